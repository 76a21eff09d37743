package ollamatest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/gofrs/flock"
)

// Version of Ollama, as Go's modules know it.
type Version string

const (
	// Old knows neither thinking nor models on other computers. It needs
	// nothing but Go and a C++ compiler.
	Old Version = "v0.6.5"
	// Recent is what people have today. It needs a few header files besides,
	// which build/setup.sh installs.
	Recent Version = "v0.17.4"
)

// Versions are those that Kith is tested with.
var Versions = []Version{Old, Recent}

// Binary returns the path of an Ollama of that version. As the recent one, that
// of OLLAMA_BINARY or the one on PATH will do. Else it is built once, in two to
// six minutes, and kept in the user's cache folder.
func Binary(ctx context.Context, v Version) (string, error) {
	if v == Recent {
		if path := installed(); path != "" {
			return path, nil
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return v.built(ctx, filepath.Join(cache, "kith", "ollama-"+string(v)))
}

func installed() string {
	if path := os.Getenv("OLLAMA_BINARY"); path != "" {
		return path
	}
	path, err := exec.LookPath("ollama")
	if err != nil {
		return ""
	}
	return path
}

// built builds into a folder beside its place and moves it there when it is
// whole; tests of other packages wait meanwhile.
func (v Version) built(ctx context.Context, folder string) (string, error) {
	if err := os.MkdirAll(filepath.Dir(folder), 0o750); err != nil {
		return "", err
	}
	lock := flock.New(folder + ".lock")
	if err := lock.Lock(); err != nil {
		return "", err
	}
	defer func() { _ = lock.Unlock() }() // ends with the process at the latest
	path := filepath.Join(folder, "ollama")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	building := folder + ".building"
	if err := v.build(ctx, building); err != nil {
		return "", err
	}
	if err := os.RemoveAll(folder); err != nil {
		return "", err
	}
	return path, os.Rename(building, folder)
}

func (v Version) build(ctx context.Context, folder string) error {
	flags := "-g0 -O3"
	if runtime.GOOS == "linux" {
		flags += " -march=native" // several times as fast, and it stays on this machine
	}
	if v == Recent {
		headers, err := miniaudio(ctx, folder)
		if err != nil {
			return err
		}
		flags += " -I" + headers
	}
	install := exec.CommandContext(ctx, "go", "install", "github.com/ollama/ollama@"+string(v)) //nolint:gosec // one of two
	install.Env = append(os.Environ(), "GOBIN="+folder, "GOFLAGS=-buildvcs=false", "CGO_ENABLED=1",
		"CGO_CFLAGS="+flags, "CGO_CXXFLAGS="+flags)
	if out, err := install.CombinedOutput(); err != nil {
		return fmt.Errorf("building Ollama %s (build/setup.sh test installs what it needs): %w\n%s", v, err, out)
	}
	return nil
}

// miniaudio puts the one header that no distribution packages where Ollama's
// sources look for it. A Go module holds it.
func miniaudio(ctx context.Context, folder string) (include string, err error) {
	out, err := exec.CommandContext(ctx, "go", "mod", "download", "-json", "github.com/gen2brain/malgo@v0.11.24").Output()
	if err != nil {
		return "", fmt.Errorf("downloading miniaudio.h: %w", err)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		return "", err
	}
	header, err := os.ReadFile(filepath.Join(module.Dir, "miniaudio.h"))
	if err != nil {
		return "", err
	}
	include = filepath.Join(folder, "include")
	place := filepath.Join(include, "miniaudio")
	if err := os.MkdirAll(place, 0o750); err != nil {
		return "", err
	}
	return include, os.WriteFile(filepath.Join(place, "miniaudio.h"), header, 0o600)
}
