package minilm

import "kith/backend/search/linear"

// fastest returns the arithmetic with the fastest multiplier for this processor.
func fastest() arithmetic {
	if m, ok := linear.Fastest().(linear.AVX2); ok {
		return avx2{m}
	}
	return portable{}
}
