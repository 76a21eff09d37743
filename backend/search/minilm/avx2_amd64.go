package minilm

// avx2 is the arithmetic of processors with AVX2 and FMA, which nearly all since
// 2013 have. build/kernels generates what it calls.
type avx2 struct{}

// prepare has nothing to do: the kernels read the weights as they are packed.
func (avx2) prepare(*model) {}

func (avx2) multiply(out, in []float32, l *linear, s *scratch) {
	for i := range s.rows {
		s.steps[i] = roundNarrow(s.narrow[i*l.in:][:l.in], in[i*l.in:][:l.in])
	}
	multiplyTiles(multiplyAVX2, out, l, s)
}

// roundNarrow rounds a row of activations, and returns what a step stands for.
func roundNarrow(out []int16, row []float32) float32 {
	most := greatestAVX2(&row[0], len(row))
	if most == 0 {
		clear(out)
		return 0
	}
	roundAVX2(&out[0], &row[0], len(row), mostSteps/most)
	return most / mostSteps
}

func (avx2) blend(out, coefficients, rows []float32, stride int) {
	blendAVX2(&out[0], &coefficients[0], &rows[0], stride, len(coefficients), len(out))
}

func (avx2) exponentials(scores []float32) float32 {
	return exponentialsAVX2(&scores[0], len(scores))
}

func (avx2) gelu(numbers []float32) { geluAVX2(&numbers[0], len(numbers)) }
