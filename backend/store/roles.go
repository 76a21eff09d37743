package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/backend/domain"
)

// SetRole changes the role of members, all of them or none. It is for admins.
// Only users of this installation can become admins, because anybody could
// claim an imported entry. It fails with [domain.Conflict] if no admin would be
// left.
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
		return domain.Errorf(domain.Invalid, "store.cannotBeAdmin", "%s does not use Kith here and cannot be an admin; nothing was changed.", m.name).
			WithHint("store.inviteAdmin", "Invite them as an admin.")
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

// RemoveMembers ends memberships, all of them or none, and revokes the pending
// invitations to the members' addresses. Memberships can be restored within
// [Grace]. It is for admins. It fails with [domain.Conflict] if no admin
// would be left.
func (d *Scoped) RemoveMembers(ctx context.Context, org domain.OrgID, users []domain.UserID) error {
	now := d.s.timestamp() // one for all, by which they are restored together
	return d.changeMembers(ctx, org, users, func(tx *sql.Tx, user domain.UserID) error {
		m, err := memberOf(ctx, tx, org, user)
		if err != nil {
			return err
		}
		if err := d.endMembership(ctx, tx, org, user, now); err != nil {
			return err
		}
		if err := d.withdrawMerged(ctx, tx, org, user, now); err != nil {
			return err
		}
		if _, err := d.withdraw(ctx, tx, org, m.email); err != nil {
			return err
		}
		if err := d.withdrawAdmins(ctx, tx, org, user); err != nil {
			return err
		}
		return d.audit(ctx, tx, org, auditFact{action: domain.AuditRemoved, subject: user})
	})
}

// withdrawMerged revokes the pending invitations to the addresses of entries that
// were merged into a former member who does not use this installation.
func (d *Scoped) withdrawMerged(ctx context.Context, tx *sql.Tx, org domain.OrgID, user domain.UserID, now string) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE invitations SET status = 'revoked', code_hash = NULL, updated_at = ?3
		WHERE org_id = ?1 AND status = 'pending'
		  AND email IN (SELECT a.email FROM users a JOIN users u ON u.user_id = a.merged_into
		                WHERE u.user_id = ?2 AND u.claimed_at IS NULL AND a.email <> '')`, org, user, now)
	return err
}

// withdrawAdmins revokes the pending invitations of new admins that a former
// admin made, so that they cannot become admin again under another address.
func (d *Scoped) withdrawAdmins(ctx context.Context, tx *sql.Tx, org domain.OrgID, by domain.UserID) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE invitations SET status = 'revoked', code_hash = NULL, updated_at = ?3
		WHERE org_id = ?1 AND invited_by = ?2 AND role = 'admin' AND status = 'pending'`, org, by, d.s.timestamp())
	return err
}

// RestoreMembers restores memberships that an admin ended within [Grace], with
// the role they had. It fails with [domain.NotFound] for people who left by
// themselves. It is for admins.
func (d *Scoped) RestoreMembers(ctx context.Context, org domain.OrgID, users []domain.UserID) error {
	return d.changeMembers(ctx, org, users, func(tx *sql.Tx, user domain.UserID) error {
		err := execOne(ctx, tx, `
			UPDATE organization_members SET deleted_at = NULL, removed_by = NULL, updated_at = ?3
			WHERE org_id = ?1 AND user_id = ?2 AND deleted_at > ?4 AND removed_by <> user_id`, org, user, d.s.timestamp(), d.s.graceBegan())
		if errors.Is(err, sql.ErrNoRows) {
			return domain.Errorf(domain.NotFound, "store.notRemoved", "No admin removed this person in the last week; nothing was changed.").WithCause(err)
		}
		if err != nil {
			return err
		}
		return d.audit(ctx, tx, org, auditFact{action: domain.AuditBroughtBack, subject: user})
	})
}

// changeMembers calls change for each user in one transaction. It is for
// admins.
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

// Leave ends the acting user's membership, also of an archived organization. It
// fails with [domain.Conflict] for the last admin. [Scoped.Rejoin] undoes it
// within [Grace].
func (d *Scoped) Leave(ctx context.Context, org domain.OrgID) error {
	return d.changeOwnMembership(ctx, org, domain.AuditLeft, func(tx *sql.Tx) error {
		var role domain.Role
		err := tx.QueryRowContext(ctx, `
			SELECT m.role FROM organization_members m JOIN organizations o USING (org_id)
			WHERE m.org_id = ? AND m.user_id = ? AND m.deleted_at IS NULL AND o.deleted_at IS NULL`, org, d.scope.Actor).Scan(&role)
		if err != nil {
			return organizationNotFound(err)
		}
		if err := d.endMembership(ctx, tx, org, d.scope.Actor, d.s.timestamp()); err != nil || role != domain.RoleAdmin {
			return err // an organization from a directory file has no admin here
		}
		return requireAnAdmin(ctx, tx, org)
	})
}

// Rejoin undoes [Scoped.Leave], with the role member. It fails with
// [domain.NotFound] if the acting user did not leave within [Grace] or was
// removed.
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

// endMembership ends a membership and stores who ended it: the member or an
// admin. If that admin is erased later, nobody can restore the membership.
func (d *Scoped) endMembership(ctx context.Context, tx *sql.Tx, org domain.OrgID, user domain.UserID, now string) error {
	return execOne(ctx, tx, `
		UPDATE organization_members SET deleted_at = ?3, updated_at = ?3, removed_by = ?4
		WHERE org_id = ?1 AND user_id = ?2 AND deleted_at IS NULL`, org, user, now, d.scope.Actor)
}

type memberState struct {
	name    string
	email   string
	role    domain.Role
	claimed bool
	sample  bool // of the sample community
}

// memberOf reads a member. It fails with [domain.NotFound] for people who are
// not members.
func memberOf(ctx context.Context, tx querier, org domain.OrgID, user domain.UserID) (m memberState, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT u.name, u.email, m.role, u.claimed_at IS NOT NULL, u.origin = 'sample' FROM memberships m JOIN people u USING (user_id)
		WHERE m.org_id = ? AND m.user_id = ?`, org, user).Scan(&m.name, &m.email, &m.role, &m.claimed, &m.sample)
	return m, coded(err)
}

// requireAnAdmin fails with [domain.Conflict] if an organization has no admin.
// It runs after the change in the same transaction, so that two admins who
// leave at the same time cannot both succeed.
func requireAnAdmin(ctx context.Context, tx *sql.Tx, org domain.OrgID) error {
	var there bool
	err := tx.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM organization_members m JOIN people u USING (user_id)
		  WHERE m.org_id = ? AND m.role = 'admin' AND m.deleted_at IS NULL AND u.claimed_at IS NOT NULL)`, org).Scan(&there)
	if err == nil && !there {
		err = domain.Errorf(domain.Conflict, "store.organizationNeedsAdmin", "An organization needs an admin; nothing was changed.").
			WithHint("store.makeAnotherAdmin", "Make somebody else an admin first, or delete the organization.")
	}
	return err
}
