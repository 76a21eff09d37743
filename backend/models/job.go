package models

import (
	"context"

	"kith/backend/domain"
)

// Job is the download or import of a model. It leaves the queue once the model is
// installed; a failed job stays until the user dismisses it.
type Job struct {
	Name        string        `json:"name"`
	Kind        JobKind       `json:"kind"`
	State       JobState      `json:"state"`
	Done        int64         `json:"done"`         // bytes; never decreases
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

// JobState is the state of a job.
type JobState string

const (
	JobQueued    JobState = "queued"    // waits for another job
	JobRunning   JobState = "running"   // transfers data
	JobStalled   JobState = "stalled"   // an attempt failed; it retries by itself
	JobFinishing JobState = "finishing" // all bytes arrived; the server verifies them
	JobPaused    JobState = "paused"    // by the user, or because Kith was closed
	JobFailed    JobState = "failed"
	JobDone      JobState = "done" // only in the job's last event
)

// job is a Job with its internal state.
type job struct {
	Job
	path  string // of the file, for an import
	meter rateMeter
	end   context.CancelCauseFunc // cancels it; nil unless it runs
	ended chan struct{}           // closed when it has ended
}

func (j *job) active() bool { return j.end != nil }
