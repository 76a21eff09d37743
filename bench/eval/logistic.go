package main

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"kith/backend/search/rank"
)

// An observation is one question for the logistic model.
type observation struct {
	features rank.Features
	answered bool
	weight   float64 // those of a community with an answer have 1 in sum, as have those without
}

const (
	newtonSteps  = 30
	minCurvature = 1e-9 // of the bias, which has no penalty, so that the Hessian can be inverted
	ridge        = 1.0  // L2 penalty on the weights of standardized features
	weightScale  = 600  // number of questions that an observation of weight 1 counts as, beside the penalty
)

// fitLogistic fits the probability that observations are answered, by Newton's method with a ridge penalty
// (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4).
func fitLogistic(all []observation) rank.AnswerModel {
	mean, deviation := standardization(all)
	const n = len(rank.FeatureNames) + 1 // the last one is the bias
	w := mat.NewVecDense(n, nil)
	for range newtonSteps {
		gradient, hessian := mat.NewVecDense(n, nil), mat.NewSymDense(n, nil)
		for i := range n - 1 {
			gradient.SetVec(i, -ridge*w.AtVec(i))
			hessian.SetSym(i, i, ridge)
		}
		hessian.SetSym(n-1, n-1, minCurvature)
		for _, o := range all {
			x := mat.NewVecDense(n, append(standardize(o.features, mean, deviation), 1))
			p := 1 / (1 + math.Exp(-mat.Dot(w, x)))
			weight := o.weight * weightScale
			gradient.AddScaledVec(gradient, weight*(as01(o.answered)-p), x)
			hessian.SymRankOne(hessian, weight*p*(1-p), x)
		}
		var step mat.VecDense
		if step.SolveVec(hessian, gradient) != nil {
			break
		}
		w.AddVec(w, &step)
	}
	m := rank.AnswerModel{Bias: w.AtVec(n - 1)}
	for i := range m.Weights {
		m.Weights[i] = w.AtVec(i) / deviation[i]
		m.Bias -= m.Weights[i] * mean[i]
	}
	return m
}

func standardize(f, mean, deviation rank.Features) []float64 {
	x := make([]float64, len(f))
	for i := range f {
		x[i] = (f[i] - mean[i]) / deviation[i]
	}
	return x
}

// standardization returns the mean and the standard deviation of each feature.
func standardization(all []observation) (mean, deviation rank.Features) {
	for i := range mean {
		for _, o := range all {
			mean[i] += o.features[i] / float64(len(all))
		}
		for _, o := range all {
			d := o.features[i] - mean[i]
			deviation[i] += d * d / float64(len(all))
		}
		if deviation[i] = math.Sqrt(deviation[i]); deviation[i] == 0 {
			deviation[i] = 1
		}
	}
	return mean, deviation
}
