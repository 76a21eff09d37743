//go:build amd64 || arm64

package minilm

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

// multiplyTiles applies l to the rounded rows of the scratch, tile by tile.
func multiplyTiles(kernel tileKernel, out []float32, l *linear, s *scratch) {
	for first := 0; first < s.rows; first += blockRows {
		rows := min(blockRows, s.rows-first)
		for o := 0; o < l.out; o += tileColumns {
			kernel(&out[first*l.out+o], &l.bias[o], &l.scales[o], &l.weights[o*l.in],
				&s.rounded[first*l.in], &s.steps[first], l.in, l.out, rows)
		}
	}
}
