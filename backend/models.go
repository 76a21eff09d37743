package backend

import (
	"context"
	"log/slog"
	"os"

	"kith/backend/domain"
	"kith/backend/models"
	"kith/backend/ollama"
	"kith/backend/store"
)

// modelParts returns what the model service needs. problem says why Ollama
// cannot be used; nil: it can.
func (b *Backend) modelParts(problem error) models.Parts {
	return models.Parts{
		Ollama: b.ollama, Problem: problem, Store: modelSettings{b.store},
		WriteJobs: !b.options.ReadOnly, Folder: b.store.Dir(), Log: b.log,
	}
}

// resume continues the downloads that were running when Kith was closed.
func (b *Backend) resume() {
	if err := b.models.Resume(b.ctx); err != nil && b.ctx.Err() == nil {
		b.log.Warn("the unfinished downloads of models could not be read", "error", err)
	}
}

// modelSettings stores the state of the model service in the settings.
type modelSettings struct{ *store.Store }

func (m modelSettings) Chosen(ctx context.Context) (string, error) {
	return m.Setting(ctx, store.SettingModel)
}

func (m modelSettings) Choose(ctx context.Context, model string) error {
	return m.SetSetting(ctx, store.SettingModel, model)
}

func (m modelSettings) Jobs(ctx context.Context) (string, error) {
	return m.Setting(ctx, store.SettingModelJobs)
}

func (m modelSettings) Starts(ctx context.Context) (bool, error) {
	starts, err := m.Setting(ctx, store.SettingStartsOllama)
	return starts == "on", err
}

func (m modelSettings) KeepStarts(ctx context.Context) error {
	return m.SetSetting(ctx, store.SettingStartsOllama, "on")
}

func (m modelSettings) KeepJobs(ctx context.Context, jobs string) error {
	return m.SetSetting(ctx, store.SettingModelJobs, jobs)
}

// openModels opens the model service for a command. A command that only reads
// does not need a data folder.
func openModels(ctx context.Context, o Options, write bool) (*models.Service, func(), error) {
	o.ReadOnly = !write
	b, err := Open(ctx, o)
	if err == nil {
		return b.models, func() { _ = b.Close() }, nil
	}
	if write || domain.CodeOf(err) != domain.NotFound {
		return nil, nil, err
	}
	service := modelsAlone()
	return service, service.Close, nil
}

// modelsAlone returns a model service without a data folder.
func modelsAlone() *models.Service {
	client, problem := ollama.New("")
	return models.New(models.Parts{
		Ollama: client, Problem: problem, Store: noSettings{}, Folder: os.TempDir(), Log: slog.New(slog.DiscardHandler),
	})
}

// noSettings replaces the settings if there is no data folder.
type noSettings struct{}

func (noSettings) Chosen(context.Context) (string, error) { return "", nil }
func (noSettings) Choose(context.Context, string) error   { return nil }
func (noSettings) Jobs(context.Context) (string, error)   { return "", nil }
func (noSettings) Starts(context.Context) (bool, error)   { return false, nil }
func (noSettings) KeepStarts(context.Context) error       { return nil }
func (noSettings) KeepJobs(context.Context, string) error { return nil }
