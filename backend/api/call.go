package api

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"kith/backend/domain"
	"kith/backend/store"
)

// run is a call of the page: it waits until the data folder is open, and its
// context ends when Kith closes. What fails after that without a code fails
// because everything below is closing: it counts as stopped.
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

// within is a call of the acting user, for all of their organizations.
func (a *App) within(do func(context.Context, *store.Scoped) error) error { return a.withinOrg("")(do) }

// withinOrg is a call of the acting user for one of their organizations or, with
// "", all of them.
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

// result makes a call that answers something out of one that only fails:
// result(a.within, do).
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

// recoverToPublicError ends every call: it turns what went wrong, panics included,
// into what people may see, and logs the rest. A panic that got past it would leave
// the page waiting for ever.
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
