package models

import (
	"context"
	"encoding/json"
	"errors"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// storedJob is a job as stored JSON.
type storedJob struct {
	Name   string  `json:"name"`
	Kind   JobKind `json:"kind"`
	Path   string  `json:"path,omitempty"`
	Paused bool    `json:"paused,omitempty"`
	Done   int64   `json:"done"`
	Total  int64   `json:"total"`
}

// storeJobs stores the jobs, so that they survive a restart.
func (s *Service) storeJobs(ctx context.Context) error {
	if !s.parts.WriteJobs {
		return nil
	}
	s.mu.Lock()
	list := make([]storedJob, len(s.jobs))
	for i, j := range s.jobs {
		paused := j.State == JobPaused || j.State == JobFailed
		list[i] = storedJob{j.Name, j.Kind, j.path, paused, j.Done, j.Total}
	}
	s.mu.Unlock()
	encoded, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return s.parts.Store.KeepJobs(context.WithoutCancel(ctx), string(encoded))
}

// Resume continues from before Kith was closed. It resumes the stored jobs, and
// starts the server if the user let Kith do so before and the built-in writer is
// not chosen. Call it once.
func (s *Service) Resume(ctx context.Context) error {
	if s.parts.Ollama == nil {
		return nil
	}
	return errors.Join(s.restartServer(ctx), s.resumeJobs(ctx))
}

func (s *Service) restartServer(ctx context.Context) error {
	starts, err := s.parts.Store.Starts(ctx)
	if err != nil || !starts {
		return err
	}
	chosen, err := s.parts.Store.Chosen(ctx)
	if err != nil || chosen == domain.BuiltinModel {
		return err
	}
	if state, _ := s.serverMissing(); state != NotRunning || s.parts.Ollama.Inspect(ctx) != ollama.NotListening {
		return nil
	}
	return s.StartServer(ctx)
}

func (s *Service) resumeJobs(ctx context.Context) error {
	encoded, err := s.parts.Store.Jobs(ctx)
	if err != nil || encoded == "" {
		return err
	}
	var list []storedJob
	if err := json.Unmarshal([]byte(encoded), &list); err != nil {
		return s.parts.Store.KeepJobs(ctx, "") // not written by Kith
	}
	s.mu.Lock()
	for _, k := range list {
		j := &job{Job: Job{Name: k.Name, Kind: k.Kind, State: JobQueued, Done: k.Done, Total: k.Total, SecondsLeft: -1}, path: k.Path}
		j.meter.progress = ollama.Progress{Done: k.Done, Total: k.Total}
		if k.Paused {
			j.State = JobPaused
		}
		if s.named(k.Name) == nil {
			s.jobs = append(s.jobs, j)
		}
	}
	s.startJobs()
	s.mu.Unlock()
	s.notify(false)
	return nil
}
