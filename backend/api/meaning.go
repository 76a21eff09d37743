package api

import (
	"context"

	"kith/backend/search"
)

// Meaning manages the embedder for semantic search. Profiles without vectors are found by words only.
type Meaning struct{ app *App }

// Embedder has the methods of the search service that manage its embedder.
type Embedder interface {
	Embedder(ctx context.Context) (search.EmbedderState, error)
	ChooseEmbedder(ctx context.Context, model string) error
}

// State returns the embedder and the number of profiles that it has embedded.
func (m *Meaning) State() (search.EmbedderState, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (search.EmbedderState, error) { return p.Embedder.Embedder(ctx) })
}

// Choose chooses an embedding model of Ollama or, with "", the built-in embedder. The vectors of the
// former embedder are kept until the new one has embedded all profiles.
func (m *Meaning) Choose(r ModelRequest) (search.EmbedderState, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (search.EmbedderState, error) {
		if err := p.Embedder.ChooseEmbedder(ctx, r.Name); err != nil {
			return search.EmbedderState{}, err
		}
		return p.Embedder.Embedder(ctx)
	})
}
