package main

import "math"

// bestScale returns the step size for quantizing a row to bytes. It tries several,
// which clip more or less of the largest numbers, and takes the one with the smallest
// squared error. Without clipping, one outlier would make all steps coarse.
func bestScale(row []float32) float32 {
	var largest float32
	for _, x := range row {
		largest = max(largest, x, -x)
	}
	if largest == 0 {
		return 1
	}
	best, least := float32(0), math.Inf(1)
	for percent := 100; percent >= 50; percent-- {
		scale := largest / 127 * float32(percent) / 100
		if e := squaredError(row, scale); e < least {
			best, least = scale, e
		}
	}
	return best
}

func squaredError(row []float32, scale float32) float64 {
	var sum float64
	for i, n := range round(row, scale) {
		difference := float64(row[i] - float32(n)*scale)
		sum += difference * difference
	}
	return sum
}

func round(row []float32, scale float32) []int8 {
	numbers := make([]int8, len(row))
	for i, x := range row {
		numbers[i] = int8(max(-127, min(127, math.RoundToEven(float64(x/scale)))))
	}
	return numbers
}
