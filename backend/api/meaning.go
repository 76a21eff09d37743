package api

import (
	"context"

	"kith/backend/domain"
)

// Meaning tells by which model profiles and questions are compared by meaning,
// and how far it has read. Nothing waits for it: who is not read yet is found
// by words.
type Meaning struct{ app *App }

// MeaningState is how far the reading of profiles is. Ask again every few
// seconds while Done is below Total.
type MeaningState struct {
	Model   string        `json:"model"`   // of Ollama, that was chosen; "": the built-in one
	Models  []string      `json:"models"`  // of Ollama, that could be chosen
	Done    int           `json:"done"`    // profiles that were read
	Total   int           `json:"total"`   // profiles that are listed
	Problem *domain.Error `json:"problem"` // why it does not go on; null: it does
}

// Reader reads profiles and questions by meaning.
type Reader interface {
	Meaning(ctx context.Context) (MeaningState, error)
	ChooseMeaning(ctx context.Context, model string) error
}

// State tells how things stand.
func (m *Meaning) State() (MeaningState, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (MeaningState, error) { return p.Reader.Meaning(ctx) })
}

// Choose decides which model reads: one of Ollama that embeds or, with "", the
// built-in one. What another one read is kept until the new one has read all.
func (m *Meaning) Choose(r ModelRequest) (MeaningState, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (MeaningState, error) {
		if err := p.Reader.ChooseMeaning(ctx, r.Name); err != nil {
			return MeaningState{}, err
		}
		return p.Reader.Meaning(ctx)
	})
}
