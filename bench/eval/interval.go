package main

import (
	"math/rand/v2"
	"slices"
)

// A figure is a mean with its 95 % bootstrap confidence interval.
type figure struct{ mean, low, high float64 }

const resamples = 2000

// estimate bootstraps the mean of values. It always returns the same for the same values.
func estimate(values []float64) figure {
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // for sampling, not for secrets
	means := make([]float64, resamples)
	for i := range means {
		for range values {
			means[i] += values[random.IntN(len(values))]
		}
		means[i] /= float64(len(values))
	}
	slices.Sort(means)
	return figure{mean(values), means[resamples*25/1000], means[resamples*975/1000]}
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}
