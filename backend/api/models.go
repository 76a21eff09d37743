package api

import (
	"context"

	"kith/backend/models"
)

// Models manages the models of the user's Ollama: it lists, chooses, fetches, imports and removes them,
// and starts the server. Whenever a job or the server changes, the page gets an event named "models" with
// a [ModelsEvent].
type Models struct{ app *App }

// ModelsEvent says that something changed.
type ModelsEvent struct {
	Jobs []models.Job `json:"jobs"` // all jobs
	// Changed says that other parts of Overview have changed too.
	Changed bool `json:"changed"`
}

// ModelRequest names a model. For Choose, "builtin" is the built-in writer, and "" lets Kith choose.
type ModelRequest struct {
	Name string `json:"name"`
}

// ImportModelRequest names a model file. If Path is "", a dialog asks for it.
type ImportModelRequest struct {
	Path string `json:"path"`
	Name string `json:"name"` // of the model; "": the name of the file
}

// Overview returns the state of the server, the models and the jobs. It takes about a second at most.
func (m *Models) Overview() (models.Overview, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (models.Overview, error) { return p.Models.Overview(ctx) })
}

// Jobs returns the jobs without asking the server.
func (m *Models) Jobs() ([]models.Job, error) {
	return result(m.app.run, func(_ context.Context, p Parts) ([]models.Job, error) { return orEmpty(p.Models.Jobs()), nil })
}

// StartServer starts the installed Ollama and returns when it answers.
func (m *Models) StartServer() (models.Overview, error) {
	return m.then(func(ctx context.Context, p Parts) error { return p.Models.StartServer(ctx) })
}

// Choose sets which model writes answers on this computer.
func (m *Models) Choose(r ModelRequest) (models.Overview, error) {
	return m.then(func(ctx context.Context, p Parts) error { return p.Models.Choose(ctx, r.Name) })
}

// Pull fetches a model, or resumes a paused or failed job. A second call for the same model has no effect.
func (m *Models) Pull(r ModelRequest) ([]models.Job, error) {
	return m.jobs(func(ctx context.Context, p Parts) error { return p.Models.Pull(ctx, r.Name) })
}

// Pause stops a job and keeps its data.
func (m *Models) Pause(r ModelRequest) ([]models.Job, error) {
	return m.jobs(func(ctx context.Context, p Parts) error { return p.Models.Pause(ctx, r.Name) })
}

// Dismiss stops a job and removes it.
func (m *Models) Dismiss(r ModelRequest) ([]models.Job, error) {
	return m.jobs(func(ctx context.Context, p Parts) error { return p.Models.Dismiss(ctx, r.Name) })
}

// Import checks a model file and queues its import. It returns the jobs, unchanged if the dialog was
// cancelled.
func (m *Models) Import(r ImportModelRequest) ([]models.Job, error) {
	return m.jobs(func(ctx context.Context, p Parts) error {
		if r.Path == "" {
			path, err := p.Window.OpenFile("*.gguf")
			if path == "" || err != nil {
				return err
			}
			r.Path = path
		}
		return p.Models.Import(ctx, r.Path, r.Name)
	})
}

// Remove deletes a model from Ollama.
func (m *Models) Remove(r ModelRequest) (models.Overview, error) {
	return m.then(func(ctx context.Context, p Parts) error { return p.Models.Remove(ctx, r.Name) })
}

// Probe loads a model and measures its speed for at most five seconds.
func (m *Models) Probe(r ModelRequest) (models.Speed, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (models.Speed, error) { return p.Models.Probe(ctx, r.Name) })
}

// Focused is called when the window gets the focus, so that the chosen model can be loaded in the
// background. It returns at once.
func (m *Models) Focused() error {
	return m.app.run(func(_ context.Context, p Parts) error {
		p.Models.Preload()
		return nil
	})
}

// then calls do and returns the overview.
func (m *Models) then(do func(context.Context, Parts) error) (models.Overview, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (models.Overview, error) {
		if err := do(ctx, p); err != nil {
			return models.Overview{}, err
		}
		return p.Models.Overview(ctx)
	})
}

// jobs calls do and returns the jobs.
func (m *Models) jobs(do func(context.Context, Parts) error) ([]models.Job, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) ([]models.Job, error) {
		err := do(ctx, p)
		return orEmpty(p.Models.Jobs()), err
	})
}
