package minilm

// An arithmetic does the part of the work that takes the time. One is written in
// plain Go and runs everywhere; the others do the same faster on processors that
// can.
type arithmetic interface {
	// prepare brings the weights into the order that multiply reads them in.
	prepare(*model)

	// multiply writes l times each row of in, plus the bias, as a row of out.
	// Rows are rounded to mostSteps before, each at a scale of its own.
	multiply(out, in []float32, l *linear, s *scratch)

	// blend writes the sum of rows, each times its coefficient: as many rows as
	// there are coefficients, as many of their numbers as out has. Rows begin
	// stride numbers apart. out's length is a multiple of lanes.
	blend(out, coefficients, rows []float32, stride int)

	// exponentials replaces scores by e to their power, all divided by the
	// greatest, and returns the sum. Their number is a multiple of lanes.
	exponentials(scores []float32) float32

	// gelu replaces each x by x times the chance that a normally distributed
	// number is below x (Hendrycks and Gimpel, 2016).
	gelu(numbers []float32)
}

// mostSteps is what the greatest number of a row of activations is rounded to:
// as much as leaves portable's sums of six products below 2²⁰.
const mostSteps = 1375
