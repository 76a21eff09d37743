package linear

import "math"

// Portable is the multiplier in plain Go.
//
// It computes three products with one 64-bit multiplication. Three weights w are
// packed into a word at bits 0, 21 and 42, three activations a at bits 42, 21 and 0.
// Then bits 42 to 62 of the product of both words are the sum of the three w·a. Bit
// 63 belongs to another sum; it overflows because the weights are doubled. Two such
// products can be added before the sum is extracted: with weights of up to 127 and
// activations of up to quantizedMax it stays below 2²⁰. So do the sums in the lower
// bits, and rounding recovers it exactly.
type Portable struct{}

const (
	tripleBits = 21
	tripleTop  = 2*tripleBits + 1 // because the weights are doubled
	tripleHalf = 1 << (tripleTop - 1)
)

func triple(low, middle, high int64) uint64 {
	return uint64(low + middle<<tripleBits + high<<(2*tripleBits))
}

// tripleWords returns the length in words of a row of n numbers. It is even.
func tripleWords(n int) int { return (n + 5) / 6 * 2 }

// Prepare implements Multiplier.
func (Portable) Prepare(m *Matrix) {
	words := tripleWords(m.In)
	m.triples = make([]uint64, m.Out*words)
	for o := range m.Out {
		row, triples := m.Weights[o*m.In:][:m.In], m.triples[o*words:][:words]
		for i := range triples {
			var w [3]int8
			for j := 3 * i; j < min(3*i+3, m.In); j++ {
				w[j-3*i] = int8(row[j])
			}
			triples[i] = 2 * triple(int64(w[0]), int64(w[1]), int64(w[2]))
		}
	}
}

// Multiply implements Multiplier.
func (Portable) Multiply(out, in []float32, stride, rows int, l *Layer, s *Scratch) {
	words := tripleWords(l.In)
	s.triples, s.steps = resized(s.triples, rows*words), resized(s.steps, rows)
	for i := range rows {
		s.steps[i] = roundTriples(s.triples[i*words:][:words], in[i*stride:][:l.In])
	}
	for o := 0; o < l.Out; o += 2 {
		w0, w1 := l.triples[o*words:][:words], l.triples[(o+1)*words:][:words]
		for i := range rows {
			sum0, sum1 := tripleProducts(w0, w1, s.triples[i*words:][:words])
			// The conversions prevent fused multiply-add, which rounds differently.
			out[i*l.Out+o] = float32(float32(sum0)*float32(l.Scales[o]*s.steps[i])) + l.Bias[o]
			out[i*l.Out+o+1] = float32(float32(sum1)*float32(l.Scales[o+1]*s.steps[i])) + l.Bias[o+1]
		}
	}
}

// tripleProducts returns the products of two rows of weights with one row of
// activations. All have the same length, which is even.
func tripleProducts(w0, w1, activations []uint64) (sum0, sum1 int64) {
	w0, w1 = w0[:len(activations)], w1[:len(activations)]
	for i := 0; i+1 < len(activations); i += 2 {
		a, b := activations[i], activations[i+1]
		sum0 += int64(w0[i]*a+w0[i+1]*b+tripleHalf) >> tripleTop
		sum1 += int64(w1[i]*a+w1[i+1]*b+tripleHalf) >> tripleTop
	}
	return sum0, sum1
}

// roundTriples quantizes a row of activations and returns the step size.
func roundTriples(out []uint64, row []float32) float32 {
	largest := maxAbs(row)
	if largest == 0 {
		clear(out)
		return 0
	}
	scale := quantizedMax / largest
	whole := len(row) / 3
	for i := range whole {
		x := row[3*i:][:3]
		out[i] = triple(Nearest(x[2], scale), Nearest(x[1], scale), Nearest(x[0], scale))
	}
	clear(out[whole:])
	for j, x := range row[3*whole:] {
		out[whole] += uint64(Nearest(x, scale)) << ((2 - j) * tripleBits)
	}
	return largest / quantizedMax
}

// Nearest returns the integer nearest to x times scale, which must be less than 22
// bits; halves to even: a float32 as large as 1.5·2²³ has no bits for a fraction.
func Nearest(x, scale float32) int64 {
	const integerOffset = 3 << 22
	return int64(int32(math.Float32bits(float32(x*scale)+integerOffset)) - int32(math.Float32bits(integerOffset)))
}
