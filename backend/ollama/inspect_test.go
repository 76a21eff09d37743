package ollama

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/ollama/ollamatest"
)

func TestInspect(t *testing.T) {
	empty := func(http.ResponseWriter, *http.Request) {}
	object := func(w http.ResponseWriter, _ *http.Request) { send(w, `{"version":"0.0.0"}`) }
	tests := []struct {
		name    string
		version http.HandlerFunc
		ps      http.HandlerFunc
		want    ServerStatus
	}{
		{"usable", object, object, Usable},
		{"too old", object, http.NotFound, TooOld},
		{"a web page", lines("<html>router</html>"), lines("<html>router</html>"), NotOllama},
		{"nothing but a status", empty, empty, NotOllama},
		{"a redirect", redirect, redirect, NotResponding},
		{"dies", die, die, NotResponding},
		{"hangs", hang, hang, NotResponding},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			mux := http.NewServeMux()
			mux.HandleFunc("GET /api/version", tt.version)
			mux.HandleFunc("GET /api/ps", tt.ps)
			mux.HandleFunc("POST /api/embed", tt.version)
			server := httptest.NewServer(mux)
			defer server.Close()
			client, err := New(server.URL)
			if err != nil {
				t.Fatal(err)
			}
			if found := client.Inspect(t.Context()); found != tt.want {
				t.Errorf("found %v, want %v", found, tt.want)
			}
		})
	}
}

func TestInspectRealServer(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			client, server := realClient(t, v)
			if found := client.Inspect(t.Context()); found != Usable {
				t.Errorf("found %v", found)
			}
			server.Stop()
			if found := client.Inspect(t.Context()); found != NotListening {
				t.Errorf("after it was stopped found %v", found)
			}
		})
	}
}

func TestIsLocal(t *testing.T) {
	for address, want := range map[string]bool{
		"127.0.0.1:1": true, "localhost": true, "[::1]:2": true, "0.0.0.0": true,
		"192.0.2.7": false, "ollama.example.org": false,
	} {
		client, err := New(address)
		if err != nil {
			t.Fatal(err)
		}
		if client.IsLocal() != want {
			t.Errorf("%s is here: %v", address, !want)
		}
	}
}

func TestProgramPathsAreAbsolute(t *testing.T) {
	env := func(name string) string { return "/" + name }
	for _, system := range []string{"linux", "darwin", "windows"} {
		found := places(system, env)
		if len(found) < 2 || slices.ContainsFunc(found, func(place string) bool { return !filepath.IsAbs(place) }) {
			t.Errorf("on %s: %q", system, found)
		}
	}
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	var config net.ListenConfig
	listener, err := config.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

// freeAddress returns an address where nothing listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener := listen(t)
	defer listener.Close()
	return listener.Addr().String()
}

// startable returns a client for an address where nothing listens, and sets a home
// folder for the server.
func startable(t *testing.T, address string) (client *Client, log string) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("OLLAMA_MODELS", filepath.Join(home, "models"))
	t.Setenv("OLLAMA_HOST", "0.0.0.0:1") // Kith must not pass this on to the server
	client, err := New(address)
	if err != nil {
		t.Fatal(err)
	}
	return client, filepath.Join(home, "ollama.log")
}

func binaryOf(t *testing.T, v ollamatest.Version) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a real Ollama")
	}
	binary, err := ollamatest.Binary(v)
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

func TestStartAndStop(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			binary := binaryOf(t, v)
			client, log := startable(t, freeAddress(t))
			server, err := client.Start(t.Context(), binary, log)
			if err != nil {
				t.Fatal(err)
			}
			if found := client.Inspect(t.Context()); found != Usable || !server.Running() {
				t.Errorf("found %v", found)
			}
			said, err := os.ReadFile(log)
			if err != nil || !strings.Contains(string(said), "Listening on "+client.base.Host) {
				t.Errorf("the log says %s, %v", said, err)
			}
			server.Stop()
			server.Stop() // a second call has no effect
			if found := client.Inspect(t.Context()); found != NotListening || server.Running() {
				t.Errorf("after it was stopped found %v", found)
			}
		})
	}
}

// A server that Kith started sends nothing to other computers: it refuses to run a
// remote model without connecting to anything.
func TestStartedServerRefusesRemoteModels(t *testing.T) {
	binary := binaryOf(t, ollamatest.Recent)
	client, log := startable(t, freeAddress(t))
	server, err := client.Start(t.Context(), binary, log)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Stop()
	said, err := os.ReadFile(log)
	if err != nil || !strings.Contains(string(said), "OLLAMA_NO_CLOUD:true") {
		t.Errorf("the log says %s, %v", said, err)
	}
}

func TestStartFailures(t *testing.T) {
	binary := binaryOf(t, ollamatest.Recent)
	taken := listen(t)
	defer taken.Close()
	broken := filepath.Join(t.TempDir(), "ollama")
	if err := os.WriteFile(broken, []byte("#!/bin/sh\necho 'no such library: libfoo.so' >&2\nexit 3\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, address, program string
		code                   domain.Code
		words                  string
	}{
		{"the port is taken", taken.Addr().String(), binary, domain.Unavailable, "Another program uses"},
		{"the program is broken", freeAddress(t), broken, domain.Unavailable, "libfoo.so"},
		{"there is no program", freeAddress(t), broken + "x", domain.Unavailable, "did not start"},
		{"it is elsewhere", "192.0.2.7:1", binary, domain.Invalid, "not this computer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			client, log := startable(t, tt.address)
			_, err := client.Start(t.Context(), tt.program, log)
			if domain.CodeOf(err) != tt.code || !strings.Contains(err.Error(), tt.words) {
				t.Errorf("failed with %v", err)
			}
		})
	}
}

func TestStartFailsWhenContextEnds(t *testing.T) {
	silent := filepath.Join(t.TempDir(), "ollama")
	if err := os.WriteFile(silent, []byte("#!/bin/sh\nexec sleep 600\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	client, log := startable(t, freeAddress(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := client.Start(ctx, silent, log); err == nil {
		t.Error("it started")
	}
}
