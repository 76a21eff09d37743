package api

import (
	"context"

	"kith/backend/models"
)

// Models finds, starts and fills the user's Ollama: which models there are,
// which one writes, and what is on its way. Whenever a job or the server
// changes, the page gets an event named "models" with a [ModelsEvent].
type Models struct{ app *App }

// ModelsEvent says that something changed.
type ModelsEvent struct {
	Jobs []models.Job `json:"jobs"` // all of them, as they stand
	// Changed says that Overview has more news than the jobs' progress.
	Changed bool `json:"changed"`
}

// ModelRequest names a model; to Choose, "builtin" is the built-in writer and
// "" leaves the choice to Kith.
type ModelRequest struct {
	Name string `json:"name"`
}

// ImportModelRequest names a file; the person chooses one where Path is "".
type ImportModelRequest struct {
	Path string `json:"path"`
	Name string `json:"name"` // what it is to be called; "": as its file
}

// Overview tells how things stand, within about a second.
func (m *Models) Overview() (models.Overview, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (models.Overview, error) { return p.Models.Overview(ctx) })
}

// Jobs tells what is on its way, at once.
func (m *Models) Jobs() ([]models.Job, error) {
	return result(m.app.run, func(_ context.Context, p Parts) ([]models.Job, error) { return orEmpty(p.Models.Jobs()), nil })
}

// StartServer starts the Ollama that is installed, and returns once it answers.
func (m *Models) StartServer() (models.Overview, error) {
	return m.then(func(ctx context.Context, p Parts) error { return p.Models.StartServer(ctx) })
}

// Choose decides who writes on this machine.
func (m *Models) Choose(r ModelRequest) (models.Overview, error) {
	return m.then(func(ctx context.Context, p Parts) error { return p.Models.Choose(ctx, r.Name) })
}

// Pull begins to fetch a model, goes on with one that was paused, and tries
// again with one that failed. Asked for twice it is fetched once.
func (m *Models) Pull(r ModelRequest) ([]models.Job, error) {
	return m.jobs(func(ctx context.Context, p Parts) error { return p.Models.Pull(ctx, r.Name) })
}

// Pause ends a job for now; what came is kept.
func (m *Models) Pause(r ModelRequest) ([]models.Job, error) {
	return m.jobs(func(ctx context.Context, p Parts) error { return p.Models.Pause(ctx, r.Name) })
}

// Dismiss ends a job for good and forgets it.
func (m *Models) Dismiss(r ModelRequest) ([]models.Job, error) {
	return m.jobs(func(ctx context.Context, p Parts) error { return p.Models.Dismiss(ctx, r.Name) })
}

// Import checks a model file and begins to bring it in. The answer is the jobs,
// unchanged where the person chose no file.
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

// Remove deletes a model from this machine's Ollama.
func (m *Models) Remove(r ModelRequest) (models.Overview, error) {
	return m.then(func(ctx context.Context, p Parts) error { return p.Models.Remove(ctx, r.Name) })
}

// Probe lets a model write for five seconds at most, after it is loaded.
func (m *Models) Probe(r ModelRequest) (models.Speed, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (models.Speed, error) { return p.Models.Probe(ctx, r.Name) })
}

// Focused tells that somebody looks at the window, so that the model that
// writes can be loaded meanwhile. It returns at once.
func (m *Models) Focused() error {
	return m.app.run(func(_ context.Context, p Parts) error {
		p.Models.Preload()
		return nil
	})
}

// then answers with how things stand after do.
func (m *Models) then(do func(context.Context, Parts) error) (models.Overview, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) (models.Overview, error) {
		if err := do(ctx, p); err != nil {
			return models.Overview{}, err
		}
		return p.Models.Overview(ctx)
	})
}

// jobs answers with what is on its way after do.
func (m *Models) jobs(do func(context.Context, Parts) error) ([]models.Job, error) {
	return result(m.app.run, func(ctx context.Context, p Parts) ([]models.Job, error) {
		err := do(ctx, p)
		return orEmpty(p.Models.Jobs()), err
	})
}
