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

// Parts are the dependencies of the services, available when the data folder is open.
type Parts struct {
	Store    *store.Store
	Finder   Finder
	Chat     *chat.Service
	Ollama   *ollama.Client // nil if its address is invalid
	Models   *models.Service
	Embedder Embedder
	Window   Window
	Surface  domain.Surface
	As       string // the e-mail of the acting user until somebody signs in or out; "": the user who signed in last
	Version  string
	Log      *slog.Logger
	// WorkFactor is the cost of deriving a key from the passphrase of a directory file.
	WorkFactor int
}

// Window has the functions of the window that the services use.
type Window struct {
	// Emit sends an event to the page.
	Emit func(name string, payload any)
	// Open opens an address with the system's default program. It fails if there is none.
	Open func(address string) error
	// OpenFile shows a dialog to choose a file that matches a pattern such as
	// "*.csv;*.vcf". It returns "" if the dialog was cancelled.
	OpenFile func(pattern string) (path string, err error)
	// SaveAs shows a dialog to choose where to save a file. It returns "" if the dialog
	// was cancelled.
	SaveAs func(suggested string) (path string, err error)
}

// saveAs shows a dialog to choose where to save a file. It rejects the data folder.
func (p Parts) saveAs(suggested string) (path string, err error) {
	path, err = p.Window.SaveAs(suggested)
	if err == nil && path != "" && store.Within(p.Store.Dir(), path) {
		err = domain.Errorf(domain.Invalid, "common.fileInDataFolder", "The file lies in the data folder, where Kith keeps its own; nothing was written.").
			WithHint("common.choosePlaceOutside", "Choose a place outside.")
	}
	return path, err
}

// App has the services. They exist before the data folder is open, because the window binds them
// at its start. Calls wait until the folder is open.
type App struct {
	ready    chan struct{}
	parts    Parts
	failed   error
	reopener Reopener
	// log is the log of the open data folder. It is separate from parts, because calls that
	// have just ended read it while reopen changes parts.
	log atomic.Pointer[slog.Logger]

	calls   sync.RWMutex    // every call holds it for reading, reopen for writing
	closing context.Context // the context of every call; Close cancels it
	ending  sync.Mutex      // guards the fields below
	end     context.CancelFunc
	ended   bool
	chosen  atomic.Bool // somebody has signed in or out, so Parts.As is ignored
}

// New returns the services. Their calls wait for [App.Opened] or [App.Failed].
func New() *App {
	a := &App{ready: make(chan struct{}), parts: Parts{Log: slog.Default()}}
	a.closing, a.end = context.WithCancel(context.Background())
	return a
}

// Services returns the services, for the window to bind.
func (a *App) Services() []any {
	return []any{
		&Setup{a}, &Profile{a}, &Chat{a}, &Sessions{a}, &People{a}, &Saved{a}, &Preferences{a}, &Models{a}, &Meaning{a},
		&Organizations{a}, &Members{a}, &Invitations{a}, &Imports{a, newOpenFiles()}, &Backups{a}, &DirectoryFiles{a},
	}
}

// Opened sets the parts and lets the calls run. Call it or [App.Failed], once.
func (a *App) Opened(parts Parts) {
	a.parts = parts
	a.log.Store(parts.Log)
	close(a.ready)
}

// Failed makes every call fail with the error of opening the data folder.
func (a *App) Failed(err error) {
	a.failed = err
	close(a.ready)
}

// Reopener closes the data folder and opens it again, for restoring a backup.
type Reopener struct {
	Dir      string
	OpenFile func(pattern string) (path string, err error) // as in [Window]
	Close    func() error
	Open     func() (Parts, error)
}

// SetReopener sets the reopener. Call it before [App.Opened] and [App.Failed].
func (a *App) SetReopener(k Reopener) { a.reopener = k }

// Close cancels running calls and makes later ones fail with [domain.Stopped]. Replies continue
// until the chat service is closed. Call it before closing the parts.
func (a *App) Close() {
	a.ending.Lock()
	defer a.ending.Unlock()
	a.ended = true
	a.end()
}

// reopen closes the data folder, calls change, and opens the folder again, even if change failed.
// It waits for running calls to end, and new calls wait for it.
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

// logger returns the log of the open data folder, or the default log if none is open.
func (a *App) logger() *slog.Logger {
	if log := a.log.Load(); log != nil {
		return log
	}
	return slog.Default()
}

// begin makes a new context for calls, unless Kith is closing.
func (a *App) begin() error {
	a.ending.Lock()
	defer a.ending.Unlock()
	if a.ended {
		return context.Canceled
	}
	a.closing, a.end = context.WithCancel(context.Background())
	return nil
}

// wait returns the parts when the data folder is open.
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

// actor returns the acting user. It fails as [store.Store.Actor] does.
func (a *App) actor(ctx context.Context) (domain.User, error) {
	as := a.parts.As
	if a.chosen.Load() {
		as = ""
	}
	return a.parts.Store.Actor(ctx, as)
}

// scoped returns the scoped store of the acting user, for one organization or, with "", for all of
// theirs.
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
