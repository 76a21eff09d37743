// Package models looks after the models of this machine: which ones the user's
// Ollama has, which one writes, and those on their way in.
package models

import (
	"context"
	"log/slog"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// Store keeps what is to survive a restart.
type Store interface {
	// Chosen is who writes: "builtin", a name, or "".
	Chosen(ctx context.Context) (string, error)
	Choose(ctx context.Context, model string) error
}

// Parts are what a [Service] works with.
type Parts struct {
	Ollama *ollama.Client // nil: its address makes no sense
	Store  Store
	Log    *slog.Logger
}

// Service is the one that acts on models.
type Service struct{ parts Parts }

// New returns a service; Close it before what it works with.
func New(parts Parts) *Service { return &Service{parts: parts} }

// Overview tells how things stand.
func (s *Service) Overview(context.Context) (Overview, error) {
	return Overview{Catalogue: []Offer{}, Installed: []Installed{}, Jobs: []Job{}}, errSoon
}

// Jobs tells what is on its way.
func (s *Service) Jobs() []Job { return nil }

// Listen lets the service tell each change. Call it before anything begins.
func (s *Service) Listen(func(jobs []Job, changed bool)) {}

// StartServer starts the Ollama that is installed.
func (s *Service) StartServer(context.Context) error { return errSoon }

// Choose decides who writes.
func (s *Service) Choose(context.Context, string) error { return errSoon }

// Pull begins to fetch a model.
func (s *Service) Pull(context.Context, string) error { return errSoon }

// Pause ends a job for now.
func (s *Service) Pause(context.Context, string) error { return errSoon }

// Dismiss forgets a job.
func (s *Service) Dismiss(context.Context, string) error { return errSoon }

// Import begins to bring in a file.
func (s *Service) Import(context.Context, string, string) error { return errSoon }

// Remove deletes a model.
func (s *Service) Remove(context.Context, string) error { return errSoon }

// Probe measures a model.
func (s *Service) Probe(context.Context, string) (Speed, error) { return Speed{}, errSoon }

// Warm loads the model that writes.
func (s *Service) Warm() {}

// Close ends everything.
func (s *Service) Close() {}

var errSoon = domain.Errorf(domain.Unavailable, "This cannot be done yet.")
