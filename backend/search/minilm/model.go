package minilm

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
	words      matrix    // one row per token of the vocabulary
	positions  []float32 // one row per position in the text
	norm       layerNorm
	layers     [layers]layer
}

// A layer is self-attention, followed by a feed-forward network.
type layer struct {
	attention       linear // to queries, keys and values, in this order
	attentionOutput linear
	attentionNorm   layerNorm
	up, down        linear // the feed-forward network
	outputNorm      layerNorm
}

// A matrix has out rows of in weights. A weight is its byte (int8) times the scale of
// its row.
type matrix struct {
	in, out int
	weights []byte
	scales  []float32
	triples []uint64 // the weights in the layout of portable; nil with another arithmetic
}

// A linear is a matrix and a bias, which is added to its products.
type linear struct {
	matrix
	bias []float32
}

// A layerNorm scales a row to mean 0 and variance 1, and then applies the trained
// gain and bias.
type layerNorm struct{ gain, bias []float32 }
