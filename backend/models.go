package backend

import (
	"context"

	"kith/backend/models"
	"kith/backend/store"
)

// modelParts is what looks after models works with; problem is why there is no
// Ollama, if so.
func (b *Backend) modelParts(problem error) models.Parts {
	return models.Parts{
		Ollama: b.ollama, Problem: problem, Store: modelSettings{b.store},
		Keep: !b.options.ReadOnly, Folder: b.store.Dir(), Log: b.log,
	}
}

// resume goes on with models that were on their way when Kith was closed.
func (b *Backend) resume() {
	if err := b.models.Resume(b.ctx); err != nil && b.ctx.Err() == nil {
		b.log.Warn("what models were on their way could not be read", "error", err)
	}
}

// modelSettings keeps what is known of models among the settings.
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

func (m modelSettings) KeepJobs(ctx context.Context, jobs string) error {
	return m.SetSetting(ctx, store.SettingModelJobs, jobs)
}
