package minilm

import "kith/backend/search/linear"

// The shape of all-MiniLM-L6-v2.
const (
	words     = 30522
	width     = 384       // of the row of a token, and of the vector of a text
	inner     = 4 * width // of the row of a token within the feed-forward network
	layers    = 6
	heads     = 12
	headWidth = width / heads
)

// A model is the vocabulary and the trained weights.
type model struct {
	vocabulary *vocabulary
	words      linear.Matrix // one row per token of the vocabulary
	positions  []float32     // one row per position in the text
	norm       linear.Norm
	layers     [layers]layer
}

// A layer is self-attention, followed by a feed-forward network.
type layer struct {
	attention       linear.Layer // to queries, keys and values, in this order
	attentionOutput linear.Layer
	attentionNorm   linear.Norm
	up, down        linear.Layer // the feed-forward network
	outputNorm      linear.Norm
}

// matrices returns those that the arithmetic multiplies by.
func (m *model) matrices() []*linear.Matrix {
	var all []*linear.Matrix
	for i := range m.layers {
		l := &m.layers[i]
		all = append(all, &l.attention.Matrix, &l.attentionOutput.Matrix, &l.up.Matrix, &l.down.Matrix)
	}
	return all
}
