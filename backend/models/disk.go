package models

import (
	"os"
	"path/filepath"

	"kith/backend/ollama"
)

// minFreeDisk is the room that must remain on a disk.
const minFreeDisk = gigabyte / 2

// onDisk measures the room that there is for models.
func (s *Service) onDisk() int64 {
	if s.parts.Ollama == nil || !s.parts.Ollama.IsLocal() {
		return -1
	}
	folder := ollama.Folder()
	for _, err := os.Stat(folder); err != nil && folder != filepath.Dir(folder); _, err = os.Stat(folder) {
		folder = filepath.Dir(folder) // it is made with the first model
	}
	bytes, err := free(folder)
	if err != nil {
		return -1
	}
	return max(0, bytes-minFreeDisk)
}

// hasRoom reports whether so many bytes more may be stored, as far as is known.
func (s *Service) hasRoom(bytes int64) bool {
	room := s.room()
	return room < 0 || bytes <= room
}
