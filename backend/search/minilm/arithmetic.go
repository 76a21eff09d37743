package minilm

import "kith/backend/search/linear"

// An arithmetic implements the expensive numeric operations. One implementation is
// plain Go and runs everywhere; the others use vector instructions.
type arithmetic interface {
	linear.Multiplier

	// blend writes a weighted sum of rows to out. There is one coefficient a row,
	// and rows begin stride numbers apart. Only the first len(out) numbers of a row
	// count. The length of out is a multiple of lanes.
	blend(out, coefficients, rows []float32, stride int)

	// exponentials replaces each score x by exp(x - the largest score) and returns
	// the sum of the results. The number of scores is a multiple of lanes.
	exponentials(scores []float32) float32

	// gelu replaces each x by x times the probability that a normally distributed
	// number is below x (Hendrycks and Gimpel, 2016).
	gelu(numbers []float32)
}
