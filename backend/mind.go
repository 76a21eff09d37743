package backend

import (
	"context"
	"slices"
	"sync"
	"time"

	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/meaning"
	"kith/backend/ollama"
	"kith/backend/store"
	"kith/backend/vector"
)

// A mind takes texts for what they mean. Vectors of one model name can be
// compared with each other, and with no others.
type mind interface {
	model() string
	read(ctx context.Context, texts []string) ([]vector.Vector, error)
	// atOnce is how many texts it is best given at once.
	atOnce() int
}

// minds are who can read here.
type minds struct {
	store   *store.Store
	ollama  *ollama.Client // nil: its address makes no sense
	builtin builtinMind
}

// chosen is the mind that the person chose, or the built-in one. It fails with
// [domain.Unavailable] and [domain.NotFound] where that is in an Ollama which
// does not answer, or has it no more.
func (m minds) chosen(ctx context.Context) (mind, error) {
	name, err := m.store.Setting(ctx, store.SettingMeaning)
	if err != nil || name == "" {
		return m.builtin, err
	}
	installed, err := m.embedders(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(installed, func(model ollama.Model) bool { return model.Name == name })
	if i < 0 {
		return nil, noMind(name)
	}
	return ollamaMind{m.ollama, installed[i]}, nil
}

func (m minds) embedders(ctx context.Context) ([]ollama.Model, error) {
	if m.ollama == nil {
		return nil, domain.Errorf(domain.Unavailable, "OLLAMA_HOST is no address where Ollama could answer.")
	}
	return m.ollama.Embedders(ctx)
}

func noMind(name string) *domain.Error {
	return domain.Errorf(domain.NotFound, "Ollama has no model %q that compares by meaning.", name).
		WithHint("Fetch it, or choose another.")
}

// choose has an embedding model of Ollama read from now on or, with "", the
// built-in mind.
func (m minds) choose(ctx context.Context, name string) error {
	if name != "" && !slices.Contains(m.names(ctx), name) {
		return noMind(name)
	}
	return m.store.SetSetting(ctx, store.SettingMeaning, name)
}

// names are the embedding models that Ollama has; none where it does not answer
// within a second.
func (m minds) names(ctx context.Context) []string {
	names := []string{}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	models, err := m.embedders(ctx)
	if err != nil {
		return names
	}
	for _, model := range models {
		names = append(names, model.Name)
	}
	return names
}

// builtinMind is the encoder in the binary, loaded when it first reads.
type builtinMind struct {
	load func() (*meaning.Encoder, error)
}

func newBuiltinMind() builtinMind { return builtinMind{sync.OnceValues(meaning.Load)} }

func (builtinMind) model() string { return match.TroublesModel }
func (builtinMind) atOnce() int   { return 1 }

func (m builtinMind) read(ctx context.Context, texts []string) ([]vector.Vector, error) {
	encoder, err := m.load()
	if err != nil {
		return nil, err
	}
	read := make([]vector.Vector, len(texts))
	for i, text := range texts {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		read[i] = encoder.Encode(text)
	}
	return read, nil
}

// ollamaMind is an embedding model of the user's Ollama.
type ollamaMind struct {
	client *ollama.Client
	chosen ollama.Model
}

// model tells versions apart too: the same name can come to mean another model.
func (m ollamaMind) model() string {
	return "ollama/" + m.chosen.Name + " of " + domain.FormatTime(m.chosen.ModifiedAt)
}

func (ollamaMind) atOnce() int { return 16 }

func (m ollamaMind) read(ctx context.Context, texts []string) ([]vector.Vector, error) {
	embedded, err := m.client.Embed(ctx, m.chosen.Name, texts)
	if err != nil {
		return nil, err
	}
	read := make([]vector.Vector, len(embedded))
	for i, numbers := range embedded {
		read[i] = vector.Quantize(numbers)
	}
	return read, nil
}
