package cli

import (
	"context"
	"errors"

	"kith/backend/domain"
)

// actingError is an error of a command with a sentence that says who was acting.
type actingError struct {
	error
	acting string
}

func (e actingError) Unwrap() error { return e.error }

// nameActor adds who is acting to an error that depends on it: what was asked for
// is not there for them, or they may not do it.
func (p Parts) nameActor(ctx context.Context, err error) error {
	code := domain.CodeOf(err)
	if code != domain.NotFound && code != domain.Forbidden && code != domain.Locked {
		return err
	}
	if is(err, "store.adminOnly") || is(err, "store.anyAdminOnly") {
		return err // it says so itself
	}
	actor, actorErr := p.Store.Actor(ctx, p.As)
	switch {
	case domain.CodeOf(actorErr) == domain.Locked: // whoever knows no passcode learns no address
		return actingError{err, "You are acting as " + domain.OneLine(actor.Name) + "."}
	case actorErr != nil:
		return err
	}
	return actingError{err, "You are acting as " + person(actor) + "."}
}

// actingIn returns who was acting when err occurred, as a sentence, or "".
func actingIn(err error) string {
	var acted actingError
	if errors.As(err, &acted) {
		return acted.acting
	}
	return ""
}
