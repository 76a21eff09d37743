package vector

import "math"

// Blocks are the widths of the blocks of a vector. A block is what one model made of the
// text. Two vectors are compared block by block.
type Blocks []int

// MaxBlocks is the largest number of blocks.
const MaxBlocks = 2

// Width returns the width of the whole vector.
func (b Blocks) Width() int {
	sum := 0
	for _, width := range b {
		sum += width
	}
	return sum
}

// Of returns a block of a vector; nil if the vector has other blocks.
func (b Blocks) Of(v Vector, block int) Vector {
	if len(v) != b.Width() {
		return nil
	}
	from := b[:block].Width()
	return v[from : from+b[block]]
}

// A Measured is a vector with the lengths of its blocks. To compute them takes as long as
// to compare it.
type Measured struct {
	Vector
	inverses [MaxBlocks]float32 // one over the length of each block
}

// Measure computes the lengths of the blocks of a vector. It returns the zero value if the
// vector has other blocks.
func (b Blocks) Measure(v Vector) Measured {
	if len(v) != b.Width() {
		return Measured{}
	}
	m := Measured{Vector: v}
	for i, width := range b {
		m.inverses[i] = v[:width].inverse()
		v = v[width:]
	}
	return m
}

// Cosine is [Dot] of one block of two vectors.
func (b Blocks) Cosine(block int, x, y Measured) float32 {
	if len(x.Vector) != len(y.Vector) || len(x.Vector) == 0 {
		return 0
	}
	from := b[:block].Width()
	until := from + b[block]
	return float32(product(x.Vector[from:until], y.Vector[from:until])) * x.inverses[block] * y.inverses[block]
}

// AddUnit scales each block of v to a length, and adds it to sum.
func (b Blocks) AddUnit(sum []float32, v Vector, length float32) {
	for _, width := range b {
		addUnit(sum[:width], v[:width], length)
		sum, v = sum[width:], v[width:]
	}
}

func addUnit(sum []float32, v Vector, length float32) {
	square := 0.0
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	if square == 0 {
		return
	}
	scale := length / float32(math.Sqrt(square))
	for i, x := range v {
		sum[i] += float32(x) * scale
	}
}

// Quantize quantizes each block by itself.
func (b Blocks) Quantize(numbers []float32) Vector {
	v := make(Vector, 0, len(numbers))
	for _, width := range b {
		v = append(v, Quantize(numbers[:width])...)
		numbers = numbers[width:]
	}
	return v
}
