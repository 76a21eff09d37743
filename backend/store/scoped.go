package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/backend/domain"
)

// Scoped is the way to data for one acting user, within one scope. Every method
// fails with [domain.NoActor] where the scope names nobody who uses this
// installation, and with [domain.Locked] where they have a passcode that was
// not given to [Store.Unlock]; what the user may not see is not there ([domain.NotFound]),
// what they may not do is [domain.Forbidden].
type Scoped struct {
	s     *Store
	scope domain.Scope
}

// In opens the door for a scope. The zero scope opens nothing.
func (s *Store) In(scope domain.Scope) *Scoped { return &Scoped{s, scope} }

// Scope is what the door was opened for.
func (d *Scoped) Scope() domain.Scope { return d.scope }

// authorize checks that the acting user is there.
func (d *Scoped) authorize(ctx context.Context, q querier) error {
	var locked bool
	err := q.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM passcodes p WHERE p.user_id = u.user_id)
		FROM people u WHERE u.user_id = ? AND u.claimed_at IS NOT NULL`, d.scope.Actor).Scan(&locked)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return domain.Errorf(domain.NoActor, "You are not signed in.").WithHint("Sign in and try again.")
	case err != nil:
		return coded(err)
	case locked && !d.s.unlocked.has(d.scope.Actor):
		return passcodeNeeded()
	}
	return nil
}

// reader admits the acting user and gives what reads run on.
func (d *Scoped) reader(ctx context.Context) (querier, error) {
	return d.s.read, d.authorize(ctx, d.s.read)
}

// scopedReader is reader for one of the acting user's organizations, or all of
// them: one that is not theirs is [domain.NotFound].
func (d *Scoped) scopedReader(ctx context.Context) (querier, error) {
	q, err := d.reader(ctx)
	if err == nil && d.scope.Org != "" {
		err = d.requireMember(ctx, q, d.scope.Org)
	}
	return q, err
}

// inTx admits the acting user inside the transaction in which fn writes.
func (d *Scoped) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
	return d.s.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.authorize(ctx, tx); err != nil {
			return err
		}
		return fn(tx)
	})
}

// requireAdmin fails with [domain.Forbidden] unless the acting user is an admin
// of the organization. To somebody who is no member of it, it does not exist.
func (d *Scoped) requireAdmin(ctx context.Context, q querier, org domain.OrgID) error {
	var role domain.Role
	err := q.QueryRowContext(ctx, `SELECT role FROM memberships WHERE org_id = ? AND user_id = ?`, org, d.scope.Actor).Scan(&role)
	if err != nil {
		return organizationNotFound(err)
	}
	return requireRole(role)
}

// RequireInstallationAdmin fails with [domain.Forbidden] unless the acting user is an
// admin of Test Environment, to which everybody on this machine begins to
// belong: what concerns all of them is not for whoever founds an organization.
func (d *Scoped) RequireInstallationAdmin(ctx context.Context) error {
	q, err := d.reader(ctx)
	if err != nil {
		return err
	}
	err = d.requireAdmin(ctx, q, domain.TestEnvironment)
	if domain.CodeOf(err) == domain.NotFound {
		err = requireRole(domain.RoleMember)
	}
	return err
}

func requireRole(role domain.Role) error {
	if role != domain.RoleAdmin {
		return domain.Errorf(domain.Forbidden, "Only an admin of the organization can do this.").
			WithHint("Ask one of its admins.")
	}
	return nil
}
