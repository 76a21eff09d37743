package models

import (
	"context"
	"errors"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// Pull begins to fetch a model, goes on with one that was paused, and tries
// again with one that failed. One is fetched at a time; others wait. It fails
// with [domain.Invalid] for a name that makes no sense, and with [domain.Full].
func (s *Service) Pull(ctx context.Context, name string) error {
	name = strings.TrimSpace(name)
	if err := ollama.CheckName(name); err != nil {
		return err
	}
	if e, known := offered(name); known && !s.hasRoom(e.Size) && s.find(name) == nil {
		return ollama.Full(name)
	}
	return s.enqueue(ctx, &job{Job: Job{Name: name, Kind: Pulling}})
}

// Pause ends a job for now; what came is kept. One that does not run is left as
// it is. A job that nobody began is [domain.NotFound].
func (s *Service) Pause(ctx context.Context, name string) error {
	return s.stopJob(ctx, name, errPaused)
}

// Dismiss ends a job for good and forgets it.
func (s *Service) Dismiss(ctx context.Context, name string) error {
	return s.stopJob(ctx, name, errDismissed)
}

// Jobs tells what is on its way.
func (s *Service) Jobs() []Job {
	s.mu.Lock()
	defer s.mu.Unlock()
	jobs := make([]Job, len(s.jobs))
	for i, j := range s.jobs {
		jobs[i] = j.Job
	}
	return jobs
}

// enqueue adds a job, or begins again with the one of that name.
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
		return domain.Errorf(domain.NotFound, "Nothing called %s is on its way.", name)
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
