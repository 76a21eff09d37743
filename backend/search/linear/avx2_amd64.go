package linear

import "golang.org/x/sys/cpu"

// AVX2 is the multiplier for processors with AVX2 and FMA: nearly all since 2013.
// build/kernels generates the assembly that it calls.
type AVX2 struct{}

// Fastest returns the fastest multiplier for this processor.
func Fastest() Multiplier {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		return AVX2{}
	}
	return Portable{}
}

// Prepare does nothing: the kernels read the packed layout.
func (AVX2) Prepare(*Matrix) {}

// Multiply implements Multiplier.
func (AVX2) Multiply(out, in []float32, stride, rows int, l *Layer, s *Scratch) {
	s.roundRows(in, stride, rows, l.In)
	multiplyTiles(multiplyAVX2, out, rows, l, s)
}

// roundRow quantizes a row of activations and returns the step size.
func roundRow(out []int16, row []float32) float32 {
	largest := maxAbsAVX2(&row[0], len(row))
	if largest == 0 {
		clear(out)
		return 0
	}
	roundAVX2(&out[0], &row[0], len(row), quantizedMax/largest)
	return largest / quantizedMax
}
