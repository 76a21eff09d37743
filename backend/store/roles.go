package store

import (
	"context"
	"database/sql"

	"kith/backend/domain"
)

// SetRole gives members of an organization a role, all of them or none. It is
// for admins. Only people who use this installation can be admins: an imported
// entry would be one in whoever's hands it comes. The last admin stays one.
func (d *Scoped) SetRole(ctx context.Context, org domain.OrgID, users []domain.UserID, role domain.Role) error {
	return d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdmin(ctx, tx, org); err != nil {
			return err
		}
		for _, user := range users {
			if err := d.changeRole(ctx, tx, org, user, role); err != nil {
				return err
			}
		}
		return requireAnAdmin(ctx, tx, org)
	})
}

func (d *Scoped) changeRole(ctx context.Context, tx *sql.Tx, org domain.OrgID, user domain.UserID, role domain.Role) error {
	m, err := memberOf(ctx, tx, org, user)
	if err != nil || m.role == role {
		return err
	}
	if role == domain.RoleAdmin && !m.claimed {
		return domain.Errorf(domain.Invalid, "%s does not use Kith here and cannot be an admin; nothing was changed.", m.name).
			WithHint("Invite them as an admin.")
	}
	if err := setRole(ctx, tx, org, user, role, d.s.timestamp()); err != nil {
		return err
	}
	if err := d.withdrawAdmins(ctx, tx, org, user); err != nil {
		return err
	}
	return d.audit(ctx, tx, org, auditFact{action: domain.AuditRole, subject: user, facts: auditFacts{Role: role}})
}

func setRole(ctx context.Context, tx *sql.Tx, org domain.OrgID, user domain.UserID, role domain.Role, now string) error {
	_, err := tx.ExecContext(ctx, `UPDATE organization_members SET role = ?3, updated_at = ?4 WHERE org_id = ?1 AND user_id = ?2`, org, user, role, now)
	return err
}

// RemoveMembers takes memberships away, all of those named or none; within
// [Grace] they can be brought back. It is for admins. The last admin stays.
func (d *Scoped) RemoveMembers(ctx context.Context, org domain.OrgID, users []domain.UserID) error {
	return d.changeMembers(ctx, org, users, func(tx *sql.Tx, user domain.UserID) error {
		if _, err := memberOf(ctx, tx, org, user); err != nil {
			return err
		}
		if err := d.endMembership(ctx, tx, org, user); err != nil {
			return err
		}
		if err := d.withdrawAdmins(ctx, tx, org, user); err != nil {
			return err
		}
		return d.audit(ctx, tx, org, auditFact{action: domain.AuditRemoved, subject: user})
	})
}

// withdrawAdmins takes back the invitations by which somebody who is an admin no
// longer would make admins, themselves among them under another address.
func (d *Scoped) withdrawAdmins(ctx context.Context, tx *sql.Tx, org domain.OrgID, by domain.UserID) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE invitations SET status = 'revoked', code_hash = NULL, updated_at = ?3
		WHERE org_id = ?1 AND invited_by = ?2 AND role = 'admin' AND status = 'pending'`, org, by, d.s.timestamp())
	return err
}

// RestoreMembers brings back people whom an admin removed within [Grace], as
// members. Who left by themselves is invited instead: it is [domain.NotFound]
// here. It is for admins.
func (d *Scoped) RestoreMembers(ctx context.Context, org domain.OrgID, users []domain.UserID) error {
	return d.changeMembers(ctx, org, users, func(tx *sql.Tx, user domain.UserID) error {
		err := execOne(ctx, tx, `
			UPDATE organization_members SET deleted_at = NULL, removed_by = NULL, role = 'member', updated_at = ?3
			WHERE org_id = ?1 AND user_id = ?2 AND deleted_at > ?4 AND removed_by <> user_id`, org, user, d.s.timestamp(), d.s.graceBegan())
		if err != nil {
			return err
		}
		return d.audit(ctx, tx, org, auditFact{action: domain.AuditBroughtBack, subject: user})
	})
}

// changeMembers changes each of the named members as an admin may.
func (d *Scoped) changeMembers(ctx context.Context, org domain.OrgID, users []domain.UserID, change func(*sql.Tx, domain.UserID) error) error {
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdmin(ctx, tx, org); err != nil {
			return err
		}
		for _, user := range users {
			if err := change(tx, user); err != nil {
				return err
			}
		}
		return requireAnAdmin(ctx, tx, org)
	})
	if err == nil {
		d.s.notify(users...)
	}
	return err
}

// Leave ends the acting user's own membership, of an archived organization too.
// The last admin stays. Within [Grace], [Door.Rejoin] takes it back.
func (d *Scoped) Leave(ctx context.Context, org domain.OrgID) error {
	return d.changeOwnMembership(ctx, org, domain.AuditLeft, func(tx *sql.Tx) error {
		var role domain.Role
		err := tx.QueryRowContext(ctx, `
			SELECT m.role FROM organization_members m JOIN organizations o USING (org_id)
			WHERE m.org_id = ? AND m.user_id = ? AND m.deleted_at IS NULL AND o.deleted_at IS NULL`, org, d.scope.Actor).Scan(&role)
		if err != nil {
			return organizationNotFound(err)
		}
		if err := d.endMembership(ctx, tx, org, d.scope.Actor); err != nil || role != domain.RoleAdmin {
			return err // an organization out of a directory file has no admin here
		}
		return requireAnAdmin(ctx, tx, org)
	})
}

// Rejoin takes back that the acting user left, as a member. It fails with
// [domain.NotFound] where they did not leave within [Grace], or were removed.
func (d *Scoped) Rejoin(ctx context.Context, org domain.OrgID) error {
	return d.changeOwnMembership(ctx, org, domain.AuditJoined, func(tx *sql.Tx) error {
		return execOne(ctx, tx, `
			UPDATE organization_members SET deleted_at = NULL, role = 'member', updated_at = ?3
			WHERE org_id = ?1 AND user_id = ?2 AND deleted_at > ?4 AND removed_by = user_id
			  AND EXISTS (SELECT 1 FROM organizations o WHERE o.org_id = ?1 AND o.deleted_at IS NULL)`,
			org, d.scope.Actor, d.s.timestamp(), d.s.graceBegan())
	})
}

func (d *Scoped) changeOwnMembership(ctx context.Context, org domain.OrgID, action domain.AuditAction, change func(*sql.Tx) error) error {
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if err := change(tx); err != nil {
			return err
		}
		return d.audit(ctx, tx, org, auditFact{action: action, subject: d.scope.Actor})
	})
	if err == nil {
		d.s.notify(d.scope.Actor)
	}
	return err
}

// endMembership notes who ended it: the member, or an admin. One whose admin is
// erased since was ended by nobody, and nobody takes that back.
func (d *Scoped) endMembership(ctx context.Context, tx *sql.Tx, org domain.OrgID, user domain.UserID) error {
	return execOne(ctx, tx, `
		UPDATE organization_members SET deleted_at = ?3, updated_at = ?3, removed_by = ?4
		WHERE org_id = ?1 AND user_id = ?2 AND deleted_at IS NULL`, org, user, d.s.timestamp(), d.scope.Actor)
}

type memberState struct {
	name    string
	role    domain.Role
	claimed bool
}

// memberOf is a member whom an admin names. Somebody else is
// [domain.NotFound].
func memberOf(ctx context.Context, tx *sql.Tx, org domain.OrgID, user domain.UserID) (m memberState, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT u.name, m.role, u.claimed_at IS NOT NULL FROM memberships m JOIN people u USING (user_id)
		WHERE m.org_id = ? AND m.user_id = ?`, org, user).Scan(&m.name, &m.role, &m.claimed)
	return m, coded(err)
}

// requireAnAdmin keeps an organization from losing its last admin. It looks
// after the change, inside its transaction, so two who leave at the same time
// cannot both be the last but one.
func requireAnAdmin(ctx context.Context, tx *sql.Tx, org domain.OrgID) error {
	var there bool
	err := tx.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM organization_members m JOIN people u USING (user_id)
		  WHERE m.org_id = ? AND m.role = 'admin' AND m.deleted_at IS NULL AND u.claimed_at IS NOT NULL)`, org).Scan(&there)
	if err == nil && !there {
		err = domain.Errorf(domain.Conflict, "An organization needs an admin; nothing was changed.").
			WithHint("Make somebody else an admin first, or delete the organization.")
	}
	return err
}
