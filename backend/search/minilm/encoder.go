// Package minilm embeds texts: texts of similar meaning get vectors of similar
// direction. It runs inside the process: no network, no C, nothing to install.
//
// The model is all-MiniLM-L6-v2 (a BERT of six layers whose tokens are averaged;
// Wang et al., "MiniLM", 2020; Reimers and Gurevych, "Sentence-BERT", 2019),
// with its weights rounded to a byte each. It knows English; of other languages
// it knows what they share with it.
package minilm

import (
	"sync"

	"kith/backend/vector"
)

// An Encoder reads texts. It is safe for concurrent use, and each call uses one
// core: who has many texts calls from as many goroutines as there are cores.
type Encoder struct {
	model      *model
	arithmetic arithmetic
	scratch    sync.Pool
}

// Load makes an encoder from the weights in the binary. It takes some
// milliseconds and memory: call it once, when the first text is to be read.
func Load() (*Encoder, error) { return load(fastest()) }

func load(a arithmetic) (*Encoder, error) {
	m, err := readModel(packed)
	if err != nil {
		return nil, err
	}
	a.prepare(m)
	e := &Encoder{model: m, arithmetic: a}
	e.scratch.New = func() any { return newScratch(m.vocabulary) }
	return e, nil
}

// Encode returns where a text points. Only its beginning counts, the first 254
// words or pieces of words; one without any, like "", points somewhere too. The
// same text gives the same vector on the same kind of processor; on another
// kind, one that hardly differs.
func (e *Encoder) Encode(text string) vector.Vector {
	s := e.scratch.Get().(*scratch)
	defer e.scratch.Put(s)
	tokens := s.tokenizer.tokenize(text)
	s.resize(len(tokens))
	e.embed(s, tokens)
	for i := range e.model.layers {
		e.attend(s, &e.model.layers[i])
		e.think(s, &e.model.layers[i])
	}
	return vector.Quantize(s.mean())
}

// embed writes a row for each token: what the word means by itself, and where
// it stands.
func (e *Encoder) embed(s *scratch, tokens []int32) {
	for i, token := range tokens {
		row := s.row(i)
		weights := e.model.words.weights[int(token)*width:][:width]
		scale := e.model.words.scales[token]
		for j, place := range e.model.positions[i*width:][:width] {
			row[j] = float32(int8(weights[j]))*scale + place
		}
		e.model.norm.apply(row)
	}
}

// think lets every token's row pass through a wider one and back.
func (e *Encoder) think(s *scratch, l *layer) {
	e.arithmetic.multiply(s.wide, s.hidden, &l.up, s)
	e.arithmetic.gelu(s.wide)
	e.arithmetic.multiply(s.change, s.wide, &l.down, s)
	s.add(&l.finally)
}
