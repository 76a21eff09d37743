package search

import (
	"context"
	"slices"
	"sync"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/search/lexicon"
	"kith/backend/search/minilm"
	"kith/backend/store"
	"kith/backend/vector"
)

// An embedder makes vectors of texts. Vectors of one model name can be compared
// with each other, and with no others.
type embedder interface {
	model() string
	embed(ctx context.Context, texts []string) ([]vector.Vector, error)
	// batchSize is how many texts are best embedded at once.
	batchSize() int
}

// embedders are those that can be chosen on this computer.
type embedders struct {
	settings *store.Store
	ollama   *ollama.Client // nil: its address cannot be used
	builtin  builtinEmbedder
}

// chosen is the embedder that the person chose, or the built-in one. It fails with
// [domain.Unavailable] and [domain.NotFound] where that is a model of an Ollama
// which does not answer, or does not have it any more.
func (e embedders) chosen(ctx context.Context) (embedder, error) {
	name, err := e.settings.Setting(ctx, store.SettingMeaning)
	if err != nil || name == "" {
		return e.builtin, err
	}
	installed, err := e.installed(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(installed, func(model ollama.Model) bool { return model.Name == name })
	if i < 0 {
		return nil, noEmbedder(name)
	}
	return ollamaEmbedder{e.ollama, installed[i]}, nil
}

func (e embedders) installed(ctx context.Context) ([]ollama.Model, error) {
	if e.ollama == nil {
		return nil, domain.Errorf(domain.Unavailable, "OLLAMA_HOST is no address where Ollama could answer.")
	}
	return e.ollama.Embedders(ctx)
}

func noEmbedder(name string) *domain.Error {
	return domain.Errorf(domain.NotFound, "Ollama has no model %q that compares by meaning.", name).
		WithHint("Fetch it, or choose another.")
}

// choose makes an embedding model of Ollama the embedder or, with "", the built-in
// one.
func (e embedders) choose(ctx context.Context, name string) error {
	if name != "" && !slices.Contains(e.names(ctx), name) {
		return noEmbedder(name)
	}
	return e.settings.SetSetting(ctx, store.SettingMeaning, name)
}

// names are the embedding models of Ollama; none where it does not answer within
// a second.
func (e embedders) names(ctx context.Context) []string {
	names := []string{}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	models, err := e.installed(ctx)
	if err != nil {
		return names
	}
	for _, model := range models {
		names = append(names, model.Name)
	}
	return names
}

// EmbedderState is which model embeds, and how far it is. Ask again every few
// seconds while Done is below Total.
type EmbedderState struct {
	Model   string        `json:"model"`   // the chosen one of Ollama; "": the built-in one
	Models  []string      `json:"models"`  // of Ollama, that could be chosen
	Done    int           `json:"done"`    // profiles with vectors
	Total   int           `json:"total"`   // listed profiles
	Problem *domain.Error `json:"problem"` // why it does not go on; null: it does
}

// Embedder tells how things stand.
func (s *Service) Embedder(ctx context.Context) (EmbedderState, error) {
	model, err := s.store.Setting(ctx, store.SettingMeaning)
	p := s.job.state()
	return EmbedderState{Model: model, Models: s.embedders.names(ctx), Done: p.Done, Total: p.Total, Problem: p.Problem}, err
}

// ChooseEmbedder makes a model of Ollama the embedder or, with "", the built-in
// one. The vectors of the former are deleted once the new one has embedded
// everybody. It fails with [domain.NotFound] where Ollama has no such model.
func (s *Service) ChooseEmbedder(ctx context.Context, model string) error {
	err := s.embedders.choose(ctx, model)
	s.job.wake()
	return err
}

// Embedded returns the chosen model and how many of the listed profiles have
// vectors of it. It fails where that model cannot be reached.
func (s *Service) Embedded(ctx context.Context) (model string, done, total int, err error) {
	e, err := s.embedders.chosen(ctx)
	if err != nil {
		return "", 0, 0, err
	}
	done, total, err = s.job.store.CountWithVectors(ctx, e.model())
	return e.model(), done, total, err
}

// builtinEmbedder is the encoder in the binary, loaded when it is first used.
type builtinEmbedder struct {
	load func() (*minilm.Encoder, error)
}

func newBuiltinEmbedder() builtinEmbedder { return builtinEmbedder{sync.OnceValues(minilm.Load)} }

func (builtinEmbedder) model() string  { return lexicon.ExpansionModel }
func (builtinEmbedder) batchSize() int { return 1 }

func (b builtinEmbedder) embed(ctx context.Context, texts []string) ([]vector.Vector, error) {
	encoder, err := b.load()
	if err != nil {
		return nil, err
	}
	vectors := make([]vector.Vector, len(texts))
	for i, text := range texts {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		vectors[i] = encoder.Encode(text)
	}
	return vectors, nil
}

// ollamaEmbedder is an embedding model of the user's Ollama.
type ollamaEmbedder struct {
	client *ollama.Client
	chosen ollama.Model
}

// model tells versions apart too: the same name can come to mean another model.
func (o ollamaEmbedder) model() string {
	return "ollama/" + o.chosen.Name + " of " + domain.FormatTime(o.chosen.ModifiedAt)
}

func (ollamaEmbedder) batchSize() int { return 16 }

func (o ollamaEmbedder) embed(ctx context.Context, texts []string) ([]vector.Vector, error) {
	embedded, err := o.client.Embed(ctx, o.chosen.Name, texts)
	if err != nil {
		return nil, err
	}
	vectors := make([]vector.Vector, len(embedded))
	for i, numbers := range embedded {
		vectors[i] = vector.Quantize(numbers)
	}
	return vectors, nil
}
