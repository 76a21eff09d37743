package main

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// An observation is one case for a logistic model.
type observation struct {
	features []float64
	positive bool
	weight   float64 // 1 counts as weightScale cases, beside the penalty
}

// A logistic is a logistic model: the log odds are the weighted sum of the features and the bias.
type logistic struct {
	weights []float64
	bias    float64
}

const (
	newtonSteps  = 30
	minCurvature = 1e-9 // of what has no penalty, so that the Hessian can be inverted
	minDeviation = 1e-9 // of a feature; below it is a rounding error
	ridge        = 1.0  // L2 penalty on the weights of standardized features
	weightScale  = 600  // number of questions that an observation of weight 1 counts as, beside the penalty
)

// fitLogistic fits the probability that observations are positive, by Newton's method with a ridge penalty
// (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4).
func fitLogistic(all []observation) logistic {
	var rows [][]float64
	for _, o := range all {
		rows = append(rows, o.features)
	}
	s := standardization(rows)
	n := len(s.mean)
	w := maximize(n+1, n, func(w, gradient *mat.VecDense, curvature *mat.SymDense) (likelihood float64) { // the last weight is the bias
		for _, o := range all {
			x := mat.NewVecDense(n+1, append(s.of(o.features), 1))
			odds := mat.Dot(w, x)
			p := 1 / (1 + math.Exp(-odds))
			weight := o.weight * weightScale
			likelihood += weight * (as01(o.positive)*odds - math.Log1p(math.Exp(odds)))
			gradient.AddScaledVec(gradient, weight*(as01(o.positive)-p), x)
			curvature.SymRankOne(curvature, weight*p*(1-p), x)
		}
		return likelihood
	})
	m := logistic{s.unscaled(w[:n]), w[n]}
	for i, weight := range m.weights {
		m.bias -= weight * s.mean[i]
	}
	return m
}

// A likelihood returns a log likelihood at w. It adds the gradient, and the curvature: the negative Hessian.
type likelihood func(w, gradient *mat.VecDense, curvature *mat.SymDense) float64

// maximize returns the n weights with the largest likelihood, less a ridge penalty on the first of them, by Newton's
// method. A step that would lower it is halved.
func maximize(n, penalized int, of likelihood) []float64 {
	at := func(w *mat.VecDense) (float64, *mat.VecDense) {
		gradient, curvature := mat.NewVecDense(n, nil), mat.NewSymDense(n, nil)
		value := 0.0
		for i := range n {
			curvature.SetSym(i, i, minCurvature)
			if i < penalized {
				value -= ridge / 2 * w.AtVec(i) * w.AtVec(i)
				gradient.SetVec(i, -ridge*w.AtVec(i))
				curvature.SetSym(i, i, ridge)
			}
		}
		value += of(w, gradient, curvature)
		step := mat.NewVecDense(n, nil)
		_ = step.SolveVec(curvature, gradient) // positive definite, by the penalty and minCurvature
		return value, step
	}
	w := mat.NewVecDense(n, nil)
	value, step := at(w)
	for range newtonSteps {
		next := mat.NewVecDense(n, nil)
		next.AddVec(w, step)
		if v, s := at(next); v >= value {
			w, value, step = next, v, s
		} else {
			step.ScaleVec(0.5, step)
		}
	}
	return w.RawVector().Data
}

// A scale has the mean and the standard deviation of each feature.
type scale struct{ mean, deviation []float64 }

// standardization returns the scale of rows of features. A feature that is always the same has the deviation 1.
func standardization(rows [][]float64) scale {
	n := len(rows[0])
	s := scale{make([]float64, n), make([]float64, n)}
	for i := range n {
		for _, row := range rows {
			s.mean[i] += row[i] / float64(len(rows))
		}
		for _, row := range rows {
			d := row[i] - s.mean[i]
			s.deviation[i] += d * d / float64(len(rows))
		}
		if s.deviation[i] = math.Sqrt(s.deviation[i]); s.deviation[i] < minDeviation {
			s.deviation[i] = 1
		}
	}
	return s
}

// of returns standardized features.
func (s scale) of(features []float64) []float64 {
	x := make([]float64, len(features))
	for i := range x {
		x[i] = (features[i] - s.mean[i]) / s.deviation[i]
	}
	return x
}

// unscaled returns the weights for features as they are, from those for standardized features.
func (s scale) unscaled(weights []float64) []float64 {
	w := make([]float64, len(weights))
	for i := range w {
		w[i] = weights[i] / s.deviation[i]
	}
	return w
}
