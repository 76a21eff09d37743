// Package vector keeps directions of meaning small: a unit vector as one byte
// a number, how near two of them point, and one against very many. It knows
// nothing of where vectors come from.
package vector

import "math"

// A Vector is a direction, its numbers scaled so that the greatest is 127 or
// -127. Only directions are compared, so the scale itself is not kept. A vector
// of zeros points nowhere and is near to nothing.
type Vector []int8

// greatest is what the largest number of a vector is scaled to. -128 never
// occurs: a kernel may negate without overflow.
const greatest = 127

// Quantize rounds a vector of any length to a Vector. One that has no direction,
// because it is zero or holds what is no number, becomes zeros.
func Quantize(numbers []float32) Vector {
	v := make(Vector, len(numbers))
	most := float32(0)
	for _, x := range numbers {
		if x != x || math.IsInf(float64(x), 0) {
			return v
		}
		most = max(most, x, -x)
	}
	if most == 0 {
		return v
	}
	for i, x := range numbers {
		v[i] = int8(math.RoundToEven(float64(x) / float64(most) * greatest))
	}
	return v
}

// Dot returns how near two vectors point: the cosine between them, 1 for the
// same direction, 0 for nothing in common. Vectors of different widths, which
// no one model made, have nothing in common.
func Dot(a, b Vector) float32 {
	if len(a) != len(b) {
		return 0
	}
	return float32(product(a, b)) * a.inverse() * b.inverse()
}

// inverse returns one over the vector's length, or 0 where it has none.
func (v Vector) inverse() float32 {
	square := product(v, v)
	if square == 0 {
		return 0
	}
	return float32(1 / math.Sqrt(float64(square)))
}
