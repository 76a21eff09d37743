// Package storetest gives tests their data folders: copies of one that a process
// makes once, because migrations and the sample community take longer than most
// tests, above all under the race detector.
package storetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"kith/backend/store"
)

var empty = New(func(dir string) error {
	s, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		return err
	}
	return s.Close()
})

// Empty returns a data folder with today's schema and nobody in it.
func Empty(tb testing.TB) string {
	tb.Helper()
	return empty.Dir(tb)
}

// Template is a data folder that is made when a test first needs it, and copied
// for each. It is kept in memory.
type Template struct {
	files func() (map[string][]byte, error) // their content by their path in the folder
}

// New returns the template of what fill leaves in an empty folder. Whatever it
// opens it has to close.
func New(fill func(dir string) error) *Template {
	return &Template{sync.OnceValues(func() (map[string][]byte, error) {
		dir, err := os.MkdirTemp("", "kith-template-*")
		if err != nil {
			return nil, err
		}
		defer func() { _ = os.RemoveAll(dir) }()
		if err := fill(dir); err != nil {
			return nil, err
		}
		return read(dir)
	})}
}

// read returns the files of a folder that has no folders in it.
func read(dir string) (map[string][]byte, error) {
	entries, err := os.ReadDir(dir)
	files := make(map[string][]byte, len(entries))
	for _, entry := range entries {
		if err == nil {
			files[entry.Name()], err = os.ReadFile(filepath.Join(dir, entry.Name()))
		}
	}
	return files, err
}

// Dir returns a copy that is removed when the test ends.
func (m *Template) Dir(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	files, err := m.files()
	for name, content := range files {
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), content, 0o600)
		}
	}
	if err != nil {
		tb.Fatal(err)
	}
	return dir
}
