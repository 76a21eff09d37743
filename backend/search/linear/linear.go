// Package linear computes linear layers with weights of one byte, which is most of
// the work of an encoder. The same input gives the same output on every processor,
// bit by bit.
package linear

// A Matrix has Out rows of In weights. A weight is its byte (int8, but not -128)
// times the scale of its row. In is a multiple of 16, Out of 4.
type Matrix struct {
	In, Out int
	Weights []byte
	Scales  []float32
	triples []uint64 // the weights in the layout of Portable; nil with another multiplier
}

// A Layer is a matrix and a bias, which is added to its products.
type Layer struct {
	Matrix
	Bias []float32
}

// A Multiplier applies layers. One implementation is plain Go and runs everywhere;
// the others use vector instructions.
type Multiplier interface {
	// Prepare converts the weights to the layout that Multiply reads.
	Prepare(*Matrix)

	// Multiply applies l to rows of in and writes the results as rows of out. The
	// number of rows is even; those of in begin stride numbers apart and may
	// overlap. Multiply first quantizes each row to integers of at most quantizedMax.
	Multiply(out, in []float32, stride, rows int, l *Layer, s *Scratch)
}

// quantizedMax is what the largest activation of a row is quantized to. With this
// value the sums of six products in Portable stay below 2²⁰.
const quantizedMax = 1375

// A Scratch is the buffers for one multiplication, reused for the next. The zero
// value is ready for use.
type Scratch struct {
	rounded []int16   // rows of quantized activations
	triples []uint64  // the same, three in a word
	steps   []float32 // step size of the quantization, one number per row
}

// resized returns a list of n elements: list, if that is long enough.
func resized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	return list[:n]
}

// maxAbs returns the largest absolute value.
func maxAbs(row []float32) float32 {
	var largest float32
	for _, x := range row {
		largest = max(largest, x, -x)
	}
	return largest
}
