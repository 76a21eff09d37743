package minilm

// avx2 is the arithmetic for processors with AVX2 and FMA: nearly all since 2013.
// build/kernels generates the assembly that it calls.
type avx2 struct{}

// prepare does nothing: the kernels read the packed layout.
func (avx2) prepare(*model) {}

func (avx2) multiply(out, in []float32, l *linear, s *scratch) {
	for i := range s.rows {
		s.steps[i] = roundRow(s.rounded[i*l.in:][:l.in], in[i*l.in:][:l.in])
	}
	multiplyTiles(multiplyAVX2, out, l, s)
}

// roundRow quantizes a row of activations and returns the step size.
func roundRow(out []int16, row []float32) float32 {
	largest := maxAbsAVX2(&row[0], len(row))
	if largest == 0 {
		clear(out)
		return 0
	}
	roundAVX2(&out[0], &row[0], len(row), quantizedMax/largest)
	return largest / quantizedMax
}

func (avx2) blend(out, coefficients, rows []float32, stride int) {
	blendAVX2(&out[0], &coefficients[0], &rows[0], stride, len(coefficients), len(out))
}

func (avx2) exponentials(scores []float32) float32 {
	return exponentialsAVX2(&scores[0], len(scores))
}

func (avx2) gelu(numbers []float32) { geluAVX2(&numbers[0], len(numbers)) }
