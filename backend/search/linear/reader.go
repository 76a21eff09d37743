package linear

import (
	"encoding/binary"
	"errors"
	"math"
)

// ErrDamaged means that the program was built with a packed file that is incomplete or
// of another format.
var ErrDamaged = errors.New("the embedded weights are damaged")

// A Reader reads the parts of a packed file in order. Numbers are little-endian.
// Beyond the end of the file it returns zeros, and Complete returns false.
type Reader struct {
	rest    []byte
	damaged bool
}

// NewReader returns a reader for a file that must begin with magic.
func NewReader(data []byte, magic string) *Reader {
	r := &Reader{rest: data}
	r.damaged = string(r.Bytes(len(magic))) != magic
	return r
}

// Complete reports whether the file was of the right format and has been read to
// its end, but not beyond.
func (r *Reader) Complete() bool { return !r.damaged && len(r.rest) == 0 }

// Text reads the length in bytes of a text, and the text.
func (r *Reader) Text() string {
	n := int(binary.LittleEndian.Uint32(r.Bytes(4)))
	if n > len(r.rest) {
		r.damaged = true
		return ""
	}
	return string(r.Bytes(n))
}

// Bytes reads n bytes. It does not copy them.
func (r *Reader) Bytes(n int) []byte {
	if n > len(r.rest) {
		r.damaged, r.rest = true, nil
		return make([]byte, n)
	}
	part := r.rest[:n:n]
	r.rest = r.rest[n:]
	return part
}

// Floats reads n numbers.
func (r *Reader) Floats(n int) []float32 {
	data, list := r.Bytes(4*n), make([]float32, n)
	for i := range list {
		list[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return list
}

// Matrix reads the scales of a matrix and then its weights, which it does not copy.
func (r *Reader) Matrix(in, out int) Matrix {
	return Matrix{In: in, Out: out, Scales: r.Floats(out), Weights: r.Bytes(in * out)}
}

// Layer reads a matrix and its bias.
func (r *Reader) Layer(in, out int) Layer {
	return Layer{Matrix: r.Matrix(in, out), Bias: r.Floats(out)}
}

// Norm reads the gain and bias of a layer normalisation of rows of n numbers.
func (r *Reader) Norm(n int) Norm { return Norm{gain: r.Floats(n), bias: r.Floats(n)} }
