package models

import (
	"context"
	"errors"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// Pull queues the download of a model, or resumes a paused or failed one. One job
// runs at a time. It fails with [domain.Invalid] if the name is invalid, and with
// [domain.Full] if the model does not fit on the disk.
func (s *Service) Pull(ctx context.Context, name string) error {
	name = strings.TrimSpace(name)
	if err := ollama.CheckName(name); err != nil {
		return err
	}
	if e, known := offered(name); known && !s.hasSpace(e.Size) && s.find(name) == nil {
		return ollama.Full(name)
	}
	return s.enqueue(ctx, &job{Job: Job{Name: name, Kind: Pulling}})
}

// Pause stops a job and keeps its data, so that Pull can resume it. It does
// nothing to a paused or failed job. It fails with [domain.NotFound] if there is
// no job of this name.
func (s *Service) Pause(ctx context.Context, name string) error {
	return s.stopJob(ctx, name, errPaused)
}

// Dismiss stops a job and removes it. It fails as Pause does.
func (s *Service) Dismiss(ctx context.Context, name string) error {
	return s.stopJob(ctx, name, errDismissed)
}

// Jobs returns all jobs in the order of the queue.
func (s *Service) Jobs() []Job {
	s.mu.Lock()
	defer s.mu.Unlock()
	jobs := make([]Job, len(s.jobs))
	for i, j := range s.jobs {
		jobs[i] = j.Job
	}
	return jobs
}

// enqueue adds a job, or restarts the job of the same name.
func (s *Service) enqueue(ctx context.Context, j *job) error {
	if s.parts.Ollama == nil {
		return s.parts.Problem
	}
	s.mu.Lock()
	if old := s.named(j.Name); old == nil {
		s.jobs = append(s.jobs, j)
	} else {
		j = old
	}
	if !j.active() {
		j.State, j.Error, j.SecondsLeft = JobQueued, nil, -1
	}
	s.startJobs()
	s.mu.Unlock()
	s.notify(false)
	return s.storeJobs(ctx)
}

func (s *Service) stopJob(ctx context.Context, name string, why error) error {
	s.mu.Lock()
	j := s.named(name)
	if j == nil {
		s.mu.Unlock()
		return domain.Errorf(domain.NotFound, "models.noSuchJob", "Nothing called %s is on its way.", name)
	}
	switch {
	case j.active():
		j.end(why)
	case errors.Is(why, errDismissed):
		s.drop(j)
	case j.State == JobQueued:
		j.State = JobPaused
	}
	ended := j.ended
	s.mu.Unlock()
	if ended != nil {
		<-ended
	}
	s.notify(false)
	return s.storeJobs(ctx)
}

func (s *Service) done(j *job) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return j.Done
}

func (s *Service) find(name string) *job {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.named(name)
}

func (s *Service) named(name string) *job {
	for _, j := range s.jobs {
		if ollama.SameName(j.Name, name) {
			return j
		}
	}
	return nil
}

func (s *Service) drop(j *job) {
	s.jobs = slices.DeleteFunc(s.jobs, func(other *job) bool { return other == j })
}
