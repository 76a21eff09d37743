package models

import (
	"context"
	"errors"
	"time"

	"kith/backend/ollama"
)

// maxAttempts is how many attempts in a row may bring no bytes before a job fails.
const maxAttempts = 5

// firstRetryDelay is the delay after the first failed attempt. Each further
// failure doubles it.
const firstRetryDelay = time.Second

// fetch runs a job until the model is installed, ctx ends, an error is permanent,
// or maxAttempts fail. It notifies the listener of each change.
func (s *Service) fetch(ctx context.Context, j *job) error {
	for failed := 0; ; failed++ {
		before := s.done(j)
		err := s.attempt(ctx, j)
		if err == nil || ctx.Err() != nil || !errors.Is(err, ollama.ErrTransient) {
			return err
		}
		if s.done(j) > before {
			failed = 0
		}
		if failed == maxAttempts-1 {
			return err
		}
		s.change(func() {
			j.State, j.SecondsLeft = JobStalled, -1
			j.meter.restart()
		})
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(s.pausing << failed):
		}
	}
}

// attempt makes one attempt. It ends early with [domain.Full] if the server
// reports a size that does not fit on the disk.
func (s *Service) attempt(ctx context.Context, j *job) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	left := int64(0)
	report := func(p ollama.Progress) {
		if p.Left > left && !s.hasSpace(p.Left) { // the known size has grown
			cancel(ollama.Full(j.Name))
		}
		left = p.Left
		s.progress(j, p)
	}
	err := s.work(ctx, j, report)
	if cause := context.Cause(ctx); err != nil && cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

func (s *Service) work(ctx context.Context, j *job, report func(ollama.Progress)) error {
	if j.Kind == Pulling {
		return s.parts.Ollama.Pull(ctx, j.Name, report)
	}
	file, err := ollama.ReadFile(j.path)
	if err != nil {
		return err
	}
	return s.parts.Ollama.Create(ctx, j.Name, file, report)
}
