package ollamatest

import (
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

// Registry is a library of models that a real Ollama can pull from. It has one model,
// the tiny one, and can simulate a network that stalls.
type Registry struct {
	Name string // of its model, such as "http://127.0.0.1:40123/lib/tiny"
	Size int64  // of its model, in bytes

	server *httptest.Server
	blobs  map[string][]byte // by digest

	mu      sync.Mutex
	sent    int64         // bytes of blobs so far
	limit   int64         // the value of sent at which it stalls; negative: never
	changed chan struct{} // closed when sent or limit changes
}

// StartRegistry starts a registry that ends with the test. Besides the weights its
// model has a second layer of extra bytes.
func StartRegistry(tb testing.TB, extra int) *Registry {
	tb.Helper()
	r := &Registry{blobs: map[string][]byte{}, limit: -1, changed: make(chan struct{})}
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

// close ends stalled requests, because closing the server waits for them.
func (r *Registry) close() {
	r.server.CloseClientConnections()
	r.Allow(-1)
	r.server.Close()
}

// Allow makes the registry stall after so many more bytes. A negative number removes the
// limit.
func (r *Registry) Allow(more int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.limit = -1
	if more >= 0 {
		r.limit = r.sent + more
	}
	r.notify()
}

// AwaitStall returns when the registry has reached the limit.
func (r *Registry) AwaitStall(tb testing.TB) {
	tb.Helper()
	for {
		r.mu.Lock()
		silent, changed := r.limit >= 0 && r.sent >= r.limit, r.changed
		r.mu.Unlock()
		if silent {
			return
		}
		select {
		case <-changed:
		case <-time.After(30 * time.Second):
			tb.Fatal("nobody pulls")
		}
	}
}

// Sent returns how many bytes of blobs were sent so far.
func (r *Registry) Sent() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sent
}

func (r *Registry) notify() {
	close(r.changed)
	r.changed = make(chan struct{})
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
			add("unknown", make([]byte, extra+1)), // a license would be shown, and read, with the model
		},
	})
	if err != nil {
		panic(err)
	}
	return encoded
}

// blob redirects to the address of the bytes, as Ollama's library does. It must be
// another host: Ollama handles redirects to the same host differently and then misses
// the address.
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
	http.Redirect(w, request, elsewhere+"/data/"+digest, http.StatusTemporaryRedirect) //nolint:gosec // the registry's own address
}

func (r *Registry) data(w http.ResponseWriter, request *http.Request) {
	blob := r.blobs[request.PathValue("digest")]
	http.ServeContent(w, request, "", time.Time{}, &limitedBlob{strings.NewReader(string(blob)), r, request})
}

// limitedBlob is a reader of a blob that stalls at the limit of the registry.
type limitedBlob struct {
	*strings.Reader
	registry *Registry
	request  *http.Request
}

// WriteTo hides WriteTo of the embedded reader, which would bypass Read.
func (h *limitedBlob) WriteTo(w io.Writer) (int64, error) {
	return io.Copy(w, struct{ io.Reader }{h})
}

func (h *limitedBlob) Read(p []byte) (int, error) {
	allowed, err := h.registry.take(h.request, len(p))
	if err != nil {
		return 0, err
	}
	n, err := h.Reader.Read(p[:allowed])
	h.registry.untake(allowed - n)
	return n, err
}

// take waits until some of n bytes may be sent, and counts them as sent.
func (r *Registry) take(request *http.Request, n int) (int, error) {
	for {
		r.mu.Lock()
		allowed := int64(n)
		if r.limit >= 0 {
			allowed = min(allowed, r.limit-r.sent)
		}
		if allowed > 0 {
			r.sent += allowed
			r.notify()
			r.mu.Unlock()
			return int(allowed), nil
		}
		changed := r.changed
		r.mu.Unlock()
		select {
		case <-changed:
		case <-request.Context().Done():
			return 0, request.Context().Err()
		}
	}
}

func (r *Registry) untake(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sent -= int64(n)
}
