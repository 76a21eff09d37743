package pack

import "math"

// Quantize rounds a row of weights to multiples of a scale: to integers from -largest to
// largest. It tries scales that clip the largest weights more or less, a step of so many
// percent apart, and takes the one with the smallest squared error. Without clipping one
// outlier would make the scale coarse.
func Quantize(row []float32, largest, percent int) (numbers []int8, scale float32) {
	highest := float32(0)
	for _, x := range row {
		highest = max(highest, x, -x)
	}
	if highest == 0 {
		return make([]int8, len(row)), 1
	}
	least := math.Inf(1)
	for share := 100; share >= 50; share -= percent {
		candidate := highest / float32(largest) * float32(share) / 100
		rounded, loss := round(row, candidate, largest)
		if loss < least {
			numbers, scale, least = rounded, candidate, loss
		}
	}
	return numbers, scale
}

// round quantizes a row with a scale, and returns the squared error.
func round(row []float32, scale float32, largest int) (numbers []int8, loss float64) {
	numbers = make([]int8, len(row))
	for i, x := range row {
		limit := float64(largest)
		numbers[i] = int8(max(-limit, min(limit, math.RoundToEven(float64(x/scale)))))
		lost := float64(x - float32(numbers[i])*scale)
		loss += lost * lost
	}
	return numbers, loss
}
