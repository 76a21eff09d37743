package api_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/domain"
	"kith/backend/models"
	"kith/backend/ollama/ollamatest"
	"kith/backend/store/storetest"
)

// TestModels imports two models and chooses one.
func TestModels(t *testing.T) {
	server := ollamatest.Start(t)
	t.Setenv("OLLAMA_HOST", server.Address)
	p := newPageWith(t, backend.Options{DataDir: storetest.Empty(t)})
	events := make(chan api.ModelsEvent, 1000)
	p.listenToModels(func(e api.ModelsEvent) { events <- e })
	registry := ollamatest.StartRegistry(t, 1<<20)
	_, err := p.Models.Pull(api.ModelRequest{Name: registry.Name})
	must(t, err)
	awaitDone(events, registry.Name)
	file := filepath.Join(t.TempDir(), "stick.gguf")
	must(t, os.WriteFile(file, ollamatest.ChatModel("<|im_start|>"), 0o600))
	p.choose = file
	_, err = p.Models.Import(api.ImportModelRequest{})
	must(t, err)
	awaitDone(events, "stick")

	o, err := p.Models.Overview()
	must(t, err)
	names := []string{}
	for _, m := range o.Installed {
		names = append(names, m.Name)
	}
	if o.Server.State != models.Ready || len(names) != 2 || !slices.Contains(names, "stick:latest") {
		t.Fatalf("the overview is %+v", o)
	}
	if o, err = p.Models.Choose(api.ModelRequest{Name: "stick"}); err != nil || o.Chosen != "stick:latest" || o.Writer != "stick:latest" {
		t.Errorf("chosen %+v, %v", o, err)
	}
	if writer, err := p.Writer(); err != nil || writer.Model != "stick:latest" {
		t.Errorf("writes %+v, %v", writer, err)
	}
	if o, err = p.Models.Remove(api.ModelRequest{Name: "stick"}); err != nil || o.Chosen != "" || len(o.Installed) != 1 {
		t.Errorf("after removing %+v, %v", o, err)
	}
	must(t, p.Models.Focused())
}

func (p *page) listenToModels(hear func(api.ModelsEvent)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.models = hear
}

// awaitDone returns when a model is installed.
func awaitDone(events chan api.ModelsEvent, name string) {
	for e := range events {
		if slices.ContainsFunc(e.Jobs, func(j models.Job) bool { return j.Name == name && j.State == models.JobDone }) {
			return
		}
	}
}

func TestModelsWithoutOllama(t *testing.T) {
	p := newPage(t)
	o, err := p.Models.Overview()
	must(t, err)
	if o.Writer != domain.BuiltinModel || o.Installed == nil || o.Jobs == nil || len(o.Catalogue) == 0 {
		t.Errorf("the overview is %+v", o)
	}
	if jobs, err := p.Models.Import(api.ImportModelRequest{}); err != nil || len(jobs) != 0 {
		t.Errorf("after the dialog was cancelled, imports are %v, %v", jobs, err)
	}
	_, err = p.Models.Probe(api.ModelRequest{Name: "tiny"})
	wantCode(t, err, domain.Unavailable)
	_, err = p.Models.Pause(api.ModelRequest{Name: "tiny"})
	wantCode(t, err, domain.NotFound)
}
