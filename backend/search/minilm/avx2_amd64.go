package minilm

import "kith/backend/search/linear"

// avx2 is the arithmetic for processors with AVX2 and FMA: nearly all since 2013.
// build/kernels generates the assembly that it calls.
type avx2 struct{ linear.AVX2 }

func (avx2) blend(out, coefficients, rows []float32, stride int) {
	blendAVX2(&out[0], &coefficients[0], &rows[0], stride, len(coefficients), len(out))
}

func (avx2) exponentials(scores []float32) float32 {
	return exponentialsAVX2(&scores[0], len(scores))
}

func (avx2) gelu(numbers []float32) { geluAVX2(&numbers[0], len(numbers)) }
