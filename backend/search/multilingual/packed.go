package multilingual

import (
	_ "embed"

	"kith/backend/search/linear"
)

// packed holds the model's vocabulary and weights. build/pack/multilingual wrote it;
// NOTICE says where they come from.
//
//go:embed multilingual.packed
var packed []byte

const magic = "kithmult" // the first bytes of the packed file

// readModel reads the whole file.
func readModel(data []byte) (*model, error) {
	r := linear.NewReader(data, magic)
	m := &model{}
	m.charsmap = newCharsmap(r.Text())
	m.vocabulary = newVocabulary(r.Text(), r.Floats(words), r.Floats(1)[0])
	m.pieces = embeddings{scales: r.Floats(words), bits: r.Bytes(words * rowBytes)}
	m.projection = r.Layer(width, orders*narrow)
	for i, window := range windows {
		m.convolutions[i] = convolution{
			norm:   r.Norm(narrow),
			first:  r.Layer(window*narrow, narrow),
			second: r.Layer(window*narrow, narrow),
		}
	}
	m.norm = r.Norm(wideRow)
	m.joined = r.Layer(wideRow, width)
	m.feedForward = [feedForwardLayers]linear.Layer{
		r.Layer(width, 2*small), r.Layer(small, small), r.Layer(small, 2*width), r.Layer(width, width),
	}
	if !r.Complete() || m.vocabulary.size() != words {
		return nil, linear.ErrDamaged
	}
	return m, nil
}
