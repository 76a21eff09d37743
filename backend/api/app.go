package api

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/models"
	"kith/backend/ollama"
	"kith/backend/store"
)

// Parts are what the services work with once the data folder is open.
type Parts struct {
	Store    *store.Store
	Finder   Finder
	Chat     *chat.Service
	Ollama   *ollama.Client // nil: its address makes no sense
	Models   *models.Service
	Embedder Embedder
	Window   Window
	Surface  domain.Surface
	As       string // the e-mail of who acts until somebody signs in or out; "": who signed in last
	Version  string
	Log      *slog.Logger
	// WorkFactor is the cost of the passphrases of directory files.
	WorkFactor int
}

// Window is what the services ask of the window.
type Window struct {
	// Emit sends an event to the page.
	Emit func(name string, payload any)
	// Open opens an address with the system's own program for it. It fails
	// where the system opens nothing.
	Open func(address string) error
	// OpenFile asks for a file that matches a pattern like "*.csv;*.vcf"; ""
	// says that the person changed their mind.
	OpenFile func(pattern string) (path string, err error)
	// SaveAs asks where a file should go; "" says that the person changed
	// their mind.
	SaveAs func(suggested string) (path string, err error)
}

// saveAs asks where a file should go, which is not among Kith's own.
func (p Parts) saveAs(suggested string) (path string, err error) {
	path, err = p.Window.SaveAs(suggested)
	if err == nil && path != "" && store.Within(p.Store.Dir(), path) {
		err = domain.Errorf(domain.Invalid, "common.fileInDataFolder", "The file lies in the data folder, where Kith keeps its own; nothing was written.").
			WithHint("common.choosePlaceOutside", "Choose a place outside.")
	}
	return path, err
}

// App holds the services. They exist before the data folder is open, since the
// window binds them first; calls wait until it is.
type App struct {
	ready    chan struct{}
	parts    Parts
	failed   error
	reopener Reopener
	// log is that of the open data folder. Calls that have ended read it while
	// reopen changes parts.
	log atomic.Pointer[slog.Logger]

	calls   sync.RWMutex    // every call holds it for reading; while the data folder changes hands, reopen holds it
	closing context.Context // of every call; ends with Close
	ending  sync.Mutex      // guards what follows
	end     context.CancelFunc
	ended   bool
	chosen  atomic.Bool // somebody signed in or out since, so Parts.As no longer counts
}

// New returns the services, waiting for [App.Opened] or [App.Failed].
func New() *App {
	a := &App{ready: make(chan struct{}), parts: Parts{Log: slog.Default()}}
	a.closing, a.end = context.WithCancel(context.Background())
	return a
}

// Services are what the window binds.
func (a *App) Services() []any {
	return []any{
		&Setup{a}, &Profile{a}, &Chat{a}, &Sessions{a}, &People{a}, &Saved{a}, &Preferences{a}, &Models{a}, &Meaning{a},
		&Organizations{a}, &Members{a}, &Invitations{a}, &Imports{a, newOpenFiles()}, &Backups{a}, &DirectoryFiles{a},
	}
}

// Opened lets the calls through. Call it or [App.Failed], once.
func (a *App) Opened(parts Parts) {
	a.parts = parts
	a.log.Store(parts.Log)
	close(a.ready)
}

// Failed lets every call fail with the reason why nothing could be opened.
func (a *App) Failed(err error) {
	a.failed = err
	close(a.ready)
}

// Reopener is how the data folder is closed and opened again around a change to
// what it holds.
type Reopener struct {
	Dir      string
	OpenFile func(pattern string) (path string, err error) // as in [Window]
	Close    func() error
	Open     func() (Parts, error)
}

// SetReopener sets the reopener. Call it before [App.Opened] and [App.Failed].
func (a *App) SetReopener(k Reopener) { a.reopener = k }

// Close lets every call that is under way or still comes fail with
// [domain.Stopped], unless it succeeds all the same. Replies go on until the
// chat is closed. Call it before what the parts are made of is closed.
func (a *App) Close() {
	a.ending.Lock()
	defer a.ending.Unlock()
	a.ended = true
	a.end()
}

// reopen closes the data folder, changes it, and opens it again, whether that
// went well or not. Calls under way end before it, those that come meanwhile
// wait.
func (a *App) reopen(change func() error) error {
	a.ending.Lock()
	a.end()
	a.ending.Unlock()
	a.calls.Lock()
	defer a.calls.Unlock()
	if err := a.begin(); err != nil {
		return err
	}
	if err := a.reopener.Close(); err != nil {
		a.logger().Error("the data folder could not be closed", "error", err)
	}
	err := change()
	a.parts, a.failed = a.reopener.Open()
	a.log.Store(a.parts.Log)
	a.chosen.Store(false)
	return err
}

// logger is the log of the open data folder, or the process's where none is open.
func (a *App) logger() *slog.Logger {
	if log := a.log.Load(); log != nil {
		return log
	}
	return slog.Default()
}

// begin makes a new context for calls, unless Kith is being closed.
func (a *App) begin() error {
	a.ending.Lock()
	defer a.ending.Unlock()
	if a.ended {
		return context.Canceled
	}
	a.closing, a.end = context.WithCancel(context.Background())
	return nil
}

// wait returns the parts once they are there.
func (a *App) wait() (Parts, error) {
	select {
	case <-a.ready:
	case <-a.closing.Done():
	}
	if err := a.closing.Err(); err != nil {
		return Parts{}, err
	}
	return a.parts, a.failed
}

// actor is who acts. It fails as [store.Store.Actor] does.
func (a *App) actor(ctx context.Context) (domain.User, error) {
	as := a.parts.As
	if a.chosen.Load() {
		as = ""
	}
	return a.parts.Store.Actor(ctx, as)
}

// scoped opens the store for the acting user, within one organization or, with
// "", all of theirs.
func (a *App) scoped(ctx context.Context, org string) (*store.Scoped, error) {
	actor, err := a.actor(ctx)
	if err != nil {
		return nil, err
	}
	return a.scopedAs(actor, org), nil
}

func (a *App) scopedAs(actor domain.User, org string) *store.Scoped {
	return a.parts.Store.In(domain.Scope{Actor: actor.ID, Org: domain.OrgID(org), Surface: a.parts.Surface})
}
