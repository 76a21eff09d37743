// Package minilm is the built-in embedder: texts of similar meaning get vectors of
// similar direction. It runs inside the process, without network, C code or
// anything to install.
//
// The model is all-MiniLM-L6-v2 (a BERT of six layers whose tokens are averaged;
// Wang et al., "MiniLM", 2020; Reimers and Gurevych, "Sentence-BERT", 2019),
// with its weights quantized to a byte each. It was trained on English; in other
// languages it understands little more than the words they share with English.
package minilm

import (
	"sync"

	"kith/backend/search/linear"
	"kith/backend/vector"
)

// An Encoder makes vectors of texts. It is safe for concurrent use. Each call uses
// one core: to encode many texts, call it from as many goroutines as there are cores.
type Encoder struct {
	model      *model
	arithmetic arithmetic
	scratch    sync.Pool
}

// Load makes an encoder from the weights in the binary. It takes some milliseconds
// and memory: call it once, when the first text is to be encoded.
func Load() (*Encoder, error) { return load(fastest()) }

func load(a arithmetic) (*Encoder, error) {
	m, err := readModel(packed)
	if err != nil {
		return nil, err
	}
	for _, matrix := range m.matrices() {
		a.Prepare(matrix)
	}
	e := &Encoder{model: m, arithmetic: a}
	e.scratch.New = func() any { return newScratch(m.vocabulary) }
	return e, nil
}

// Encode returns the vector of a text. It uses the first 254 tokens (words or pieces
// of words) and ignores the rest. A text without tokens, like "", has a vector too.
// The same text gives the same vector on the same kind of processor, and a nearly
// equal one on another kind.
func (e *Encoder) Encode(text string) vector.Vector {
	s := e.scratch.Get().(*scratch)
	defer e.scratch.Put(s)
	tokens := s.tokenizer.tokenize(text)
	s.resize(len(tokens))
	e.embed(s, tokens)
	for i := range e.model.layers {
		e.attend(s, &e.model.layers[i])
		e.feedForward(s, &e.model.layers[i])
	}
	return vector.Quantize(s.mean())
}

// embed writes a row for each token: its word embedding plus its position embedding,
// normalised.
func (e *Encoder) embed(s *scratch, tokens []int32) {
	for i, token := range tokens {
		row := s.row(i)
		weights := e.model.words.Weights[int(token)*width:][:width]
		scale := e.model.words.Scales[token]
		for j, position := range e.model.positions[i*width:][:width] {
			row[j] = float32(int8(weights[j]))*scale + position
		}
		e.model.norm.Apply(row)
	}
}

// feedForward is the feed-forward network of a layer: each token's row is projected
// to inner numbers and back.
func (e *Encoder) feedForward(s *scratch, l *layer) {
	e.multiply(s.wide, s.hidden, &l.up, s)
	e.arithmetic.gelu(s.wide)
	e.multiply(s.update, s.wide, &l.down, s)
	s.add(&l.outputNorm)
}

func (e *Encoder) multiply(out, in []float32, l *linear.Layer, s *scratch) {
	e.arithmetic.Multiply(out, in, l.In, s.rows, l, &s.products)
}
