package models

import (
	"context"
	"errors"
	"time"

	"kith/backend/ollama"
)

// maxAttempts that bring no byte, one after the other, before a job fails.
const maxAttempts = 5

// firstRetryDelay is how long to wait after the first failed attempt; each further one
// doubles it.
const firstRetryDelay = time.Second

// fetch does a job until the model is there, it is ended, or trying again does
// not help. Every change is told.
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

// attempt is one. It ends early where the disk turns out to be too small.
func (s *Service) attempt(ctx context.Context, j *job) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	left := int64(0)
	tell := func(p ollama.Progress) {
		if p.Left > left && !s.hasRoom(p.Left) { // more has become known
			cancel(ollama.Full(j.Name))
		}
		left = p.Left
		s.progress(j, p)
	}
	err := s.work(ctx, j, tell)
	if cause := context.Cause(ctx); err != nil && cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

func (s *Service) work(ctx context.Context, j *job, tell func(ollama.Progress)) error {
	if j.Kind == Pulling {
		return s.parts.Ollama.Pull(ctx, j.Name, tell)
	}
	file, err := ollama.ReadFile(j.path)
	if err != nil {
		return err
	}
	return s.parts.Ollama.Create(ctx, j.Name, file, tell)
}
