package search

import (
	"context"
	"errors"
	"sync"

	"kith/backend/search/lexicon"
	"kith/backend/search/minilm"
	"kith/backend/search/multilingual"
	"kith/backend/vector"
)

// BuiltinEmbedder makes vectors with the two encoders in the binary. A vector has a block
// of each: [lexicon.ExpansionBlocks]. It is safe for concurrent use.
type BuiltinEmbedder struct {
	english      func() (*minilm.Encoder, error)
	multilingual func() (*multilingual.Encoder, error)
}

// NewBuiltinEmbedder returns the embedder. The encoders are loaded when they are first used.
func NewBuiltinEmbedder() BuiltinEmbedder {
	return BuiltinEmbedder{sync.OnceValues(minilm.Load), sync.OnceValues(multilingual.Load)}
}

// Encode returns the vector of a text. Both encoders work at the same time. It fails if
// weights in the binary are damaged.
func (b BuiltinEmbedder) Encode(text string) (vector.Vector, error) {
	var second vector.Vector
	var failed error
	var encoding sync.WaitGroup
	encoding.Go(func() { second, failed = encode(b.multilingual, text) })
	first, err := encode(b.english, text)
	encoding.Wait()
	if err := errors.Join(err, failed); err != nil {
		return nil, err
	}
	return append(first, second...), nil
}

func encode[E interface{ Encode(string) vector.Vector }](load func() (E, error), text string) (vector.Vector, error) {
	e, err := load()
	if err != nil {
		return nil, err
	}
	return e.Encode(text), nil
}

func (BuiltinEmbedder) model() string  { return lexicon.ExpansionModel }
func (BuiltinEmbedder) batchSize() int { return 1 }

func (b BuiltinEmbedder) embed(ctx context.Context, texts []string) ([]vector.Vector, error) {
	vectors := make([]vector.Vector, len(texts))
	for i, text := range texts {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var err error
		if vectors[i], err = b.Encode(text); err != nil {
			return nil, err
		}
	}
	return vectors, nil
}
