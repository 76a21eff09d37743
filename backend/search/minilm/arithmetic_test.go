package minilm

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// These tests compare every arithmetic with the exact formulas in double precision.

func normals(r *rand.Rand, n int, deviation float64) []float32 {
	list := make([]float32, n)
	for i := range list {
		list[i] = float32(r.NormFloat64() * deviation)
	}
	return list
}

// near reports whether got and want differ by at most a hundred-thousandth of size.
func near(got float32, want, size float64) bool {
	return math.Abs(float64(got)-want) <= 1e-5*size
}

func TestGelu(t *testing.T) {
	for name, a := range arithmetics() {
		t.Run(name, func(t *testing.T) {
			var in []float32
			for x := float32(-120); x < 120; x += 0.0625 {
				in = append(in, x, x/64)
			}
			in = append(in, 0, float32(math.Copysign(0, -1)), 1e-30, -1e-30, 1e4, -1e4, 0, 0)
			out := slices.Clone(in)
			a.gelu(out)
			for i, x := range in {
				want := float64(x) * 0.5 * math.Erfc(-float64(x)/math.Sqrt2)
				if !near(out[i], want, max(1, math.Abs(want))) {
					t.Errorf("gelu of %v is %v, not %v", x, out[i], want)
				}
			}
		})
	}
}

func TestExponentials(t *testing.T) {
	for name, a := range arithmetics() {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 1))
			for n := lanes; n <= maxTokens; n += lanes {
				in := normals(r, n, 5)
				in[n-1] = maskedScore
				out := slices.Clone(in)
				sum := a.exponentials(out)
				largest, all := math.Inf(-1), 0.0
				for _, x := range in {
					largest = max(largest, float64(x))
				}
				for i, x := range in {
					want := math.Exp(float64(x) - largest)
					all += want
					if !near(out[i], want, 1) {
						t.Errorf("%d scores: e to the %v is %v, not %v", n, float64(x)-largest, out[i], want)
					}
				}
				if !near(sum, all, all) {
					t.Errorf("%d scores: the sum is %v, not %v", n, sum, all)
				}
			}
		})
	}
}

func TestBlend(t *testing.T) {
	for name, a := range arithmetics() {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(2, 2))
			for _, count := range []int{1, 2, 3, 4, 5, 32, 255} {
				for _, size := range []int{8, 16, 32, 40, 256} {
					stride := size + count%3
					rows, coefficients := normals(r, stride*(count-1)+size, 1), normals(r, count, 1)
					out := normals(r, size, 1)
					a.blend(out, coefficients, rows, stride)
					for i := range out {
						var want float64
						for j, c := range coefficients {
							want += float64(c) * float64(rows[j*stride+i])
						}
						if !near(out[i], want, float64(count)) {
							t.Fatalf("%d rows of %d: number %d is %v, not %v", count, size, i, out[i], want)
						}
					}
				}
			}
		})
	}
}
