package ollamatest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBinary(t *testing.T) {
	cache := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, cache)
	}
	t.Setenv("OLLAMA_BINARY", "")
	for _, v := range Versions {
		if _, err := Binary(v); err == nil || !strings.Contains(err.Error(), "make setup-test") || strings.Contains(err.Error(), "\n") {
			t.Errorf("Binary(%s) = %v, want one line that says how to get it", v, err)
		}
		folder, err := v.folder()
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, "ollama")
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if found, err := Binary(v); found != path || err != nil {
			t.Errorf("Binary(%s) = %s, %v, want %s", v, found, err, path)
		}
		if err := Build(t.Context(), v, t.Output()); err != nil {
			t.Errorf("Build(%s) = %v where it is built already", v, err)
		}
	}
}

func TestCompilerFlagsNeverNative(t *testing.T) {
	if flags := compilerFlags(); strings.Contains(flags, "native") {
		t.Errorf("the flags are %s", flags)
	}
}
