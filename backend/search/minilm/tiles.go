//go:build amd64 || arm64

package minilm

// A tileKernel writes four columns of rows rows, stride numbers apart, to out:
// the products of four rows of in weights with rounded, which are rows rows of
// in numbers, each times its scale and its step, plus its bias. in is a multiple
// of 16, rows of 2; neither is 0.
type tileKernel func(out, bias, scales *float32, weights *byte, rounded *int16, steps *float32, in, stride, rows int)

const (
	tileColumns = 4

	// rowsAtATime is how many rows of activations stay in the processor's nearer
	// memory while the weights pass by.
	rowsAtATime = 32
)

// multiplyTiles multiplies the scratch's narrow rows by l, tile by tile.
func multiplyTiles(kernel tileKernel, out []float32, l *linear, s *scratch) {
	for first := 0; first < s.rows; first += rowsAtATime {
		rows := min(rowsAtATime, s.rows-first)
		for o := 0; o < l.out; o += tileColumns {
			kernel(&out[first*l.out+o], &l.bias[o], &l.scales[o], &l.weights[o*l.in],
				&s.narrow[first*l.in], &s.steps[first], l.in, l.out, rows)
		}
	}
}
