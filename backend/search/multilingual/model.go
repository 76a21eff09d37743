package multilingual

import "kith/backend/search/linear"

// The shape of the model.
const (
	words   = 80960 // of the vocabulary, including the special tokens
	width   = 512   // of the embedding of a token, and of the vector of a text
	narrow  = 256   // of the row of a token within a convolution
	orders  = 3     // kinds of convolutions, by the size of their window
	wideRow = width + orders*narrow
	small   = 320 // of the first layers of the feed-forward network

	// feedForwardLayers is how many layers the feed-forward network has. The outputs
	// of the first and the third have two parts: the input of the next layer, and a
	// residual connection to the one after it.
	feedForwardLayers = 4
)

// windows are the sizes in tokens of the windows of the convolutions.
var windows = [orders]int{2, 3, 5}

// A model is the vocabulary and the trained weights.
type model struct {
	vocabulary   *vocabulary
	charsmap     *charsmap
	pieces       embeddings
	projection   linear.Layer // to the inputs of all kinds of convolutions
	convolutions [orders]convolution
	norm         linear.Norm
	joined       linear.Layer
	feedForward  [feedForwardLayers]linear.Layer
}

// A convolution is a layer norm and two convolutions with windows of one size.
type convolution struct {
	norm          linear.Norm
	first, second linear.Layer
}

// matrices returns those that the multiplier multiplies by.
func (m *model) matrices() []*linear.Matrix {
	all := []*linear.Matrix{&m.projection.Matrix, &m.joined.Matrix}
	for i := range m.feedForward {
		all = append(all, &m.feedForward[i].Matrix)
	}
	for i := range m.convolutions {
		all = append(all, &m.convolutions[i].first.Matrix, &m.convolutions[i].second.Matrix)
	}
	return all
}

// An embeddings has a row of width numbers for each piece. A number is quantized to
// rowBits bits; times the scale of its row it is the number of the embedding.
type embeddings struct {
	scales []float32
	bits   []byte
}

const (
	rowBits  = 5
	rowMax   = 1<<(rowBits-1) - 1 // the largest quantized number
	rowBytes = width * rowBits / 8
)

// row writes the embedding of one piece to out. Eight numbers are packed into rowBits
// bytes, each plus rowMax, so that none is negative.
func (r *embeddings) row(out []float32, number int) {
	scale := r.scales[number]
	packed := r.bits[number*rowBytes:][:rowBytes]
	for ; len(packed) > 0; packed, out = packed[rowBits:], out[8:] {
		bits := uint64(packed[0]) | uint64(packed[1])<<8 | uint64(packed[2])<<16 | uint64(packed[3])<<24 | uint64(packed[4])<<32
		for i := range out[:8] {
			out[i] = float32(int(bits&(1<<rowBits-1))-rowMax) * scale
			bits >>= rowBits
		}
	}
}
