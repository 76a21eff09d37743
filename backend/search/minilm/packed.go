package minilm

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
)

// packed holds the model's vocabulary and weights. backend/search/minilm/pack wrote
// it; NOTICE says where they come from.
//
//go:embed minilm.packed
var packed []byte

const magic = "kithmean" // the first bytes of the packed file

// errPacked means that the program was built with a packed file that is incomplete or
// of another format.
var errPacked = errors.New("minilm: the embedded weights are damaged")

// A reader reads the parts of the packed file in order. Beyond the end of the file it
// returns zeros and sets damaged.
type reader struct {
	rest    []byte
	damaged bool
}

// readModel reads the whole file.
func readModel(data []byte) (*model, error) {
	r := &reader{rest: data}
	r.magic()
	m := &model{
		vocabulary: newVocabulary(string(r.bytes(r.length()))),
		words:      r.matrix(width, words),
		positions:  r.floats(maxTokens * width),
		norm:       r.norm(),
	}
	for i := range m.layers {
		m.layers[i] = layer{
			attention:       r.linear(width, 3*width),
			attentionOutput: r.linear(width, width),
			attentionNorm:   r.norm(),
			up:              r.linear(width, inner),
			down:            r.linear(inner, width),
			outputNorm:      r.norm(),
		}
	}
	if r.damaged || len(r.rest) > 0 {
		return nil, errPacked
	}
	return m, nil
}

func (r *reader) magic() { r.damaged = string(r.bytes(len(magic))) != magic }

// length reads the length in bytes of the part that follows.
func (r *reader) length() int {
	n := int(binary.LittleEndian.Uint32(r.bytes(4)))
	if n > len(r.rest) {
		r.damaged = true
		return 0
	}
	return n
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.rest) {
		r.damaged, r.rest = true, nil
		return make([]byte, n)
	}
	part := r.rest[:n:n]
	r.rest = r.rest[n:]
	return part
}

func (r *reader) floats(n int) []float32 {
	data, list := r.bytes(4*n), make([]float32, n)
	for i := range list {
		list[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return list
}

// matrix reads a matrix. It does not copy the weights.
func (r *reader) matrix(in, out int) matrix {
	return matrix{in: in, out: out, scales: r.floats(out), weights: r.bytes(in * out)}
}

func (r *reader) linear(in, out int) linear {
	return linear{matrix: r.matrix(in, out), bias: r.floats(out)}
}

func (r *reader) norm() layerNorm { return layerNorm{gain: r.floats(width), bias: r.floats(width)} }
