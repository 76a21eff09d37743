package linear

import "math"

// A Norm is layer normalisation: it scales a row to mean 0 and variance 1, and then
// applies the trained gain and bias.
type Norm struct{ gain, bias []float32 }

// Apply normalises a row in place. The conversions prevent fused multiply-add, which
// rounds differently.
func (n *Norm) Apply(row []float32) {
	var sum, squares float32
	for _, x := range row {
		sum += x
	}
	mean := sum / float32(len(row))
	for _, x := range row {
		squares += float32((x - mean) * (x - mean))
	}
	scale := float32(1 / math.Sqrt(float64(squares)/float64(len(row))+1e-12))
	for i, x := range row {
		row[i] = float32((x-mean)*scale*n.gain[i]) + n.bias[i]
	}
}
