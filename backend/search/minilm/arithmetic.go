package minilm

// An arithmetic implements the expensive numeric operations. One implementation is
// plain Go and runs everywhere; the others use vector instructions.
type arithmetic interface {
	// prepare converts the weights to the layout that multiply reads.
	prepare(*model)

	// multiply applies l to each row of in and writes the results as rows of out.
	// It first quantizes each row of in to integers of at most quantizedMax.
	multiply(out, in []float32, l *linear, s *scratch)

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

// quantizedMax is what the largest activation of a row is quantized to. With this
// value the sums of six products in portable stay below 2²⁰.
const quantizedMax = 1375
