package api

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/store"
)

// Parts are what the services work with once the data folder is open.
type Parts struct {
	Store   *store.Store
	Chat    *chat.Service
	Ollama  *ollama.Client // nil: its address makes no sense
	Window  Window
	Surface domain.Surface
	As      string // the e-mail of the acting user; "": who signed in last
	Version string
	Log     *slog.Logger
}

// Window is what the services ask of the window.
type Window struct {
	// Emit sends an event to the page.
	Emit func(name string, payload any)
	// Open opens an address with the system's own program for it. It fails
	// where the system opens nothing.
	Open func(address string) error
	// SaveAs asks where a file should go; "" says that the person changed
	// their mind.
	SaveAs func(suggested string) (path string, err error)
}

// App holds the services. They exist before the data folder is open, since the
// window binds them first; calls wait until it is.
type App struct {
	ready  chan struct{}
	parts  Parts
	failed error
}

// New returns the services, waiting for [App.Opened] or [App.Failed].
func New() *App { return &App{ready: make(chan struct{})} }

// Services are what the window binds.
func (a *App) Services() []any {
	return []any{
		&Setup{a}, &Profile{a}, &Chat{a}, &Sessions{a}, &People{a}, &Saved{a}, &Preferences{a},
	}
}

// Opened lets the calls through. Call it or [App.Failed], once.
func (a *App) Opened(parts Parts) {
	a.parts = parts
	close(a.ready)
}

// Failed lets every call fail with the reason why nothing could be opened.
func (a *App) Failed(err error) {
	a.failed = err
	close(a.ready)
}

// wait returns the parts once they are there.
func (a *App) wait() (Parts, error) {
	<-a.ready
	return a.parts, a.failed
}

// door opens the store for the acting user, within one organization or, with
// "", all of theirs.
func (a *App) door(ctx context.Context, org string) (*store.Door, error) {
	parts, err := a.wait()
	if err != nil {
		return nil, err
	}
	actor, err := parts.Store.Actor(ctx, parts.As)
	if err != nil {
		return nil, err
	}
	return parts.Store.In(domain.Scope{Actor: actor.ID, Org: domain.OrgID(org), Surface: parts.Surface}), nil
}

// rescue ends every method: it turns what went wrong, panics included, into
// what people may see, and keeps the rest for the log. A panic that got past it
// would leave the page waiting for ever.
func (a *App) rescue(err *error) {
	if defect := recover(); defect != nil {
		*err = fmt.Errorf("method panicked: %v\n%s", defect, debug.Stack())
	}
	if *err == nil {
		return
	}
	if domain.CodeOf(*err) == domain.Internal {
		slog.Error("a call from the window failed", "error", *err)
	}
	*err = domain.Public(*err)
}

// orEmpty makes sure that a list arrives as one.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// each maps a list; the result is never nil.
func each[T, U any](list []T, f func(T) U) []U {
	mapped := make([]U, len(list))
	for i, item := range list {
		mapped[i] = f(item)
	}
	return mapped
}
