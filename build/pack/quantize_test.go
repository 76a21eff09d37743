package pack

import (
	"math"
	"testing"
)

// TestQuantize asks for the largest errors that are possible: half a step or, where the
// largest weights are clipped, a whole one.
func TestQuantize(t *testing.T) {
	rows := map[string][]float32{
		"zeros":       {0, 0, 0},
		"one number":  {-3},
		"even":        {1, -2, 3, -4, 5},
		"an outlier":  append(make([]float32, 100), 1e-3, 2e-3, 40),
		"very little": {1e-30, -2e-30},
	}
	for _, kind := range []struct {
		largest, percent int
		steps            float64 // of the error
	}{{127, 1, 0.51}, {15, 2, 1.1}} {
		for name, row := range rows {
			numbers, scale := Quantize(row, kind.largest, kind.percent)
			for i, n := range numbers {
				if lost := math.Abs(float64(row[i] - float32(n)*scale)); lost > float64(scale)*kind.steps {
					t.Errorf("%s: %v became %d times %v", name, row[i], n, scale)
				}
			}
			if len(numbers) != len(row) {
				t.Errorf("%s: %d numbers of %d", name, len(numbers), len(row))
			}
		}
	}
}
