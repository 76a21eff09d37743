package minilm

// fastest returns the fastest arithmetic for this processor: every arm64 has vector
// instructions.
func fastest() arithmetic { return neon{} }

// neon uses vector instructions for multiply and blend, which take most of the time,
// and portable for the rest. Its assembly is written by hand, because the generator
// of the AVX2 kernels does not support arm64.
type neon struct{ portable }

// prepare does nothing: multiply reads the packed layout.
func (neon) prepare(*model) {}

func (neon) multiply(out, in []float32, l *linear, s *scratch) {
	for i := range s.rows {
		s.steps[i] = roundRow(s.rounded[i*l.in:][:l.in], in[i*l.in:][:l.in])
	}
	multiplyTiles(multiplyNEON, out, l, s)
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
		out[i] = int16(nearest(x * scale))
	}
	return largest / quantizedMax
}

// multiplyNEON is a tileKernel.
//
//go:noescape
func multiplyNEON(out, bias, scales *float32, weights *byte, rounded *int16, steps *float32, in, stride, rows int)

func (neon) blend(out, coefficients, rows []float32, stride int) {
	blendNEON(&out[0], &coefficients[0], &rows[0], stride, len(coefficients), len(out))
}

// blendNEON writes to out the weighted sum of count rows of width numbers. The rows
// begin stride numbers apart. count is at least 1, width a multiple of 8.
//
//go:noescape
func blendNEON(out, coefficients, rows *float32, stride, count, width int)
