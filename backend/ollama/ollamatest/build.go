package ollamatest

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// audioHeader is the Go module that contains miniaudio.h, the one header that no Linux
// distribution packages.
const audioHeader = "github.com/gen2brain/malgo@v0.11.24"

// Build builds that version unless it exists. This takes two to ten minutes; meanwhile
// it writes the elapsed time to progress. Of two processes that call it at the same
// time, one builds and the other waits.
func Build(ctx context.Context, v Version, progress io.Writer) error {
	if _, err := Binary(v); err == nil {
		return nil
	}
	folder, err := v.folder()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(folder), 0o700); err != nil {
		return err
	}
	lock := flock.New(folder + ".lock")
	if err := lock.Lock(); err != nil {
		return err
	}
	defer func() { _ = lock.Unlock() }() // the lock ends with the process at the latest
	if _, err := Binary(v); err == nil {
		return nil // another process has built it meanwhile
	}
	return v.build(ctx, folder, progress)
}

// build builds in a temporary folder and renames it when it is complete, so that tests
// never see an incomplete one.
func (v Version) build(ctx context.Context, folder string, progress io.Writer) error {
	building := folder + ".building"
	if err := os.RemoveAll(building); err != nil { // the rest of a build that was stopped
		return err
	}
	flags := compilerFlags()
	if v == Recent {
		headers, err := miniaudio(ctx, building)
		if err != nil {
			return err
		}
		flags += " -I" + headers
	}
	defer report(progress, v)()
	install := exec.CommandContext(ctx, "go", "install", "github.com/ollama/ollama@"+string(v)) //nolint:gosec // one of two constants
	install.Env = append(os.Environ(), "GOBIN="+building, "GOFLAGS=-buildvcs=false", "CGO_ENABLED=1",
		"CGO_CFLAGS="+flags, "CGO_CXXFLAGS="+flags)
	if out, err := install.CombinedOutput(); err != nil {
		return fmt.Errorf("building Ollama %s: %w\n%s", v, err, out)
	}
	return os.Rename(building, folder)
}

// report writes a line now, one every 30 seconds, and one when the function that
// it returns is called.
func report(progress io.Writer, v Version) (done func()) {
	fmt.Fprintf(progress, "Building Ollama %s for the tests, once; this takes minutes …\n", v)
	began, stopped, ended := time.Now(), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticker := time.NewTicker(30 * time.Second)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				fmt.Fprintf(progress, "  Ollama %s: %s so far\n", v, time.Since(began).Round(time.Second))
			case <-stopped:
				return
			}
		}
	}()
	return func() {
		close(stopped)
		<-ended
		fmt.Fprintf(progress, "  Ollama %s: ended after %s\n", v, time.Since(began).Round(time.Second))
	}
}

// miniaudio puts miniaudio.h where Ollama's sources look for it, below folder.
func miniaudio(ctx context.Context, folder string) (include string, err error) {
	out, err := exec.CommandContext(ctx, "go", "mod", "download", "-json", audioHeader).Output()
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
