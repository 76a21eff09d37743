package ollamatest

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sys/cpu"
)

// Version of Ollama, as Go's modules know it.
type Version string

const (
	// Old knows neither thinking nor models on other computers. It needs
	// nothing but Go and a C++ compiler.
	Old Version = "v0.6.5"
	// Recent is the newest version that `go install` can build. It needs a few
	// header files besides, which build/setup.sh installs.
	Recent Version = "v0.17.4"
)

// Versions are those that Kith is tested with.
var Versions = []Version{Old, Recent}

// Binary returns the path of an Ollama of that version. OLLAMA_BINARY stands in
// for the recent one. Otherwise it is the one that [Build] has built: tests never
// build, because that takes minutes.
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

// folder is where that version is kept, in the user's cache folder. Its name
// changes with everything that the build depends on.
func (v Version) folder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	key := sha256.Sum256(fmt.Append(nil, runtime.GOOS, runtime.GOARCH, v, compilerFlags(), audioHeader))
	return filepath.Join(cache, "kith", fmt.Sprintf("ollama-%s-%x", v, key[:4])), nil
}

// compilerFlags ask for vector instructions where every processor of that level
// has them. They never say -march=native: Ollama does not link when it is built so
// for a processor with AMX.
func compilerFlags() string {
	flags := "-g0 -O3"
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA && cpu.X86.HasBMI2 {
		flags += " -march=x86-64-v3"
	}
	return flags
}
