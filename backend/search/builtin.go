package search

import (
	"context"
	"sync"

	"kith/backend/search/lexicon"
	"kith/backend/search/minilm"
	"kith/backend/search/multilingual"
	"kith/backend/vector"
)

// BuiltinEmbedder is the two encoders in the binary, loaded when they are first used.
// Vectors have a block of each: [lexicon.ExpansionBlocks]. It is safe for concurrent use.
type BuiltinEmbedder struct {
	english  func() (*minilm.Encoder, error)
	multiple func() (*multilingual.Encoder, error)
}

// NewBuiltinEmbedder returns the embedder; it loads nothing yet.
func NewBuiltinEmbedder() BuiltinEmbedder {
	return BuiltinEmbedder{sync.OnceValues(minilm.Load), sync.OnceValues(multilingual.Load)}
}

// Encode returns the vector of a text.
func (b BuiltinEmbedder) Encode(text string) (vector.Vector, error) {
	var second vector.Vector
	var err2 error
	var encoding sync.WaitGroup
	encoding.Go(func() {
		var e *multilingual.Encoder
		if e, err2 = b.multiple(); err2 == nil {
			second = e.Encode(text)
		}
	})
	e, err := b.english()
	if err != nil {
		return nil, err
	}
	first := e.Encode(text)
	encoding.Wait()
	return append(first, second...), err2
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
