package models

import (
	"context"
	"errors"
	"slices"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// The causes with which a running job is cancelled.
var (
	errPaused    = errors.New("paused by the person")
	errDismissed = errors.New("dismissed by the person")
	errClosing   = errors.New("closing")
)

// startJobs starts the goroutine that runs the queue, unless it is running. The
// caller holds mu.
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

// nextJob returns the next queued job. If there is none, it returns nil and clears
// busy.
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

// runJob runs one job to its end.
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

// finishJob sets the final state of a job that ended with err. cause is why it was
// cancelled, nil if it was not.
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
		return // the stored state resumes the job at the next start
	}
	if err := s.storeJobs(s.ctx); err != nil {
		s.parts.Log.Warn("the jobs could not be stored", "error", err)
	}
}

// change changes a job under the lock and notifies the listener.
func (s *Service) change(do func()) {
	s.mu.Lock()
	do()
	s.mu.Unlock()
	s.notify(false)
}

// progress records the progress of an attempt. It notifies the listener when the
// state changes, else at most once per notifyInterval.
func (s *Service) progress(j *job, p ollama.Progress) {
	now := time.Now()
	s.mu.Lock()
	j.meter.take(p, now)
	news := j.State != stateOf(p) || now.Sub(s.notified) >= notifyInterval
	j.State, j.Done, j.Total, j.SecondsLeft = stateOf(p), j.meter.progress.Done, j.meter.progress.Total, j.meter.left()
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
