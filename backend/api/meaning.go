package api

import (
	"context"

	"kith/backend/search"
)

// Meaning tells which model embeds profiles and questions, and how far it is.
// Nothing waits for it: profiles without vectors are found by their words.
type Meaning struct{ app *App }

// Embedder makes the vectors by which people are found beside their words.
type Embedder interface {
	Embedder(ctx context.Context) (search.EmbedderState, error)
	ChooseEmbedder(ctx context.Context, model string) error
}

// State tells how things stand.
func (m *Meaning) State() (search.EmbedderState, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (search.EmbedderState, error) { return p.Embedder.Embedder(ctx) })
}

// Choose makes an embedding model of Ollama the embedder or, with "", the built-in
// one. The vectors of the former are kept until the new one has embedded everybody.
func (m *Meaning) Choose(r ModelRequest) (search.EmbedderState, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (search.EmbedderState, error) {
		if err := p.Embedder.ChooseEmbedder(ctx, r.Name); err != nil {
			return search.EmbedderState{}, err
		}
		return p.Embedder.Embedder(ctx)
	})
}
