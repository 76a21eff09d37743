package models

import (
	"context"

	"kith/backend/domain"
)

// Job is a model on its way in. A job that ended well vanishes by itself when
// the model is installed; one that failed stays until it is dismissed.
type Job struct {
	Name        string        `json:"name"`
	Kind        JobKind       `json:"kind"`
	State       JobState      `json:"state"`
	Done        int64         `json:"done"`         // bytes; never falls
	Total       int64         `json:"total"`        // bytes; 0: not known yet
	SecondsLeft int           `json:"seconds_left"` // -1: unknown
	Error       *domain.Error `json:"error,omitempty"`
}

// JobKind is where a model comes from.
type JobKind string

const (
	Pulling   JobKind = "pull"   // from Ollama's library
	Importing JobKind = "import" // from a file
)

// JobState is how far a job is.
type JobState string

const (
	JobQueued    JobState = "queued"    // another one is first
	JobRunning   JobState = "running"   // bytes come
	JobStalled   JobState = "stalled"   // none came for a while; it tries again by itself
	JobFinishing JobState = "finishing" // all bytes are there; they are checked
	JobPaused    JobState = "paused"    // by the person, or because Kith was closed
	JobFailed    JobState = "failed"
	JobDone      JobState = "done" // told once, in the last event
)

// job is one with what it takes to do it.
type job struct {
	Job
	path  string // of the file, for an import
	meter rateMeter
	end   context.CancelCauseFunc // ends it while it runs
	ended chan struct{}           // closed once it has
}

func (j *job) active() bool { return j.end != nil }
