package main

import "math"

const (
	rowBits = 5
	rowMax  = 1<<(rowBits-1) - 1 // the largest quantized number
)

// bestScale returns the scale with which the quantization of a row has the smallest
// squared error. It tries several, which clip the largest numbers more or less.
func bestScale(row []float32) float32 {
	var largest float32
	for _, x := range row {
		largest = max(largest, x, -x)
	}
	if largest == 0 {
		return 1
	}
	best, smallest := float32(0), math.Inf(1)
	for percent := 100; percent >= 50; percent -= 2 {
		scale := largest / rowMax * float32(percent) / 100
		if lost := loss(row, scale); lost < smallest {
			best, smallest = scale, lost
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
		numbers[i] = int8(max(-rowMax, min(rowMax, math.RoundToEven(float64(x/scale)))))
	}
	return numbers
}

// join packs eight numbers into rowBits bytes, each plus rowMax, so that none is
// negative.
func join(numbers []int8) []byte {
	var out []byte
	for ; len(numbers) > 0; numbers = numbers[8:] {
		var bits uint64
		for i, n := range numbers[:8] {
			bits |= uint64(n+rowMax) << (i * rowBits)
		}
		for i := range rowBits {
			out = append(out, byte(bits>>(8*i)))
		}
	}
	return out
}
