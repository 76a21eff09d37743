package ollama

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
	"kith/backend/ollama/ollamatest"
)

// progressRecorder records the progress of a pull and checks that it never decreases.
type progressRecorder struct {
	t *testing.T

	mu    sync.Mutex
	last  Progress
	share float64
	calls int
}

func (b *progressRecorder) record(p Progress) {
	b.mu.Lock()
	defer b.mu.Unlock()
	share := float64(p.Done) / float64(max(p.Total, 1))
	if p.Done < b.last.Done || p.Total < b.last.Total || p.Done > p.Total || share < b.share-1e-9 {
		b.t.Errorf("after %+v came %+v", b.last, p)
	}
	b.last, b.share = p, share
	b.calls++
}

func TestPull(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, _ := realClient(t, v)
			registry := ollamatest.StartRegistry(t, 40<<20)
			progress := &progressRecorder{t: t}
			if err := client.Pull(t.Context(), registry.Name, progress.record); err != nil {
				t.Fatal(err)
			}
			if progress.last.Done != registry.Size || progress.last.Total != registry.Size || !progress.last.Finishing {
				t.Errorf("ended with %+v of %d bytes", progress.last, registry.Size)
			}
			if err := client.Preload(t.Context(), registry.Name); err != nil {
				t.Errorf("what came does not load: %v", err)
			}
		})
	}
}

func TestPullResumes(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, _ := realClient(t, v)
			registry := ollamatest.StartRegistry(t, 20<<20)
			const half = 12 << 20
			registry.Allow(half)
			pauseAt(t, client, registry.Name, half*3/4)
			if models, err := client.Installed(t.Context()); err != nil || len(models) != 0 {
				t.Errorf("half a model is listed: %v, %v", models, err)
			}
			before := registry.Sent()
			registry.Allow(-1)
			resume(t, client, registry.Name)
			if again := registry.Sent() - before; again > registry.Size-half/2 { // chunks that were not complete are fetched again
				t.Errorf("%d bytes were fetched after the pause, of %d", again, registry.Size)
			}
		})
	}
}

// pauseAt pulls until that many bytes have come.
func pauseAt(t *testing.T, client *Client, name string, bytes int64) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	err := client.Pull(ctx, name, func(p Progress) {
		if p.Done >= bytes {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("paused with %v", err)
	}
}

// resume pulls to the end, as often as it takes: while Ollama still ends the pull
// that was paused, it ends the next one too.
func resume(t *testing.T, client *Client, name string) {
	t.Helper()
	for tries := 1; ; tries++ {
		progress := &progressRecorder{t: t}
		err := client.Pull(t.Context(), name, progress.record)
		if err == nil {
			return
		}
		if tries == 5 || !strings.Contains(err.Error(), "context canceled") {
			t.Fatal(err)
		}
	}
}

func TestPullStalls(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			client, _ := realClient(t, v)
			registry := ollamatest.StartRegistry(t, 1<<20)
			registry.Allow(100_000)
			client.pullTimeout = 500 * time.Millisecond
			err := client.Pull(t.Context(), registry.Name, func(Progress) {})
			if domain.CodeOf(err) != domain.Unavailable || !errors.Is(err, ErrTransient) || !strings.Contains(err.Error(), "Nothing more came") {
				t.Errorf("stalled with %v", err)
			}
		})
	}
}

func TestPullOfUnknownModels(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			registry := ollamatest.StartRegistry(t, 0)
			for name, want := range map[string]domain.Code{
				strings.Replace(registry.Name, "tiny", "none", 1): domain.NotFound,
				"gpt-oss:120b-cloud":                              domain.Invalid,
				"two words":                                       domain.Invalid,
				"":                                                domain.Invalid,
			} {
				if err := client.Pull(t.Context(), name, func(Progress) {}); domain.CodeOf(err) != want {
					t.Errorf("pulling %q: %v", name, err)
				}
			}
			nobody := "http://127.0.0.1:1/lib/tiny"
			if err := client.Pull(t.Context(), nobody, func(Progress) {}); domain.CodeOf(err) != domain.Unavailable || !errors.Is(err, ErrTransient) {
				t.Errorf("pulling without a network: %v", err)
			}
			server.Stop()
			if err := client.Pull(t.Context(), registry.Name, func(Progress) {}); domain.CodeOf(err) != domain.Unavailable || errors.Is(err, ErrTransient) {
				t.Errorf("pulling without a server: %v", err)
			}
		})
	}
}

func TestPullFailures(t *testing.T) {
	const half = `{"status":"pulling abc","digest":"sha256:abc","total":1000,"completed":500}` + "\n"
	tests := []struct {
		name  string
		say   http.HandlerFunc
		code  domain.Code
		again bool
		words string
	}{
		{"full", lines(half, `{"error":"write /root/.ollama: no space left on device"}`+"\n"), domain.Full, false, "no room"},
		{"too old", status(http.StatusPreconditionFailed, `{"error":"pull model manifest: 412: requires a newer version of Ollama"}`), domain.Unavailable, false, "newer Ollama"},
		{"broken off", then(lines(half), die), domain.Unavailable, true, "broke off"},
		{"bad bytes", lines(half, `{"error":"digest mismatch, file must be downloaded again"}`+"\n"), domain.Unavailable, true, "digest mismatch"},
		{"no such path", status(http.StatusNotFound, `{"error":"model not found"}`), domain.NotFound, false, "no model called"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := pullScript(t, tt.say).Pull(t.Context(), "tiny", func(Progress) {})
			if domain.CodeOf(err) != tt.code || errors.Is(err, ErrTransient) != tt.again || !strings.Contains(err.Error(), tt.words) {
				t.Errorf("failed with %q: %v", domain.CodeOf(err), err)
			}
		})
	}
}

func TestPullProgressNeverDecreases(t *testing.T) {
	step := func(digest string, done, total int64) string {
		return encode(api.ProgressResponse{Status: "pulling " + digest, Digest: digest, Completed: done, Total: total}) + "\n"
	}
	client := pullScript(t, lines(
		`{"status":"pulling manifest"}`+"\n",
		step("template", 50, 50), // too small to be the weights
		step("a", 0, 1000<<20), step("a", 900<<20, 1000<<20), step("a", 300<<20, 1000<<20), step("a", 1000<<20, 1000<<20),
		step("b", 0, 500<<20), step("b", 500<<20, 500<<20),
		`{"status":"verifying sha256 digest"}`+"\n", `{"status":"success"}`+"\n",
	))
	progress := &progressRecorder{t: t}
	if err := client.Pull(t.Context(), "tiny", progress.record); err != nil {
		t.Fatal(err)
	}
	if progress.last != (Progress{Done: 1500<<20 + 50, Total: 1500<<20 + 50, Finishing: true}) {
		t.Errorf("ended with %+v", progress.last)
	}
}

// The scripted lines have the same JSON keys as those of a real server.
func TestPullScriptMatchesRealServer(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, _ := realClient(t, v)
			registry := ollamatest.StartRegistry(t, 1<<20)
			shapes := map[string]bool{}
			err := client.api.Pull(t.Context(), &api.PullRequest{Model: registry.Name, Insecure: true}, func(r api.ProgressResponse) error {
				switch {
				case r.Digest != "" && r.Completed == r.Total:
					shapes["layer"] = true
				case r.Digest == "":
					shapes[r.Status] = true
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, shape := range []string{"pulling manifest", "layer", "verifying sha256 digest", "success"} {
				if !shapes[shape] {
					t.Errorf("no %q among %v", shape, shapes)
				}
			}
		})
	}
}

func pullScript(t *testing.T, say http.HandlerFunc) *Client {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/pull", func(w http.ResponseWriter, r *http.Request) {
		var request api.PullRequest
		if err := json.NewDecoder(r.Body).Decode(&request); err != nil || request.Insecure {
			t.Errorf("asked for %+v, %v", request, err)
		}
		say(w, r)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	client, err := New(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return client
}
