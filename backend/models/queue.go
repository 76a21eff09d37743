package models

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
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
	return s.enqueue(ctx, &job{Job: Job{Name: name, Kind: Importing, Total: 2 * file.Size}, path: path})
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
	s.begin()
	s.mu.Unlock()
	s.tell(false)
	return s.keep(ctx)
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
	case why == errDismissed:
		s.drop(j)
	case j.State == JobQueued:
		j.State = JobPaused
	}
	ended := j.ended
	s.mu.Unlock()
	if ended != nil {
		<-ended
	}
	s.tell(false)
	return s.keep(ctx)
}

// begin lets the jobs be done, one after the other. The lock is held.
func (s *Service) begin() {
	if s.busy || s.ctx.Err() != nil {
		return
	}
	s.busy = true
	s.running.Go(func() {
		for j := s.next(); j != nil; j = s.next() {
			s.do(j)
		}
	})
}

// next takes the next job; without one the work is over.
func (s *Service) next() *job {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.jobs, func(j *job) bool { return j.State == JobQueued })
	if i < 0 || s.ctx.Err() != nil {
		s.busy = false
		return nil
	}
	return s.jobs[i]
}

// do does one job to its end.
func (s *Service) do(j *job) {
	ctx, end := context.WithCancelCause(s.ctx)
	defer end(nil)
	ended := make(chan struct{})
	defer close(ended)
	s.change(j, func() { j.State, j.end, j.ended = JobRunning, end, ended })
	err := s.bring(ctx, j)
	s.settle(j, err, context.Cause(ctx))
	if err == nil {
		s.Warm()
	}
}

// settle decides what becomes of a job that ended with err for a cause.
func (s *Service) settle(j *job, err, cause error) {
	s.change(j, func() {
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
		s.tell(true)
	}
	if errors.Is(cause, errClosing) {
		return // what was kept at the beginning says to go on
	}
	if err := s.keep(s.ctx); err != nil {
		s.parts.Log.Warn("what is on its way could not be kept", "error", err)
	}
}

// change changes a job and tells.
func (s *Service) change(_ *job, do func()) {
	s.mu.Lock()
	do()
	s.mu.Unlock()
	s.tell(false)
}

// progress takes what an attempt tells, and passes it on a few times a second.
func (s *Service) progress(j *job, p ollama.Progress) {
	now := time.Now()
	s.mu.Lock()
	j.meter.take(p, now)
	news := j.State != stateOf(p) || now.Sub(s.told) >= telling
	j.State, j.Done, j.Total, j.SecondsLeft = stateOf(p), j.meter.told.Done, j.meter.told.Total, j.meter.left()
	s.mu.Unlock()
	if news {
		s.tell(false)
	}
}

func stateOf(p ollama.Progress) JobState {
	if p.Finishing {
		return JobFinishing
	}
	return JobRunning
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

// kept is a job as it is stored.
type kept struct {
	Name   string  `json:"name"`
	Kind   JobKind `json:"kind"`
	Path   string  `json:"path,omitempty"`
	Paused bool    `json:"paused,omitempty"`
	Done   int64   `json:"done"`
	Total  int64   `json:"total"`
}

// keep stores the jobs, so that they survive a restart.
func (s *Service) keep(ctx context.Context) error {
	if !s.parts.Keep {
		return nil
	}
	s.mu.Lock()
	list := make([]kept, len(s.jobs))
	for i, j := range s.jobs {
		paused := j.State == JobPaused || j.State == JobFailed
		list[i] = kept{j.Name, j.Kind, j.path, paused, j.Done, j.Total}
	}
	s.mu.Unlock()
	encoded, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return s.parts.Store.KeepJobs(context.WithoutCancel(ctx), string(encoded))
}

// Resume goes on with what was on its way when Kith was closed. Call it once.
func (s *Service) Resume(ctx context.Context) error {
	encoded, err := s.parts.Store.Jobs(ctx)
	if err != nil || encoded == "" || s.parts.Ollama == nil {
		return err
	}
	var list []kept
	if err := json.Unmarshal([]byte(encoded), &list); err != nil {
		return s.parts.Store.KeepJobs(ctx, "") // somebody else wrote there
	}
	s.mu.Lock()
	for _, k := range list {
		j := &job{Job: Job{Name: k.Name, Kind: k.Kind, State: JobQueued, Done: k.Done, Total: k.Total, SecondsLeft: -1}, path: k.Path}
		j.meter.told = ollama.Progress{Done: k.Done, Total: k.Total}
		if k.Paused {
			j.State = JobPaused
		}
		if s.named(k.Name) == nil {
			s.jobs = append(s.jobs, j)
		}
	}
	s.begin()
	s.mu.Unlock()
	s.tell(false)
	return nil
}
