package models

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/ollama/ollamatest"
)

func TestStateAndNextStep(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	wantServer(t, "nothing installed", "127.0.0.1:1", NotInstalled, NextDownload)
	wantServer(t, "nobody elsewhere", "192.0.2.7:1", WrongAddress, NextRetry)

	must(t, os.WriteFile(filepath.Join(os.Getenv("PATH"), "ollama"), []byte("#!/bin/sh\n"), 0o700))
	wantServer(t, "installed, not running", "127.0.0.1:1", NotRunning, NextStart)

	page := httptest.NewServer(http.NotFoundHandler())
	defer page.Close()
	wantServer(t, "something else", page.URL, WrongAddress, NextRetry)
	wantServer(t, "an old one", scripted(t, `{}`, http.NotFound), TooOld, NextUpdate)
	running := func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(`{"models":[]}`)) }
	wantServer(t, "none", scripted(t, `{"models":[]}`, running), NoModels, NextPull)
	wantServer(t, "only those of others", scripted(t, `{"models":[{"name":"gpt-oss:120b-cloud"}]}`, running), CloudOnly, NextPull)
	wantServer(t, "one that only embeds", scripted(t, `{"models":[{"name":"e","details":{"family":"bert"}}]}`, running), NoModels, NextPull)
	wantServer(t, "one that writes", scripted(t, `{"models":[{"name":"gpt-oss:120b-cloud"},{"name":"tiny"}]}`, running), Ready, NextNone)
}

func wantServer(t *testing.T, name, address string, state State, next Next) {
	t.Helper()
	server, _ := serve(t, address, &memoryStore{}).Inspect(t.Context())
	if server.State != state || server.Next != next || server.Address == "" || server.Ours {
		t.Errorf("%s: %+v, want %s, %s", name, server, state, next)
	}
}

func scripted(t *testing.T, tags string, running http.HandlerFunc) (address string) {
	t.Helper()
	object := func(answer string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(answer)) }
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/version", object(`{"version":"0.0.0"}`))
	mux.HandleFunc("GET /api/ps", running)
	mux.HandleFunc("POST /api/embed", object(`{"error":"no model"}`))
	mux.HandleFunc("POST /api/show", object(`{}`))
	mux.HandleFunc("GET /api/tags", object(tags))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestInvalidAddress(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "two words")
	_, problem := ollama.New("")
	s := New(Parts{Problem: problem, Store: &memoryStore{}, Log: slog.New(slog.DiscardHandler)})
	defer s.Close()
	o, err := s.Overview(t.Context())
	must(t, err)
	if o.Server.State != WrongAddress || o.Server.Address != "two words" || o.Server.Error == nil || o.Writer != domain.BuiltinModel {
		t.Errorf("the overview is %+v", o)
	}
	for name, do := range map[string]func() error{
		"start":  func() error { return s.StartServer(t.Context()) },
		"pull":   func() error { return s.Pull(t.Context(), "tiny") },
		"import": func() error { return s.Import(t.Context(), "tiny.gguf", "") },
		"choose": func() error { return s.Choose(t.Context(), "tiny") },
		"remove": func() error { return s.Remove(t.Context(), "tiny") },
		"probe":  func() error { _, err := s.Probe(t.Context(), "tiny"); return err },
	} {
		if domain.CodeOf(do()) != domain.Invalid {
			t.Errorf("%s: %v", name, do())
		}
	}
	must(t, s.Choose(t.Context(), domain.BuiltinModel))
	s.Preload()
}

// Closing Kith stops a server that Kith started, and no other.
func TestStartServer(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a real Ollama")
	}
	binary, err := ollamatest.Binary(ollamatest.Recent)
	must(t, err)
	t.Setenv("PATH", filepath.Dir(binary)+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("HOME", t.TempDir())
	t.Setenv("OLLAMA_MODELS", filepath.Join(t.TempDir(), "models"))
	var config net.ListenConfig
	listener, err := config.Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	address := listener.Addr().String()
	must(t, listener.Close())

	store := &memoryStore{}
	first, second := serve(t, address, store), serve(t, address, &memoryStore{})
	must(t, first.StartServer(t.Context()))
	must(t, second.StartServer(t.Context())) // it runs already
	for name, c := range map[string]struct {
		service *watched
		ours    bool
	}{"who started it": {first, true}, "who found it": {second, false}} {
		server, _ := c.service.Inspect(t.Context())
		if server.State != NoModels || server.Ours != c.ours || (server.Log != "") != c.ours {
			t.Errorf("%s sees %+v", name, server)
		}
	}
	second.Close()
	if found := first.parts.Ollama.Inspect(t.Context()); found != ollama.Usable {
		t.Errorf("it ended with somebody else: %v", found)
	}
	first.Close()
	if found := first.parts.Ollama.Inspect(context.Background()); found != ollama.NotListening {
		t.Errorf("it outlived Kith: %v", found)
	}

	store.chosen = domain.BuiltinModel
	wantAgain(t, address, store, ollama.NotListening)
	store.chosen = ""
	wantAgain(t, address, store, ollama.Usable)
	wantAgain(t, address, &memoryStore{}, ollama.NotListening)
}

// wantAgain opens a new service with the same store and checks whether it starts
// a server.
func wantAgain(t *testing.T, address string, store *memoryStore, want ollama.ServerStatus) {
	t.Helper()
	s := serve(t, address, store)
	must(t, s.Resume(t.Context()))
	if found := s.parts.Ollama.Inspect(t.Context()); found != want {
		t.Errorf("the next time with %+v: %v, want %v", store, found, want)
	}
	s.Close()
}
