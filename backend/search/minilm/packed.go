package minilm

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
)

// packed holds the model's vocabulary and weights, as backend/search/minilm/pack wrote
// them. NOTICE says where they come from.
//
//go:embed minilm.packed
var packed []byte

const packedMark = "kithmean"

// errPacked means that the program was built with a file of weights that is cut
// off, or of another kind.
var errPacked = errors.New("minilm: the embedded weights are damaged")

// A reader takes one part of the packed file after the other. From where it runs
// out it goes on with zeros, and damaged says so.
type reader struct {
	rest    []byte
	damaged bool
}

// readModel reads the whole file.
func readModel(data []byte) (*model, error) {
	r := &reader{rest: data}
	r.mark()
	m := &model{
		vocabulary: newVocabulary(string(r.bytes(r.length()))),
		words:      r.matrix(width, words),
		positions:  r.floats(maxTokens * width),
		norm:       r.norm(),
	}
	for i := range m.layers {
		m.layers[i] = layer{
			attention:  r.linear(width, 3*width),
			joined:     r.linear(width, width),
			afterwards: r.norm(),
			up:         r.linear(width, inner),
			down:       r.linear(inner, width),
			finally:    r.norm(),
		}
	}
	if r.damaged || len(r.rest) > 0 {
		return nil, errPacked
	}
	return m, nil
}

func (r *reader) mark() { r.damaged = string(r.bytes(len(packedMark))) != packedMark }

// length reads how many bytes come next.
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

// matrix reads a matrix, whose weights it leaves where they are.
func (r *reader) matrix(in, out int) matrix {
	return matrix{in: in, out: out, scales: r.floats(out), weights: r.bytes(in * out)}
}

func (r *reader) linear(in, out int) linear {
	return linear{matrix: r.matrix(in, out), bias: r.floats(out)}
}

func (r *reader) norm() layerNorm { return layerNorm{gain: r.floats(width), bias: r.floats(width)} }
