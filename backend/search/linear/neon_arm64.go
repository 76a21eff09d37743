package linear

// Fastest returns the fastest multiplier for this processor: every arm64 has vector
// instructions.
func Fastest() Multiplier { return NEON{} }

// NEON is the multiplier for arm64. Its assembly is written by hand, because the
// generator of the AVX2 kernels does not support arm64.
type NEON struct{}

// Prepare does nothing: Multiply reads the packed layout.
func (NEON) Prepare(*Matrix) {}

// Multiply implements Multiplier.
func (NEON) Multiply(out, in []float32, stride, rows int, l *Layer, s *Scratch) {
	s.roundRows(in, stride, rows, l.In)
	multiplyTiles(multiplyNEON, out, rows, l, s)
}

// roundRow quantizes a row of activations and returns the step size.
func roundRow(out []int16, row []float32) float32 {
	largest := maxAbs(row)
	if largest == 0 {
		clear(out)
		return 0
	}
	scale := quantizedMax / largest
	for i, x := range row {
		out[i] = int16(Nearest(x, scale))
	}
	return largest / quantizedMax
}

// multiplyNEON is a tileKernel.
//
//go:noescape
func multiplyNEON(out, bias, scales *float32, weights *byte, rounded *int16, steps *float32, in, stride, rows int)
