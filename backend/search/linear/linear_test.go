package linear

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// multipliers returns those that this processor supports, by name.
func multipliers() map[string]Multiplier {
	all := map[string]Multiplier{}
	for _, m := range []Multiplier{Portable{}, Fastest()} {
		all[fmt.Sprintf("%T", m)] = m
	}
	return all
}

// layer returns a random layer. Its first two rows are the largest weights that occur,
// because they overflow first.
func layer(r *rand.Rand, in, out int) *Layer {
	l := &Layer{Matrix: Matrix{In: in, Out: out, Weights: make([]byte, in*out)}}
	for i := range l.Weights {
		l.Weights[i] = byte(int8(r.IntN(255) - 127))
	}
	for i := range in {
		l.Weights[i], l.Weights[in+i] = 127, 129 // and -127
	}
	for range out {
		l.Scales = append(l.Scales, r.Float32()/300)
		l.Bias = append(l.Bias, float32(r.NormFloat64()))
	}
	return l
}

// numbers returns random rows. The first is of large numbers, the second of zeros.
func numbers(r *rand.Rand, in, rows, stride int) []float32 {
	list := make([]float32, (rows-1)*stride+max(in, 2*stride))
	for i := range list {
		list[i] = float32(r.NormFloat64())
	}
	for i := range in {
		list[i] = 3
	}
	clear(list[stride:][:in])
	return list
}

// TestMultiply compares with double precision.
func TestMultiply(t *testing.T) {
	for name, m := range multipliers() {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, 3))
			for _, in := range []int{16, 320, 384, 512, 768, 1280, 1536} {
				l := layer(r, in, 20)
				m.Prepare(&l.Matrix)
				for _, rows := range []int{2, 34} {
					list, out := numbers(r, in, rows, in), make([]float32, rows*l.Out)
					m.Multiply(out, list, in, rows, l, new(Scratch))
					checkProducts(t, out, list, l, rows)
				}
			}
		})
	}
}

func checkProducts(t *testing.T, out, in []float32, l *Layer, rows int) {
	t.Helper()
	for i := range rows {
		step := float64(maxAbs(in[i*l.In:][:l.In])) / quantizedMax
		for o := range l.Out {
			var products float64
			for j, x := range in[i*l.In:][:l.In] {
				weight := float64(int8(l.Weights[o*l.In+j])) * float64(l.Scales[o])
				if step > 0 {
					products += weight * step * math.RoundToEven(float64(x)/step)
				}
			}
			products += float64(l.Bias[o])
			if got := out[i*l.Out+o]; math.Abs(float64(got)-products) > 0.002 {
				t.Fatalf("%d numbers, %d rows: row %d, column %d is %v, not %v", l.In, rows, i, o, got, products)
			}
		}
	}
}

// TestMultiplyEqualsPortable includes rows that overlap.
func TestMultiplyEqualsPortable(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	var plain, fast Scratch
	for _, in := range []int{16, 256, 320, 1280} {
		l := layer(r, in, 64)
		Portable{}.Prepare(&l.Matrix)
		Fastest().Prepare(&l.Matrix)
		for _, stride := range []int{16, in, in + 3} {
			const rows = 40
			list := numbers(r, in, rows, stride)
			want, got := make([]float32, rows*l.Out), make([]float32, rows*l.Out)
			Portable{}.Multiply(want, list, stride, rows, l, &plain)
			Fastest().Multiply(got, list, stride, rows, l, &fast)
			if !slices.Equal(got, want) {
				t.Errorf("rows of %d numbers, %d apart, differ", in, stride)
			}
		}
	}
}
