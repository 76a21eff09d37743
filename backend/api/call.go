package api

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"kith/backend/domain"
	"kith/backend/store"
)

// run makes a call of the page: it waits until the data folder is open, and its context ends when
// Kith closes. An error without a code after that counts as Stopped, because the parts are closing.
func (a *App) run(do func(context.Context, Parts) error) (err error) {
	defer a.recoverToPublicError(&err)
	a.calls.RLock()
	defer a.calls.RUnlock()
	parts, err := a.wait()
	if err != nil {
		return err
	}
	if err := do(a.closing, parts); err != nil {
		return errors.Join(err, a.closing.Err())
	}
	return nil
}

// within makes a call with the scoped store of the acting user, for all of their organizations.
func (a *App) within(do func(context.Context, *store.Scoped) error) error { return a.withinOrg("")(do) }

// withinOrg makes a call with the scoped store of the acting user, for one of their organizations
// or, with "", for all of them.
func (a *App) withinOrg(org string) func(func(context.Context, *store.Scoped) error) error {
	return func(do func(context.Context, *store.Scoped) error) error {
		return a.run(func(ctx context.Context, _ Parts) error {
			scoped, err := a.scoped(ctx, org)
			if err != nil {
				return err
			}
			return do(ctx, scoped)
		})
	}
}

// result turns a function such as within, whose calls return only an error, into one whose calls
// also return a value: result(a.within, do).
func result[Subject, R any](
	call func(func(context.Context, Subject) error) error,
	do func(context.Context, Subject) (R, error),
) (r R, err error) {
	err = call(func(ctx context.Context, s Subject) (err error) {
		r, err = do(ctx, s)
		return err
	})
	return r, err
}

// recoverToPublicError is deferred by every call. It converts errors and panics to public errors and
// logs internal ones. Without it the page would wait for ever after a panic.
func (a *App) recoverToPublicError(err *error) {
	if defect := recover(); defect != nil {
		*err = fmt.Errorf("method panicked: %v\n%s", defect, debug.Stack())
	}
	if *err == nil {
		return
	}
	if domain.CodeOf(*err) == domain.Internal {
		a.logger().Error("a call from the window failed", "error", *err)
	}
	*err = domain.Public(*err)
}

// orEmpty replaces a nil list by an empty one.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// each converts every element of a list. The result is never nil.
func each[T, U any](list []T, f func(T) U) []U {
	mapped := make([]U, len(list))
	for i, item := range list {
		mapped[i] = f(item)
	}
	return mapped
}
