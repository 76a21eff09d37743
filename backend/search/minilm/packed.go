package minilm

import (
	_ "embed"

	"kith/backend/search/linear"
)

// packed holds the model's vocabulary and weights. build/pack/minilm wrote it; NOTICE
// says where they come from.
//
//go:embed minilm.packed
var packed []byte

const magic = "kithmean" // the first bytes of the packed file

// readModel reads the whole file.
func readModel(data []byte) (*model, error) {
	r := linear.NewReader(data, magic)
	m := &model{
		vocabulary: newVocabulary(r.Text()),
		words:      r.Matrix(width, words),
		positions:  r.Floats(maxTokens * width),
		norm:       r.Norm(width),
	}
	for i := range m.layers {
		m.layers[i] = layer{
			attention:       r.Layer(width, 3*width),
			attentionOutput: r.Layer(width, width),
			attentionNorm:   r.Norm(width),
			up:              r.Layer(width, inner),
			down:            r.Layer(inner, width),
			outputNorm:      r.Norm(width),
		}
	}
	if !r.Complete() {
		return nil, linear.ErrDamaged
	}
	return m, nil
}
