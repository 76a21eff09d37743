package minilm

import "kith/backend/search/linear"

// fastest returns the arithmetic with the fastest multiplier for this processor.
func fastest() arithmetic { return neon{} }

// neon uses vector instructions for products and blend, which take most of the time,
// and portable for the rest. Its assembly is written by hand, because the generator
// of the AVX2 kernels does not support arm64.
type neon struct {
	portable
	linear.NEON
}

func (neon) blend(out, coefficients, rows []float32, stride int) {
	blendNEON(&out[0], &coefficients[0], &rows[0], stride, len(coefficients), len(out))
}

// blendNEON writes to out the weighted sum of count rows of width numbers. The rows
// begin stride numbers apart. count is at least 1, width a multiple of 8.
//
//go:noescape
func blendNEON(out, coefficients, rows *float32, stride, count, width int)
