//go:build amd64 || arm64

package linear

// A tileKernel multiplies the matrix of rounded activations, rows × in, by four rows
// of weights, 4 × in. It writes the products, each times its scale and step size plus
// its bias, to four columns of out, whose rows begin stride numbers apart. in is a
// multiple of 16, rows a multiple of 2; neither is 0.
type tileKernel func(out, bias, scales *float32, weights *byte, rounded *int16, steps *float32, in, stride, rows int)

const (
	tileColumns = 4

	// blockRows is how many rows of activations fit in the processor's cache while
	// all weights are read.
	blockRows = 32
)

// roundRows quantizes rows of in numbers, which begin stride numbers apart.
func (s *Scratch) roundRows(numbers []float32, stride, rows, in int) {
	s.rounded, s.steps = resized(s.rounded, rows*in), resized(s.steps, rows)
	for i := range rows {
		s.steps[i] = roundRow(s.rounded[i*in:][:in], numbers[i*stride:][:in])
	}
}

// multiplyTiles applies l to the rounded rows of the scratch, tile by tile.
func multiplyTiles(kernel tileKernel, out []float32, rows int, l *Layer, s *Scratch) {
	for first := 0; first < rows; first += blockRows {
		block := min(blockRows, rows-first)
		for o := 0; o < l.Out; o += tileColumns {
			kernel(&out[first*l.Out+o], &l.Bias[o], &l.Scales[o], &l.Weights[o*l.In],
				&s.rounded[first*l.In], &s.steps[first], l.In, l.Out, block)
		}
	}
}
