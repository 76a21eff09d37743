// Package ollamatest starts a real Ollama for tests, on a loopback port and with its own
// folders, and generates a tiny model for it.
package ollamatest

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/ollama/ollama/api"
)

// Server is a running Ollama without models.
type Server struct {
	Address string // "127.0.0.1:40123"

	api  *api.Client
	stop func()
}

// Start starts a server of the recent version, which ends with the test. It skips the
// test with -short, and fails it if that version is not built.
func Start(tb testing.TB) *Server {
	tb.Helper()
	return StartVersion(tb, Recent)
}

// StartVersion is [Start] for a given version.
func StartVersion(tb testing.TB, v Version) *Server {
	tb.Helper()
	if testing.Short() {
		tb.Skip("starts a real Ollama")
	}
	binary, err := Binary(v)
	if err != nil {
		tb.Fatal(err)
	}
	s, err := serve(binary, tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(s.Stop)
	return s
}

// Stop ends the server before the end of the test.
func (s *Server) Stop() { s.stop() }

// Create adds the tiny model under a name; see [TinyModel].
func (s *Server) Create(tb testing.TB, name string, embedding bool) {
	tb.Helper()
	s.install(tb, name, TinyModel(embedding), tinyTemplate, nil)
}

// install adds a model with template and parameters, like a Modelfile.
func (s *Server) install(tb testing.TB, name string, model []byte, template string, parameters map[string]any) {
	tb.Helper()
	digest := fmt.Sprintf("sha256:%x", sha256.Sum256(model))
	if err := s.api.CreateBlob(tb.Context(), digest, bytes.NewReader(model)); err != nil {
		tb.Fatal(err)
	}
	err := s.api.Create(tb.Context(), &api.CreateRequest{
		Model:      name,
		Files:      map[string]string{"model.gguf": digest},
		Template:   template,
		Parameters: parameters,
	}, func(api.ProgressResponse) error { return nil })
	if err != nil {
		tb.Fatal(err)
	}
}

const tinyTemplate = "{{ range .Messages }}{{ .Role }}: {{ .Content }}\n{{ end }}assistant:"

// Delete removes a model.
func (s *Server) Delete(tb testing.TB, name string) {
	tb.Helper()
	if err := s.api.Delete(tb.Context(), &api.DeleteRequest{Model: name}); err != nil {
		tb.Fatal(err)
	}
}

func serve(binary, home string) (*Server, error) {
	ctx, cancel := context.WithCancel(context.Background())
	command := exec.CommandContext(ctx, binary, "serve")
	command.Env = environment(home)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = 10 * time.Second
	log, err := command.StderrPipe()
	if err != nil {
		cancel()
		return nil, err
	}
	if err := command.Start(); err != nil {
		cancel()
		return nil, err
	}
	stop := func() {
		cancel()
		_ = command.Wait() // the error says that it was interrupted
	}
	address, err := listening(log)
	if err != nil {
		stop()
		return nil, err
	}
	base := &url.URL{Scheme: "http", Host: address}
	return &Server{Address: address, api: api.NewClient(base, http.DefaultClient), stop: stop}, nil
}

// environment returns an environment without the user's models and settings.
func environment(home string) []string {
	return []string{
		"PATH=" + os.Getenv("PATH"),
		"HOME=" + home,
		"OLLAMA_MODELS=" + filepath.Join(home, "models"),
		"OLLAMA_HOST=127.0.0.1:0",
		"OLLAMA_NUM_PARALLEL=1",
		"OLLAMA_NO_CLOUD=1",
	}
}

var listens = regexp.MustCompile(`Listening on (127\.0\.0\.1:\d+)`)

// listening reads the port from the log.
func listening(log io.Reader) (string, error) {
	var said bytes.Buffer
	lines := bufio.NewScanner(log)
	for lines.Scan() {
		if found := listens.FindSubmatch(lines.Bytes()); found != nil {
			go drain(log)
			return string(found[1]), nil
		}
		said.Write(append(lines.Bytes(), '\n'))
	}
	return "", fmt.Errorf("the server did not start:\n%s", &said)
}

// drain reads the log until it ends, so that the server never blocks on writing it.
func drain(log io.Reader) { _, _ = io.Copy(io.Discard, log) }
