package minilm

import (
	"math"

	"kith/backend/search/linear"
)

// portable is the arithmetic in plain Go.
type portable struct{ linear.Portable }

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
	n := linear.Nearest(x, 1/math.Ln2)
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
