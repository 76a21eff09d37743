package main

import "math"

// bestScale returns what one step of a byte stands for in a row: of several that
// cut off more or less of its greatest numbers, the one that loses least
// (squared error). One outlier would otherwise make all steps coarse.
func bestScale(row []float32) float32 {
	var most float32
	for _, x := range row {
		most = max(most, x, -x)
	}
	if most == 0 {
		return 1
	}
	best, least := float32(0), math.Inf(1)
	for percent := 100; percent >= 50; percent-- {
		scale := most / 127 * float32(percent) / 100
		if lost := loss(row, scale); lost < least {
			best, least = scale, lost
		}
	}
	return best
}

func loss(row []float32, scale float32) float64 {
	var sum float64
	for i, n := range round(row, scale) {
		lost := float64(row[i] - float32(n)*scale)
		sum += lost * lost
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
