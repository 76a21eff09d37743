package minilm

import (
	_ "embed"
	"errors"

	"kith/backend/search/linear"
)

// packed holds the model's vocabulary and weights. build/pack/minilm wrote it; NOTICE
// says where they come from.
//
//go:embed minilm.packed
var packed []byte

const magic = "kithmean" // the first bytes of the packed file

// errPacked means that the program was built with a packed file that is incomplete or
// of another format.
var errPacked = errors.New("minilm: the embedded weights are damaged")

// readModel reads the whole file.
func readModel(data []byte) (*model, error) {
	r := linear.NewReader(data, magic)
	m := &model{
		vocabulary: newVocabulary(r.Text()),
		words:      r.Matrix(width, words),
		positions:  r.Floats(maxTokens * width),
		norm:       readNorm(r),
	}
	for i := range m.layers {
		m.layers[i] = layer{
			attention:       r.Layer(width, 3*width),
			attentionOutput: r.Layer(width, width),
			attentionNorm:   readNorm(r),
			up:              r.Layer(width, inner),
			down:            r.Layer(inner, width),
			outputNorm:      readNorm(r),
		}
	}
	if !r.Complete() {
		return nil, errPacked
	}
	return m, nil
}

func readNorm(r *linear.Reader) layerNorm {
	return layerNorm{gain: r.Floats(width), bias: r.Floats(width)}
}
