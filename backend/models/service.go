// Package models manages the language models of this computer: which ones the
// user's Ollama has, which one writes answers, and the queue of downloads and
// imports.
package models

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"kith/backend/ollama"
)

// Store stores settings and jobs across restarts.
type Store interface {
	// Chosen returns what writes answers: "builtin", a model's name, or "" for
	// automatic.
	Chosen(ctx context.Context) (string, error)
	Choose(ctx context.Context, model string) error
	// Jobs returns what KeepJobs stored last, or "".
	Jobs(ctx context.Context) (string, error)
	KeepJobs(ctx context.Context, jobs string) error
	// Starts reports whether the user let Kith start the server before.
	Starts(ctx context.Context) (bool, error)
	KeepStarts(ctx context.Context) error
}

// Parts are the dependencies of a [Service].
type Parts struct {
	Ollama    *ollama.Client // nil if the address is invalid
	Problem   error          // why the address is invalid, if Ollama is nil
	Store     Store
	WriteJobs bool   // store jobs, so that they survive a restart
	Folder    string // for the log of an Ollama that Kith starts
	Log       *slog.Logger
}

// notifyInterval is the minimum time between two notifications of progress.
const notifyInterval = 200 * time.Millisecond

// Service manages models. It is safe for concurrent use.
type Service struct {
	parts     Parts
	ctx       context.Context //nolint:containedctx // for background work
	end       context.CancelCauseFunc
	running   sync.WaitGroup
	pausing   time.Duration
	machine   func() machine
	available func() int64 // disk space available to models, in bytes; -1: unknown

	notifying sync.Mutex // held during a notification, so that they stay in order
	listen    func(jobs []Job, changed bool)

	mu        sync.Mutex
	jobs      []*job
	busy      bool // a goroutine runs the queue
	notified  time.Time
	preloaded time.Time

	starting sync.Mutex // held while the server is started
	server   *ollama.Server
}

// New returns a service. Close it before its parts.
func New(parts Parts) *Service {
	s := &Service{parts: parts, listen: func([]Job, bool) {}, pausing: firstRetryDelay, machine: thisMachine}
	s.available = s.onDisk
	s.ctx, s.end = context.WithCancelCause(context.Background())
	return s
}

// Listen sets the function that is called after each change with all jobs;
// changed says whether the rest of [Service.Overview] changed too. Call it before
// any other method.
func (s *Service) Listen(listen func(jobs []Job, changed bool)) { s.listen = listen }

func (s *Service) notify(changed bool) {
	s.notifying.Lock()
	defer s.notifying.Unlock()
	s.mu.Lock()
	s.notified = time.Now()
	s.mu.Unlock()
	s.listen(s.Jobs(), changed)
}

// Close stops the jobs, which resume at the next start, and the server that Kith
// started.
func (s *Service) Close() {
	s.mu.Lock() // no job starts after this
	s.end(errClosing)
	s.mu.Unlock()
	s.running.Wait()
	s.starting.Lock()
	defer s.starting.Unlock()
	if s.server != nil {
		s.server.Stop()
	}
}
