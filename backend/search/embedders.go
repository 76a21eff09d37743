package search

import (
	"context"
	"slices"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/store"
	"kith/backend/vector"
)

// An embedder makes vectors of texts. Vectors can be compared if they are of the
// same model name.
type embedder interface {
	model() string
	embed(ctx context.Context, texts []string) ([]vector.Vector, error)
	// batchSize is the number of texts that are best embedded in one call.
	batchSize() int
}

// embedders holds the embedders that can be chosen on this computer.
type embedders struct {
	settings *store.Store
	ollama   *ollama.Client // nil: the address of Ollama is invalid
	builtin  BuiltinEmbedder
}

// chosen returns the embedder that the user chose; the default is the built-in
// one. It fails with [domain.Unavailable] if Ollama does not answer, and with
// [domain.NotFound] if Ollama no longer has the model.
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
		return nil, domain.Errorf(domain.Unavailable, "search.hostInvalid", "OLLAMA_HOST is no address where Ollama could answer.")
	}
	return e.ollama.Embedders(ctx)
}

func noEmbedder(name string) *domain.Error {
	return domain.Errorf(domain.NotFound, "search.noSuchModel", "Ollama has no model %q that compares by meaning.", name).
		WithHint("search.fetchOrChoose", "Fetch it, or choose another.")
}

// choose stores which embedding model of Ollama embeds; "" stands for the
// built-in one.
func (e embedders) choose(ctx context.Context, name string) error {
	if name != "" && !slices.Contains(e.names(ctx), name) {
		return noEmbedder(name)
	}
	return e.settings.SetSetting(ctx, store.SettingMeaning, name)
}

// names returns the embedding models of Ollama, or none if it does not answer
// within a second.
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

// EmbedderState has the embedder and its progress. Poll it every few seconds while Done is below Total.
type EmbedderState struct {
	Model   string        `json:"model"`   // the chosen one of Ollama; "": the built-in one
	Models  []string      `json:"models"`  // of Ollama, that could be chosen
	Done    int           `json:"done"`    // profiles with vectors
	Total   int           `json:"total"`   // listed profiles
	Problem *domain.Error `json:"problem"` // why embedding has stopped; null: it has not
}

// Embedder returns the state of the embedder.
func (s *Service) Embedder(ctx context.Context) (EmbedderState, error) {
	model, err := s.store.Setting(ctx, store.SettingMeaning)
	p := s.job.state()
	return EmbedderState{Model: model, Models: s.embedders.names(ctx), Done: p.Done, Total: p.Total, Problem: p.Problem}, err
}

// ChooseEmbedder makes a model of Ollama the embedder or, with "", the built-in
// one. Vectors of the former embedder are deleted once the new one has embedded
// all profiles. It fails with [domain.NotFound] if Ollama has no such model.
func (s *Service) ChooseEmbedder(ctx context.Context, model string) error {
	err := s.embedders.choose(ctx, model)
	s.job.wake()
	return err
}

// Embedded returns the chosen model and how many of the listed profiles have
// its vectors. It fails if the model cannot be reached.
func (s *Service) Embedded(ctx context.Context) (model string, done, total int, err error) {
	e, err := s.embedders.chosen(ctx)
	if err != nil {
		return "", 0, 0, err
	}
	done, total, err = s.job.store.CountWithVectors(ctx, e.model())
	return e.model(), done, total, err
}

// ollamaEmbedder is an embedding model of the user's Ollama.
type ollamaEmbedder struct {
	client *ollama.Client
	chosen ollama.Model
}

// model includes the time of the last change, as a new version of a model has
// the same name.
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
