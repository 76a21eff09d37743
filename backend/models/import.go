package models

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// Import checks a model file and queues its import under name; "" takes the name
// of the file. It fails as [ollama.ReadFile] does, with [domain.Invalid] for a bad
// name, with [domain.Conflict] if a model has that name already, and with
// [domain.Full] if the model does not fit on the disk.
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
		return domain.Errorf(domain.Conflict, "models.nameTaken", "A model named %s already exists; nothing was imported.", name).
			WithHint("models.giveAnotherName", "Give the new model another name.")
	case !s.hasSpace(file.Size):
		return ollama.Full(name)
	}
	return s.enqueue(ctx, &job{Job: Job{Name: name, Kind: Importing, Total: file.Size}, path: path})
}

var notInNames = regexp.MustCompile(`[^a-z0-9._-]+`)

// NameOf returns the model name that a file's name suggests.
func NameOf(path string) string {
	base := strings.TrimSuffix(strings.ToLower(filepath.Base(path)), ".gguf")
	name := strings.Trim(notInNames.ReplaceAllString(base, "-"), "-._")
	if name == "" {
		return "imported"
	}
	return name
}
