package models

import (
	"os"
	"path/filepath"

	"kith/backend/ollama"
)

// minFreeDisk is the disk space that models must leave free, in bytes.
const minFreeDisk = gigabyte / 2

// onDisk returns the disk space available to models in bytes, -1 if unknown.
func (s *Service) onDisk() int64 {
	if s.parts.Ollama == nil || !s.parts.Ollama.IsLocal() {
		return -1
	}
	folder := ollama.Folder()
	for _, err := os.Stat(folder); err != nil && folder != filepath.Dir(folder); _, err = os.Stat(folder) {
		folder = filepath.Dir(folder) // Ollama creates the folder with the first model
	}
	bytes, err := free(folder)
	if err != nil {
		return -1
	}
	return max(0, bytes-minFreeDisk)
}

// hasSpace reports whether a model of this size fits on the disk. If the available
// space is unknown, it reports true.
func (s *Service) hasSpace(bytes int64) bool {
	space := s.available()
	return space < 0 || bytes <= space
}
