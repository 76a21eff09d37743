package ollamatest

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sys/cpu"
)

// Version is a version of Ollama's Go module.
type Version string

const (
	// Old supports neither reasoning nor remote models. To build it, Go and a C++
	// compiler are enough.
	Old Version = "v0.6.5"
	// Recent is the newest version that `go install` can build. It also needs a few
	// header files, which build/setup.sh installs.
	Recent Version = "v0.17.4"
)

// Versions are those that Kith is tested with.
var Versions = []Version{Old, Recent}

// Binary returns the path of the Ollama program of that version: for the recent one
// OLLAMA_BINARY, if set, else the one that [Build] has built. Tests never build it,
// because that takes minutes.
func Binary(v Version) (string, error) {
	if path := os.Getenv("OLLAMA_BINARY"); path != "" && v == Recent {
		return path, nil
	}
	folder, err := v.folder()
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "ollama")
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("this test needs Ollama %s, which is built by: make setup-test", v)
	}
	return path, nil
}

// folder returns the path of that version in the user's cache folder. Its name depends
// on everything that the build depends on.
func (v Version) folder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	key := sha256.Sum256(fmt.Append(nil, runtime.GOOS, runtime.GOARCH, v, compilerFlags(), audioHeader))
	return filepath.Join(cache, "kith", fmt.Sprintf("ollama-%s-%x", v, key[:4])), nil
}

// compilerFlags returns flags that turn on the vector instructions of this processor's
// level. It does not use -march=native, because for a processor with AMX Ollama would
// not link.
func compilerFlags() string {
	flags := "-g0 -O3"
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA && cpu.X86.HasBMI2 {
		flags += " -march=x86-64-v3"
	}
	return flags
}
