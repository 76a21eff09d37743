package ollamatest

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// Registry is a library of models that a real Ollama pulls from. It holds one,
// the tiny model, and can be made as bad as the network sometimes is.
type Registry struct {
	Name string // of its model: "http://127.0.0.1:40123/lib/tiny"
	Size int64  // of its model, in bytes

	server *httptest.Server
	blobs  map[string][]byte // by digest

	mu    sync.Mutex
	given int64         // bytes of blobs, so far
	limit int64         // where it stops giving; negative: nowhere
	moved chan struct{} // closed when given or limit changes
}

// StartRegistry starts a registry that ends with the test. Its model has a
// second layer of that many bytes besides the weights.
func StartRegistry(tb testing.TB, extra int) *Registry {
	tb.Helper()
	r := &Registry{blobs: map[string][]byte{}, limit: -1, moved: make(chan struct{})}
	mux := http.NewServeMux()
	manifest := r.manifest(extra)
	mux.HandleFunc("GET /v2/lib/tiny/manifests/latest", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(manifest) })
	mux.HandleFunc("GET /v2/lib/tiny/blobs/{digest}", r.blob)
	mux.HandleFunc("GET /data/{digest}", r.data)
	r.server = httptest.NewServer(mux)
	tb.Cleanup(r.close)
	r.Name = r.server.URL + "/lib/tiny"
	return r
}

// close lets waiting requests go before the server waits for them.
func (r *Registry) close() {
	r.server.CloseClientConnections()
	r.Give(-1)
	r.server.Close()
}

// Give lets the registry hand out that many more bytes, and then fall silent;
// a negative number lifts the limit.
func (r *Registry) Give(more int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.limit = -1
	if more >= 0 {
		r.limit = r.given + more
	}
	r.move()
}

// AwaitSilence returns once the registry has given what it may.
func (r *Registry) AwaitSilence(tb testing.TB) {
	tb.Helper()
	for {
		r.mu.Lock()
		silent, moved := r.limit >= 0 && r.given >= r.limit, r.moved
		r.mu.Unlock()
		if silent {
			return
		}
		select {
		case <-moved:
		case <-time.After(30 * time.Second):
			tb.Fatal("nobody pulls")
		}
	}
}

// Given is how many bytes of blobs were handed out so far.
func (r *Registry) Given() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.given
}

func (r *Registry) move() {
	close(r.moved)
	r.moved = make(chan struct{})
}

type descriptor struct {
	MediaType string `json:"mediaType"`
	Digest    string `json:"digest"`
	Size      int    `json:"size"`
}

func (r *Registry) manifest(extra int) []byte {
	const media = "application/vnd.ollama.image."
	add := func(kind string, blob []byte) descriptor {
		digest := fmt.Sprintf("sha256:%x", sha256.Sum256(blob))
		r.blobs[digest] = blob
		r.Size += int64(len(blob))
		return descriptor{media + kind, digest, len(blob)}
	}
	config := []byte(`{"model_format":"gguf","model_family":"llama","model_type":"115K","file_type":"F32","architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}`)
	encoded, err := json.Marshal(map[string]any{
		"schemaVersion": 2,
		"mediaType":     "application/vnd.docker.distribution.manifest.v2+json",
		"config":        descriptor{"application/vnd.docker.container.image.v1+json", add("", config).Digest, len(config)},
		"layers": []descriptor{
			add("model", TinyModel(false)),
			add("template", []byte(tinyTemplate)),
			add("license", bytes.Repeat([]byte("Do what you like. "), extra/18+1)),
		},
	})
	if err != nil {
		panic(err)
	}
	return encoded
}

// blob sends on to where the bytes are, as Ollama's library does: to another
// host, or Ollama would follow and then miss where it was sent.
func (r *Registry) blob(w http.ResponseWriter, request *http.Request) {
	digest := request.PathValue("digest")
	blob, found := r.blobs[digest]
	if !found {
		http.NotFound(w, request)
		return
	}
	if request.Method == http.MethodHead {
		w.Header().Set("Content-Length", fmt.Sprint(len(blob)))
		return
	}
	elsewhere := strings.Replace(r.server.URL, "127.0.0.1", "localhost", 1)
	http.Redirect(w, request, elsewhere+"/data/"+digest, http.StatusTemporaryRedirect) //nolint:gosec // to itself
}

func (r *Registry) data(w http.ResponseWriter, request *http.Request) {
	blob := r.blobs[request.PathValue("digest")]
	http.ServeContent(w, request, "", time.Time{}, &held{strings.NewReader(string(blob)), r, request})
}

// held is a blob whose bytes come only as the registry may give them.
type held struct {
	*strings.Reader
	registry *Registry
	request  *http.Request
}

// WriteTo hides that of the reader, which would go past Read.
func (h *held) WriteTo(w io.Writer) (int64, error) {
	return io.Copy(w, struct{ io.Reader }{h})
}

func (h *held) Read(p []byte) (int, error) {
	allowed, err := h.registry.take(h.request, len(p))
	if err != nil {
		return 0, err
	}
	n, err := h.Reader.Read(p[:allowed])
	h.registry.giveBack(allowed - n)
	return n, err
}

// take waits until some of n bytes may be given, and counts them.
func (r *Registry) take(request *http.Request, n int) (int, error) {
	for {
		r.mu.Lock()
		allowed := int64(n)
		if r.limit >= 0 {
			allowed = min(allowed, r.limit-r.given)
		}
		if allowed > 0 {
			r.given += allowed
			r.move()
			r.mu.Unlock()
			return int(allowed), nil
		}
		moved := r.moved
		r.mu.Unlock()
		select {
		case <-moved:
		case <-request.Context().Done():
			return 0, request.Context().Err()
		}
	}
}

func (r *Registry) giveBack(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.given -= int64(n)
}
