package models

import (
	"context"
	"errors"
	"slices"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// The causes for which a running job ends.
var (
	errPaused    = errors.New("paused by the person")
	errDismissed = errors.New("dismissed by the person")
	errClosing   = errors.New("closing")
)

// startJobs lets the jobs be done, one after the other. The lock is held.
func (s *Service) startJobs() {
	if s.busy || s.ctx.Err() != nil {
		return
	}
	s.busy = true
	s.running.Go(func() {
		for j := s.nextJob(); j != nil; j = s.nextJob() {
			s.runJob(j)
		}
	})
}

// nextJob takes the next job; without one the work is over.
func (s *Service) nextJob() *job {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.jobs, func(j *job) bool { return j.State == JobQueued })
	if i < 0 || s.ctx.Err() != nil {
		s.busy = false
		return nil
	}
	return s.jobs[i]
}

// runJob does one job to its end.
func (s *Service) runJob(j *job) {
	ctx, end := context.WithCancelCause(s.ctx)
	defer end(nil)
	ended := make(chan struct{})
	defer close(ended)
	s.change(func() { j.State, j.end, j.ended = JobRunning, end, ended })
	err := s.fetch(ctx, j)
	s.finishJob(j, err, context.Cause(ctx))
	if err == nil {
		s.Preload()
	}
}

// finishJob decides what becomes of a job that ended with err for a cause.
func (s *Service) finishJob(j *job, err, cause error) {
	s.change(func() {
		j.end, j.ended, j.SecondsLeft = nil, nil, -1
		j.meter.restart()
		switch {
		case err == nil:
			j.State, j.Done = JobDone, j.Total
		case errors.Is(cause, errPaused), errors.Is(cause, errClosing):
			j.State = JobPaused
		case errors.Is(cause, errDismissed):
			s.drop(j)
		default:
			j.State, j.Error = JobFailed, domain.Public(err)
		}
	})
	if err != nil && cause == nil {
		s.parts.Log.Warn("a model could not be brought in", "model", j.Name, "error", err)
	}
	if j.State == JobDone {
		s.mu.Lock()
		s.drop(j)
		s.mu.Unlock()
		s.notify(true)
	}
	if errors.Is(cause, errClosing) {
		return // what was kept at the beginning says to go on
	}
	if err := s.storeJobs(s.ctx); err != nil {
		s.parts.Log.Warn("what is on its way could not be kept", "error", err)
	}
}

// change changes a job and tells.
func (s *Service) change(do func()) {
	s.mu.Lock()
	do()
	s.mu.Unlock()
	s.notify(false)
}

// progress takes what an attempt tells, and passes it on a few times a second.
func (s *Service) progress(j *job, p ollama.Progress) {
	now := time.Now()
	s.mu.Lock()
	j.meter.take(p, now)
	news := j.State != stateOf(p) || now.Sub(s.told) >= notifyInterval
	j.State, j.Done, j.Total, j.SecondsLeft = stateOf(p), j.meter.told.Done, j.meter.told.Total, j.meter.left()
	s.mu.Unlock()
	if news {
		s.notify(false)
	}
}

func stateOf(p ollama.Progress) JobState {
	if p.Finishing {
		return JobFinishing
	}
	return JobRunning
}
