package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/backend/domain"
)

// Scoped gives one acting user access to the data within one scope. Every
// method fails with [domain.NoActor] if the scope names no user of this
// installation, and with [domain.Locked] if they have a passcode that was not
// given to [Store.Unlock]. Data that the user may not see is [domain.NotFound],
// actions that their role does not allow are [domain.Forbidden].
type Scoped struct {
	s     *Store
	scope domain.Scope
}

// In returns the access for a scope. The zero scope has access to nothing.
func (s *Store) In(scope domain.Scope) *Scoped { return &Scoped{s, scope} }

// Scope returns the scope given to [Store.In].
func (d *Scoped) Scope() domain.Scope { return d.scope }

// authorize fails unless the acting user exists and is unlocked.
func (d *Scoped) authorize(ctx context.Context, q querier) error {
	var locked bool
	err := q.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM passcodes p WHERE p.user_id = u.user_id)
		FROM people u WHERE u.user_id = ? AND u.claimed_at IS NOT NULL`, d.scope.Actor).Scan(&locked)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return domain.Errorf(domain.NoActor, "store.notSignedIn", "You are not signed in.").WithHint("store.signIn", "Sign in and try again.")
	case err != nil:
		return coded(err)
	case locked && !d.s.unlocked.has(d.scope.Actor):
		return passcodeNeeded()
	}
	return nil
}

// reader authorizes the acting user and returns the connection for reading.
func (d *Scoped) reader(ctx context.Context) (querier, error) {
	return d.s.read, d.authorize(ctx, d.s.read)
}

// scopedReader is reader that also fails with [domain.NotFound] if the acting
// user does not belong to the scope's organization.
func (d *Scoped) scopedReader(ctx context.Context) (querier, error) {
	q, err := d.reader(ctx)
	if err == nil && d.scope.Org != "" {
		err = d.requireMember(ctx, q, d.scope.Org)
	}
	return q, err
}

// inTx authorizes the acting user and runs fn in the same transaction.
func (d *Scoped) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
	return d.s.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.authorize(ctx, tx); err != nil {
			return err
		}
		return fn(tx)
	})
}

// requireAdmin fails with [domain.Forbidden] unless the acting user is an admin
// of the organization, and with [domain.NotFound] if they are not a member.
func (d *Scoped) requireAdmin(ctx context.Context, q querier, org domain.OrgID) error {
	var role domain.Role
	err := q.QueryRowContext(ctx, `SELECT role FROM memberships WHERE org_id = ? AND user_id = ?`, org, d.scope.Actor).Scan(&role)
	if err != nil {
		return organizationNotFound(err)
	}
	return d.requireRole(ctx, q, org, role)
}

// RequireInstallationAdmin fails with [domain.Forbidden] unless the acting user
// is an admin of Test Environment. Its admins decide what concerns the whole
// installation, since everybody joins it and anybody can create other
// organizations.
func (d *Scoped) RequireInstallationAdmin(ctx context.Context) error {
	q, err := d.reader(ctx)
	if err != nil {
		return err
	}
	err = d.requireAdmin(ctx, q, domain.TestEnvironment)
	if domain.CodeOf(err) == domain.NotFound {
		err = d.requireRole(ctx, q, domain.TestEnvironment, domain.RoleMember)
	}
	return err
}

// requireRole fails with [domain.Forbidden], and says who is acting, unless the
// acting user's role in an organization is admin.
func (d *Scoped) requireRole(ctx context.Context, q querier, org domain.OrgID, role domain.Role) error {
	if role == domain.RoleAdmin {
		return nil
	}
	var name, email, called string
	err := q.QueryRowContext(ctx, `SELECT u.name, u.email, o.name FROM users u JOIN organizations o ON o.org_id = ?2 WHERE u.user_id = ?1`,
		d.scope.Actor, org).Scan(&name, &email, &called)
	if err != nil {
		return coded(err)
	}
	return domain.Errorf(domain.Forbidden, "store.adminOnly", "You are acting as %s (%s), who is no admin of %s; nothing was changed.", name, email, called).
		WithHint("store.askAnAdmin", "Ask one of its admins.")
}
