package minilm

// The shape of all-MiniLM-L6-v2.
const (
	words     = 30522
	width     = 384 // numbers a token, and a sentence
	inner     = 4 * width
	layers    = 6
	heads     = 12
	headWidth = width / heads
)

// A model is what training has left: numbers, and the words they are about.
type model struct {
	vocabulary *vocabulary
	words      matrix    // a row a token
	positions  []float32 // a row a place in the text
	norm       layerNorm
	layers     [layers]layer
}

// A layer lets every token take from the others what concerns it (attention),
// and then think it over alone.
type layer struct {
	attention  linear // to queries, keys and values, one behind the other
	joined     linear
	afterwards layerNorm
	up, down   linear
	finally    layerNorm
}

// A matrix has out rows of in weights, a byte (int8) each, which times the row's
// scale are the weight.
type matrix struct {
	in, out int
	weights []byte
	scales  []float32
	triples []uint64 // the weights as portable wants them, if it is at work
}

// A linear is a matrix and what is added to its products.
type linear struct {
	matrix
	bias []float32
}

// A layerNorm brings a row to mean 0 and variance 1, and from there to what the
// model has learned.
type layerNorm struct{ gain, bias []float32 }
