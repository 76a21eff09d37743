// Package models looks after the models of this machine: which ones the user's
// Ollama has, which one writes, and those on their way in.
package models

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"kith/backend/ollama"
)

// Store keeps what is to survive a restart.
type Store interface {
	// Chosen is who writes: "builtin", a name, or "".
	Chosen(ctx context.Context) (string, error)
	Choose(ctx context.Context, model string) error
	// Jobs is what KeepJobs was given last, or "".
	Jobs(ctx context.Context) (string, error)
	KeepJobs(ctx context.Context, jobs string) error
	// Starts tells whether the person let Kith start the server before.
	Starts(ctx context.Context) (bool, error)
	KeepStarts(ctx context.Context) error
}

// Parts are what a [Service] works with.
type Parts struct {
	Ollama    *ollama.Client // nil: its address makes no sense
	Problem   error          // why, then
	Store     Store
	WriteJobs bool   // jobs survive a restart
	Folder    string // for the log of an Ollama that Kith starts
	Log       *slog.Logger
}

// notifyInterval is how often progress is told, at most.
const notifyInterval = 200 * time.Millisecond

// Service acts on models. It is safe for concurrent use.
type Service struct {
	parts   Parts
	ctx     context.Context //nolint:containedctx // of what goes on in the background
	end     context.CancelCauseFunc
	running sync.WaitGroup
	pausing time.Duration
	machine func() machine
	room    func() int64 // what models may take of this machine's disk, in bytes; -1: unknown

	telling sync.Mutex // held while a change is told, so that they are told in order
	listen  func(jobs []Job, changed bool)

	mu     sync.Mutex
	jobs   []*job
	busy   bool // somebody does the jobs
	told   time.Time
	warmed time.Time

	starting sync.Mutex // held while the server is started
	server   *ollama.Server
}

// New returns a service; Close it before what it works with.
func New(parts Parts) *Service {
	s := &Service{parts: parts, listen: func([]Job, bool) {}, pausing: firstRetryDelay, machine: thisMachine}
	s.room = s.onDisk
	s.ctx, s.end = context.WithCancelCause(context.Background())
	return s
}

// Listen lets the service tell each change: all jobs as they stand, and whether
// [Service.Overview] has other news. Call it before anything begins.
func (s *Service) Listen(listen func(jobs []Job, changed bool)) { s.listen = listen }

func (s *Service) notify(changed bool) {
	s.telling.Lock()
	defer s.telling.Unlock()
	s.mu.Lock()
	s.told = time.Now()
	s.mu.Unlock()
	s.listen(s.Jobs(), changed)
}

// Close ends what is on its way, to go on with the next time, and the server
// that Kith started.
func (s *Service) Close() {
	s.mu.Lock() // from here on nothing begins
	s.end(errClosing)
	s.mu.Unlock()
	s.running.Wait()
	s.starting.Lock()
	defer s.starting.Unlock()
	if s.server != nil {
		s.server.Stop()
	}
}
