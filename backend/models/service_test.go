package models

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/ollama/ollamatest"
)

// memoryStore is a Store in memory.
type memoryStore struct {
	mu           sync.Mutex
	chosen, jobs string
	starts       bool
}

func (m *memoryStore) Starts(context.Context) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.starts, nil
}

func (m *memoryStore) KeepStarts(context.Context) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.starts = true
	return nil
}

func (m *memoryStore) Chosen(context.Context) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.chosen, nil
}

func (m *memoryStore) Choose(_ context.Context, model string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.chosen = model
	return nil
}

func (m *memoryStore) Jobs(context.Context) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.jobs, nil
}

func (m *memoryStore) KeepJobs(_ context.Context, jobs string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.jobs = jobs
	return nil
}

// watched is a service with a listener that records the jobs.
type watched struct {
	*Service
	t     *testing.T
	store *memoryStore

	mu      sync.Mutex
	jobs    []Job
	changed chan struct{} // closed with the next change
	share   map[string]float64
}

// serve opens a service for an address and a store.
func serve(t *testing.T, address string, store *memoryStore) *watched {
	t.Helper()
	client, err := ollama.New(address)
	if err != nil {
		t.Fatal(err)
	}
	w := &watched{t: t, store: store, changed: make(chan struct{}), share: map[string]float64{}}
	w.Service = New(Parts{Ollama: client, Store: store, WriteJobs: true, Folder: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	w.pausing = 10 * time.Millisecond
	w.Listen(w.record)
	t.Cleanup(w.Close)
	return w
}

// record keeps the jobs and checks that no progress decreases.
func (w *watched) record(jobs []Job, _ bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, j := range jobs {
		share := float64(j.Done) / float64(max(1, j.Total))
		if share < w.share[j.Name]-1e-9 || j.Done > j.Total && j.Total > 0 {
			w.t.Errorf("the progress of %+v decreased from %f", j, w.share[j.Name])
		}
		w.share[j.Name] = share
	}
	w.jobs = jobs
	close(w.changed)
	w.changed = make(chan struct{})
}

// await returns once the names and states of the jobs are as wanted.
func (w *watched) await(want func([]Job) bool) {
	w.t.Helper()
	deadline := time.After(30 * time.Second)
	for {
		w.mu.Lock()
		jobs, changed := w.jobs, w.changed
		w.mu.Unlock()
		if want(jobs) {
			return
		}
		select {
		case <-changed:
		case <-deadline:
			w.t.Fatalf("the jobs are %+v", jobs)
		}
	}
}

func (w *watched) awaitState(name string, want JobState) Job {
	w.t.Helper()
	var found Job
	w.await(func(jobs []Job) bool {
		return slices.ContainsFunc(jobs, func(j Job) bool {
			found = j
			return j.Name == name && j.State == want
		})
	})
	return found
}

func (w *watched) awaitNone() {
	w.t.Helper()
	w.await(func(jobs []Job) bool { return len(jobs) == 0 })
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t *testing.T, err error, want domain.Code) {
	t.Helper()
	if got := domain.CodeOf(err); got != want {
		t.Errorf("%v has code %q, want %q", err, got, want)
	}
}

func TestPullPauseAndResume(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			server := ollamatest.StartVersion(t, v)
			w := serve(t, server.Address, &memoryStore{})
			registry := ollamatest.StartRegistry(t, 8<<20)
			registry.Allow(4 << 20)
			must(t, w.Pull(t.Context(), registry.Name))
			must(t, w.Pull(t.Context(), registry.Name)) // asked for twice, fetched once
			registry.AwaitStall(t)
			must(t, w.Pause(t.Context(), registry.Name))
			paused := w.awaitState(registry.Name, JobPaused)
			if len(w.Jobs()) != 1 || paused.Error != nil {
				t.Errorf("paused as %+v", w.Jobs())
			}
			registry.Allow(-1)
			must(t, w.Pull(t.Context(), registry.Name))
			w.awaitNone()
			o, err := w.Overview(t.Context())
			must(t, err)
			if o.Server.State != Ready || len(o.Installed) != 1 || !o.Installed[0].Writes || o.Writer != o.Installed[0].Name {
				t.Errorf("afterwards %+v", o)
			}
			wantCode(t, w.Pause(t.Context(), registry.Name), domain.NotFound)
		})
	}
}

func TestOneJobRunsAtATime(t *testing.T) {
	server := ollamatest.Start(t)
	w := serve(t, server.Address, &memoryStore{})
	first, second, third := ollamatest.StartRegistry(t, 1<<20), ollamatest.StartRegistry(t, 1<<20), ollamatest.StartRegistry(t, 0)
	first.Allow(1000)
	must(t, w.Pull(t.Context(), first.Name))
	must(t, w.Pull(t.Context(), second.Name))
	must(t, w.Pull(t.Context(), third.Name))
	first.AwaitStall(t)
	w.awaitState(second.Name, JobQueued)
	must(t, w.Dismiss(t.Context(), third.Name))
	must(t, w.Dismiss(t.Context(), first.Name))
	w.awaitNone()
	if second.Sent() == 0 || third.Sent() != 0 {
		t.Errorf("the second sent %d bytes, the third %d", second.Sent(), third.Sent())
	}
}

func TestPullSurvivesRestart(t *testing.T) {
	server := ollamatest.Start(t)
	store := &memoryStore{}
	running, paused := ollamatest.StartRegistry(t, 4<<20), ollamatest.StartRegistry(t, 0)
	before := serve(t, server.Address, store)
	running.Allow(2 << 20)
	must(t, before.Pull(t.Context(), running.Name))
	running.AwaitStall(t)
	must(t, before.Pull(t.Context(), paused.Name))
	must(t, before.Pause(t.Context(), paused.Name))
	before.Close()

	running.Allow(-1)
	after := serve(t, server.Address, store)
	must(t, after.Resume(t.Context()))
	after.await(func(jobs []Job) bool { return len(jobs) == 1 && jobs[0].Name == paused.Name })
	if after.Jobs()[0].State != JobPaused || paused.Sent() != 0 {
		t.Errorf("the one that was paused is %+v", after.Jobs())
	}
	must(t, after.Dismiss(t.Context(), paused.Name))
	if kept, _ := store.Jobs(t.Context()); kept != "[]" {
		t.Errorf("kept %s", kept)
	}
}

func TestPullRetriesAreLimited(t *testing.T) {
	server := ollamatest.Start(t)
	w := serve(t, server.Address, &memoryStore{})
	const nobody = "http://127.0.0.1:1/lib/tiny"
	stalled := 0
	w.Listen(func(jobs []Job, changed bool) {
		if len(jobs) == 1 && jobs[0].State == JobStalled {
			stalled++
		}
		w.record(jobs, changed)
	})
	must(t, w.Pull(t.Context(), nobody))
	failed := w.awaitState(nobody, JobFailed)
	if stalled != maxAttempts-1 || failed.Error == nil || failed.Error.Code != domain.Unavailable || failed.Error.Hint == "" {
		t.Errorf("stalled %d times, then %+v", stalled, failed.Error)
	}
	must(t, w.Dismiss(t.Context(), nobody))
	w.awaitNone()
}

func TestPullWithoutServer(t *testing.T) {
	w := serve(t, "127.0.0.1:1", &memoryStore{})
	must(t, w.Pull(t.Context(), "gemma3:1b"))
	failed := w.awaitState("gemma3:1b", JobFailed)
	if !strings.Contains(failed.Error.Message, "No Ollama answers") {
		t.Errorf("it says %+v", failed.Error)
	}
	wantCode(t, w.Pull(t.Context(), "gpt-oss:120b-cloud"), domain.Invalid)
	wantCode(t, w.Pull(t.Context(), "no name"), domain.Invalid)
}

// A download that does not fit on the disk fails early: by the size in the
// catalogue, else as soon as the registry reports the size.
func TestPullNeedsDiskSpace(t *testing.T) {
	server := ollamatest.Start(t)
	w := serve(t, server.Address, &memoryStore{})
	w.available = func() int64 { return 1 << 20 }
	wantCode(t, w.Pull(t.Context(), "gemma3:1b"), domain.Full)
	registry := ollamatest.StartRegistry(t, 8<<20)
	registry.Allow(2 << 20) // the rest would fail for another reason
	must(t, w.Pull(t.Context(), registry.Name))
	if failed := w.awaitState(registry.Name, JobFailed); failed.Error.Code != domain.Full {
		t.Errorf("it failed with %+v", failed.Error)
	}
	path := filepath.Join(t.TempDir(), "tiny.gguf")
	must(t, os.WriteFile(path, ollamatest.ChatModel("<|im_start|>"), 0o600))
	w.available = func() int64 { return 1000 }
	wantCode(t, w.Import(t.Context(), path, ""), domain.Full)
}

func TestImportFromFile(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			server := ollamatest.StartVersion(t, v)
			w := serve(t, server.Address, &memoryStore{})
			path := filepath.Join(t.TempDir(), "Tiny Chat (Q4).GGUF")
			must(t, os.WriteFile(path, ollamatest.ChatModel("{{ '<|im_start|>' }}"), 0o600))
			must(t, w.Import(t.Context(), path, ""))
			w.awaitNone()
			models, err := w.parts.Ollama.Installed(t.Context())
			must(t, err)
			if len(models) != 1 || models[0].Name != "tiny-chat-q4:latest" {
				t.Fatalf("installed %+v", models)
			}
			usage, err := w.parts.Ollama.Chat(t.Context(), ollama.ChatRequest{
				Model:     "tiny-chat-q4",
				Messages:  []ollama.Message{{Role: "system", Content: "S"}, {Role: "user", Content: "boats"}},
				MaxTokens: 3,
			}, func(string) error { return nil })
			must(t, err)
			if usage.AnswerTokens != 3 {
				t.Errorf("usage %+v", usage)
			}
			wantCode(t, w.Import(t.Context(), path, ""), domain.Conflict)
			wantCode(t, w.Import(t.Context(), path, "no name"), domain.Invalid)
			wantCode(t, w.Import(t.Context(), filepath.Join(t.TempDir(), "none.gguf"), ""), domain.NotFound)
		})
	}
}

func TestChooseAndRemove(t *testing.T) {
	server := ollamatest.Start(t)
	w := serve(t, server.Address, &memoryStore{})
	server.Create(t, "tiny", false)
	server.Create(t, "embedder", true)
	wantCode(t, w.Choose(t.Context(), "embedder"), domain.Invalid)
	wantCode(t, w.Choose(t.Context(), "none"), domain.NotFound)
	must(t, w.Choose(t.Context(), "tiny"))
	for loaded := false; !loaded; {
		o, err := w.Overview(t.Context())
		must(t, err)
		if loaded = o.Loaded; o.Chosen != "tiny:latest" || o.Writer != "tiny:latest" {
			t.Fatalf("chosen %+v", o)
		}
	}
	must(t, w.Remove(t.Context(), "tiny"))
	o, err := w.Overview(t.Context())
	must(t, err)
	if o.Chosen != "" || o.Writer != domain.BuiltinModel || o.Server.State != NoModels || len(o.Installed) != 1 || o.Installed[0].Refused != RefusedChat {
		t.Errorf("after removing it %+v", o)
	}
	wantCode(t, w.Remove(t.Context(), "tiny"), domain.NotFound)
}

func TestPreloadOnlyWhenUseful(t *testing.T) {
	server := ollamatest.Start(t)
	server.Create(t, "tiny", false)
	for name, prepare := range map[string]func(*watched){
		"the built-in writer writes": func(w *watched) { w.store.chosen = domain.BuiltinModel },
		"memory is short":            func(w *watched) { w.machine = func() machine { return machine{memory: gibibyte} } },
	} {
		t.Run(name, func(t *testing.T) {
			w := serve(t, server.Address, &memoryStore{})
			prepare(w)
			w.Preload()
			w.Close() // waits
			if running, err := w.parts.Ollama.Running(t.Context()); err != nil || len(running) != 0 {
				t.Errorf("loaded %v, %v", running, err)
			}
		})
	}
}

func TestProbeCountsWords(t *testing.T) {
	server := ollamatest.Start(t)
	w := serve(t, server.Address, &memoryStore{})
	server.Create(t, "tiny", false)
	speed, err := w.Probe(t.Context(), "tiny")
	must(t, err)
	if speed.WordsPerSecond < 1 || speed.LoadSeconds <= 0 || speed.FirstSeconds <= 0 || speed.FirstSeconds > firstWordTimeout.Seconds() {
		t.Errorf("speed %+v", speed)
	}
	if again, err := w.Probe(t.Context(), "tiny"); err != nil || again.LoadSeconds != 0 {
		t.Errorf("the second time %+v, %v", again, err)
	}
	_, err = w.Probe(t.Context(), "none")
	wantCode(t, err, domain.NotFound)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = w.Probe(ctx, "tiny"); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped with %v", err)
	}
}
