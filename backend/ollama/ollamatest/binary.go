package ollamatest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/gofrs/flock"
)

// version is built where no Ollama is installed: the latest that needs nothing
// but Go and a C compiler. It knows neither thinking nor remote models.
const version = "v0.6.5"

// Binary returns the path of an Ollama: that of OLLAMA_BINARY, the one on
// PATH, or one that is built once, in about two minutes, and kept in the
// user's cache folder.
func Binary(ctx context.Context) (string, error) {
	if path := os.Getenv("OLLAMA_BINARY"); path != "" {
		return path, nil
	}
	if path, err := exec.LookPath("ollama"); err == nil {
		return path, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "kith", "ollama-"+version)
	return built(ctx, folder)
}

// built builds into a folder beside its place and moves it there when it is
// whole; tests of other packages wait meanwhile.
func built(ctx context.Context, folder string) (string, error) {
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
	if err := build(ctx, building); err != nil {
		return "", err
	}
	if err := os.RemoveAll(folder); err != nil {
		return "", err
	}
	return path, os.Rename(building, folder)
}

func build(ctx context.Context, folder string) error {
	install := exec.CommandContext(ctx, "go", "install", "github.com/ollama/ollama@"+version)
	install.Env = append(os.Environ(), "GOBIN="+folder, "GOFLAGS=-buildvcs=false", "CGO_ENABLED=1")
	if out, err := install.CombinedOutput(); err != nil {
		return fmt.Errorf("building Ollama %s: %w\n%s", version, err, out)
	}
	return nil
}
