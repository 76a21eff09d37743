// Package vector quantizes embedding vectors to one byte per element and compares
// them by cosine: two vectors, or one with many. It does not depend on the models that
// make them.
package vector

import "math"

// A Vector is a direction: its elements are scaled so that the largest is 127 or -127.
// Only directions are compared, so the scale is not stored. The cosine of a vector of
// zeros with any vector is 0.
type Vector []int8

// maxElement is what the largest element of a vector is scaled to. -128 never occurs,
// so that kernels can negate elements without overflow.
const maxElement = 127

// Quantize makes a Vector of a vector of any length. If it has no direction, because
// it is zero or contains NaN or infinity, the result is zeros.
func Quantize(numbers []float32) Vector {
	v := make(Vector, len(numbers))
	largest := float32(0)
	for _, x := range numbers {
		if x != x || math.IsInf(float64(x), 0) {
			return v
		}
		largest = max(largest, x, -x)
	}
	if largest == 0 {
		return v
	}
	for i, x := range numbers {
		v[i] = int8(math.RoundToEven(float64(x) / float64(largest) * maxElement))
	}
	return v
}

// Dot returns the cosine of two vectors: 1 for the same direction, 0 for orthogonal
// ones. It is 0 for vectors of different widths, because they come from different
// models.
func Dot(a, b Vector) float32 {
	if len(a) != len(b) {
		return 0
	}
	return float32(product(a, b)) * a.inverse() * b.inverse()
}

// inverse returns 1 / the length of the vector, or 0 if all elements are 0.
func (v Vector) inverse() float32 {
	square := product(v, v)
	if square == 0 {
		return 0
	}
	return float32(1 / math.Sqrt(float64(square)))
}
