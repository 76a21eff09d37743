package models

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// Import checks a model file and begins to bring it in, called name or, with
// "", as the file. It fails as [ollama.ReadFile] does, and with
// [domain.Conflict] where a model is called that already.
func (s *Service) Import(ctx context.Context, path, name string) error {
	if s.parts.Ollama == nil {
		return s.parts.Problem
	}
	file, err := ollama.ReadFile(path)
	if err != nil {
		return err
	}
	if name = strings.TrimSpace(name); name == "" {
		name = NameOf(path)
	}
	if err := ollama.CheckName(name); err != nil {
		return err
	}
	installed, err := s.parts.Ollama.Installed(ctx)
	switch {
	case err != nil:
		return err
	case has(installed, name):
		return domain.Errorf(domain.Conflict, "There is a model called %s already; nothing was imported.", name).
			WithHint("Give the new one another name.")
	case !s.hasRoom(file.Size):
		return ollama.Full(name)
	}
	return s.enqueue(ctx, &job{Job: Job{Name: name, Kind: Importing, Total: file.Size}, path: path})
}

var notInNames = regexp.MustCompile(`[^a-z0-9._-]+`)

// NameOf makes the name of a model out of that of its file.
func NameOf(path string) string {
	base := strings.TrimSuffix(strings.ToLower(filepath.Base(path)), ".gguf")
	name := strings.Trim(notInNames.ReplaceAllString(base, "-"), "-._")
	if name == "" {
		return "imported"
	}
	return name
}
