// Package multilingual is an embedder for several languages: texts of similar
// meaning get vectors of similar direction, even if they are in different languages.
// It runs inside the process, without network, C code or anything to install.
//
// The model is Universal Sentence Encoder multilingual (convolutions over two,
// three and five tokens, then a feed-forward network; Yang et al., "Multilingual
// Universal Sentence Encoder for Semantic Retrieval", 2019), with its weights
// quantized to a byte each, its token embeddings to five bits. It was trained on
// English, French, German, Spanish, Portuguese, Italian and Dutch, among others. It
// was not trained on Swedish, of which it understands little.
package multilingual

import (
	"sync"

	"kith/backend/search/linear"
	"kith/backend/vector"
)

// An Encoder makes vectors of texts. It is safe for concurrent use. Each call uses
// one core: to encode many texts, call it from as many goroutines as there are cores.
type Encoder struct {
	model      *model
	multiplier linear.Multiplier
	scratch    sync.Pool
}

// Load makes an encoder from the weights in the binary. It takes some milliseconds
// and memory: call it once, when the first text is to be encoded.
func Load() (*Encoder, error) { return load(linear.Fastest()) }

func load(multiplier linear.Multiplier) (*Encoder, error) {
	m, err := readModel(packed)
	if err != nil {
		return nil, err
	}
	for _, matrix := range m.matrices() {
		multiplier.Prepare(matrix)
	}
	e := &Encoder{model: m, multiplier: multiplier}
	e.scratch.New = func() any { return newScratch(m) }
	return e, nil
}

// Encode returns the vector of a text, of 512 numbers. It uses the first 254 tokens
// (words or pieces of words) and ignores the rest. A text without known tokens, such as
// an empty one or one in another script, has a vector of zeros, which is near to
// nothing. The same text gives the same vector on every processor.
func (e *Encoder) Encode(text string) vector.Vector {
	s := e.scratch.Get().(*scratch)
	defer e.scratch.Put(s)
	tokens := s.tokenizer.tokenize(text)
	if !s.tokenizer.known {
		return make(vector.Vector, width)
	}
	s.resize(len(tokens))
	e.embed(s, tokens)
	e.convolve(s)
	e.multiply(s.joined, s.wide, wideRow, s.rows, &e.model.joined, s)
	return vector.Quantize(e.combine(s))
}

// embed writes the embedding of each token to the beginning of its row.
func (e *Encoder) embed(s *scratch, tokens []int32) {
	for i, token := range tokens {
		e.model.pieces.row(s.wide[i*wideRow:][:width], int(token))
	}
}

// combine computes the vector of the text: the sum of the rows of the tokens, divided
// by the root of their number, is the input of a feed-forward network of four layers.
// Its second and fourth layers have residual connections from two layers before.
func (e *Encoder) combine(s *scratch) []float32 {
	first := e.feedForward(s, 0, s.sum())
	second := e.feedForward(s, 1, relu(first[:small]))
	add(second, first[small:])
	third := e.feedForward(s, 2, relu(second))
	last := e.feedForward(s, 3, relu(third[:width]))
	add(last, third[width:])
	return tanh(last)
}

// feedForward applies one layer of the feed-forward network to one row. The multiplier
// processes two rows at a time, so a row of zeros pads it.
func (e *Encoder) feedForward(s *scratch, layer int, in []float32) []float32 {
	l := &e.model.feedForward[layer]
	pair := s.pair[:2*l.In]
	clear(pair[copy(pair, in):])
	e.multiply(s.feedForward[layer], pair, l.In, 2, l, s)
	return s.feedForward[layer][:l.Out]
}

func (e *Encoder) multiply(out, in []float32, stride, rows int, l *linear.Layer, s *scratch) {
	e.multiplier.Multiply(out, in, stride, rows, l, &s.products)
}
