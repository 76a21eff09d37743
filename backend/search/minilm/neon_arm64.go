package minilm

// fastest returns the best arithmetic that this processor can do: every arm64
// has vector instructions.
func fastest() arithmetic { return neon{} }

// neon is portable but for its products, which are most of the work. Its
// assembler is written by hand: what generates that of avx2 knows no arm64.
type neon struct{ portable }

// prepare has nothing to do: multiply reads the weights as they are packed.
func (neon) prepare(*model) {}

func (neon) multiply(out, in []float32, l *linear, s *scratch) {
	for i := range s.rows {
		s.steps[i] = roundNarrow(s.narrow[i*l.in:][:l.in], in[i*l.in:][:l.in])
	}
	multiplyTiles(multiplyNEON, out, l, s)
}

// roundNarrow rounds a row of activations, and returns what a step stands for.
func roundNarrow(out []int16, row []float32) float32 {
	most := greatest(row)
	if most == 0 {
		clear(out)
		return 0
	}
	scale := mostSteps / most
	for i, x := range row {
		out[i] = int16(nearest(x * scale))
	}
	return most / mostSteps
}

// multiplyNEON is a tileKernel.
//
//go:noescape
func multiplyNEON(out, bias, scales *float32, weights *byte, rounded *int16, steps *float32, in, stride, rows int)

func (neon) blend(out, coefficients, rows []float32, stride int) {
	blendNEON(&out[0], &coefficients[0], &rows[0], stride, len(coefficients), len(out))
}

// blendNEON writes width numbers to out: the sum of count rows, stride numbers
// apart, each times its coefficient. count is at least 1, width a multiple of 8.
//
//go:noescape
func blendNEON(out, coefficients, rows *float32, stride, count, width int)
