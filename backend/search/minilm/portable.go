package minilm

import "math"

// portable is the arithmetic in plain Go.
//
// It computes three products with one 64-bit multiplication. Three weights w are
// packed into a word at bits 0, 21 and 42, three activations a at bits 42, 21 and 0.
// Then bits 42 to 62 of the product of both words are the sum of the three w·a. Bit
// 63 belongs to another sum; it overflows because the weights are doubled. Two such
// products can be added before the sum is extracted: with weights of up to 127 and
// activations of up to quantizedMax it stays below 2²⁰. So do the sums in the lower
// bits, and rounding recovers it exactly.
type portable struct{}

const (
	tripleBits = 21
	tripleTop  = 2*tripleBits + 1 // because the weights are doubled
	tripleHalf = 1 << (tripleTop - 1)
)

func triple(low, middle, high int64) uint64 {
	return uint64(low + middle<<tripleBits + high<<(2*tripleBits))
}

func (portable) prepare(m *model) {
	for i := range m.layers {
		l := &m.layers[i]
		for _, matrix := range []*matrix{&l.attention.matrix, &l.attentionOutput.matrix, &l.up.matrix, &l.down.matrix} {
			matrix.triples = make([]uint64, len(matrix.weights)/3)
			for j := range matrix.triples {
				w := matrix.weights[3*j:][:3]
				matrix.triples[j] = 2 * triple(int64(int8(w[0])), int64(int8(w[1])), int64(int8(w[2])))
			}
		}
	}
}

func (portable) multiply(out, in []float32, l *linear, s *scratch) {
	words := l.in / 3
	if s.triples == nil {
		s.triples = make([]uint64, maxTokens*inner/3)
	}
	for i := range s.rows {
		s.steps[i] = roundTriples(s.triples[i*words:][:words], in[i*l.in:][:l.in])
	}
	for o := 0; o < l.out; o += 2 {
		w0, w1 := l.triples[o*words:][:words], l.triples[(o+1)*words:][:words]
		for i := range s.rows {
			sum0, sum1 := tripleProducts(w0, w1, s.triples[i*words:][:words])
			out[i*l.out+o] = float32(sum0)*(l.scales[o]*s.steps[i]) + l.bias[o]
			out[i*l.out+o+1] = float32(sum1)*(l.scales[o+1]*s.steps[i]) + l.bias[o+1]
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
	for i := range out {
		x := row[3*i:][:3]
		out[i] = triple(nearest(x[2]*scale), nearest(x[1]*scale), nearest(x[0]*scale))
	}
	return largest / quantizedMax
}

// maxAbs returns the largest absolute value.
func maxAbs(row []float32) float32 {
	var largest float32
	for _, x := range row {
		largest = max(largest, x, -x)
	}
	return largest
}

// nearest rounds a number of less than 22 bits to the nearest integer, halves to even:
// a float32 as large as 1.5·2²³ has no bits for a fraction.
func nearest(x float32) int64 {
	const integerOffset = 3 << 22
	return int64(int32(math.Float32bits(x+integerOffset)) - int32(math.Float32bits(integerOffset)))
}

func (portable) blend(out, coefficients, rows []float32, stride int) {
	clear(out)
	for len(coefficients) >= 4 {
		c0, c1, c2, c3 := coefficients[0], coefficients[1], coefficients[2], coefficients[3]
		r0, r1 := rows[:len(out)], rows[stride:][:len(out)]
		r2, r3 := rows[2*stride:][:len(out)], rows[3*stride:][:len(out)]
		for i := range out {
			out[i] += c0*r0[i] + c1*r1[i] + c2*r2[i] + c3*r3[i]
		}
		if coefficients = coefficients[4:]; len(coefficients) > 0 {
			rows = rows[4*stride:]
		}
	}
	for j, c := range coefficients {
		for i, x := range rows[j*stride:][:len(out)] {
			out[i] += c * x
		}
	}
}

func (portable) exponentials(scores []float32) float32 {
	largest, sum := scores[0], float32(0)
	for _, x := range scores {
		largest = max(largest, x)
	}
	for i, x := range scores {
		scores[i] = exponential(x - largest)
		sum += scores[i]
	}
	return sum
}

// gelu uses the approximation of the error function from Abramowitz and Stegun,
// 7.1.26, with an error below 2·10⁻⁷.
func (portable) gelu(numbers []float32) {
	for i, x := range numbers {
		z := max(x, -x) * (1 / math.Sqrt2)
		t := 1 / (1 + erfP*z)
		tail := x * 0.5 * exponential(-z*z) * t * (erf1 + t*(erf2+t*(erf3+t*(erf4+t*erf5))))
		if x > 0 {
			tail = x - tail
		}
		numbers[i] = tail
	}
}

const (
	erfP = 0.3275911
	erf1 = 0.254829592
	erf2 = -0.284496736
	erf3 = 1.421413741
	erf4 = -1.453152027
	erf5 = 1.061405429
)

// exponential returns e to the power of x, which must not be above 0, with an error in
// the last bit or two: 2 to the nearest integer power, times a polynomial (the expf of
// Cephes).
func exponential(x float32) float32 {
	x = max(x, minExponent)
	n := nearest(x * (1 / math.Ln2))
	r := x - float32(n)*ln2High - float32(n)*ln2Low
	p := exp2 + r*(exp3+r*(exp4+r*(exp5+r*(exp6+r*exp7))))
	return (1 + r + r*r*p) * math.Float32frombits(uint32(127+n)<<23)
}

const (
	minExponent = -87
	ln2High     = 0.693359375
	ln2Low      = -2.12194440e-4
	exp2        = 5.0000001201e-1
	exp3        = 1.6666665459e-1
	exp4        = 4.1665795894e-2
	exp5        = 8.3334519073e-3
	exp6        = 1.3981999507e-3
	exp7        = 1.9875691500e-4
)
