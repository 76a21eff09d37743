package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/backend/domain"
	"kith/backend/invite"
)

// An invitation is accepted with its code or, without one, by a user who had
// signed up under its address before it was created. Anybody can sign up under
// an address later, so such users do not even see the invitation without its
// code. An admin can confirm who the user is instead.
const wasThere = `(i.confirmed OR i.created_at >= u.claimed_at)`

// A role of admin is not given without the code or a confirmation.
const needsCode = `(NOT i.confirmed AND i.role <> 'member')`

// Waiting lists the pending invitations of the acting user that were created
// after they signed up, or confirmed. Others can only be accepted with their
// code.
func (d *Scoped) Waiting(ctx context.Context) ([]domain.Invitation, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	type waiting struct {
		id    domain.InvitationID
		needs bool
	}
	found, err := collect(ctx, q, func(r row) (w waiting, err error) { return w, r.Scan(&w.id, &w.needs) }, `
		SELECT i.invitation_id, `+needsCode+` FROM people u JOIN invitations i ON i.email = u.email
		JOIN organizations o ON o.org_id = i.org_id AND o.deleted_at IS NULL AND o.archived_at IS NULL
		WHERE u.user_id = ?1 AND i.status = 'pending' AND `+wasThere+` AND (i.expires_at IS NULL OR i.expires_at > ?2)
		  AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.org_id = i.org_id AND m.user_id = u.user_id)
		ORDER BY i.invitation_id DESC`, d.scope.Actor, d.s.timestamp())
	if err != nil {
		return nil, err
	}
	list := make([]domain.Invitation, len(found))
	for i, w := range found {
		if list[i], err = d.s.invitation(ctx, q, w.id); err != nil {
			return nil, err
		}
		list[i].NeedsCode = w.needs
	}
	return list, nil
}

// LookUpInvitation returns the pending invitation for a code. Nobody needs to
// be signed in. Wrong codes count as failed attempts ([domain.TooOften]).
func (s *Store) LookUpInvitation(ctx context.Context, code invite.Code) (domain.Invitation, error) {
	var i domain.Invitation
	_, err := s.countAttempts(ctx, "invitation code", func() (known bool, err error) {
		i, err = s.byCode(ctx, s.read, code)
		if domain.CodeOf(err) == domain.NotFound {
			return false, nil
		}
		return err == nil, err
	})
	if err == nil && i.ID == "" {
		err = domain.Errorf(domain.NotFound, "store.noInvitationWithCode", "No invitation on this machine has this code.").
			WithHint("store.mayBeUsedOrExpired", "It may have been used, taken back, or have expired; or it belongs to a directory file that you have yet to open.")
	}
	return i, err
}

// byCode reads the pending invitation with a code.
func (s *Store) byCode(ctx context.Context, q querier, code invite.Code) (domain.Invitation, error) {
	i, err := scanInvitation(q.QueryRowContext(ctx, `
		SELECT `+invitationColumns+` WHERE i.code_hash = ?2 AND now = 'pending' AND o.deleted_at IS NULL AND o.archived_at IS NULL`,
		s.timestamp(), code.Hash()))
	if errors.Is(err, sql.ErrNoRows) {
		return domain.Invitation{}, invitationNotFound()
	}
	return i, coded(err)
}

// Redeem accepts the invitation with a code. The acting user also claims the
// entry imported for their address. It fails with [domain.Forbidden] if the
// invitation is for another address.
func (d *Scoped) Redeem(ctx context.Context, code invite.Code) (domain.Organization, error) {
	if _, err := d.reader(ctx); err != nil {
		return domain.Organization{}, err
	}
	if _, err := d.s.LookUpInvitation(ctx, code); err != nil {
		return domain.Organization{}, err
	}
	return d.accept(ctx, func(tx *sql.Tx) (i domain.Invitation, claims bool, err error) {
		if i, err = d.s.byCode(ctx, tx, code); err != nil {
			return i, false, err
		}
		mine, err := d.isForMe(ctx, tx, i)
		if err == nil && !mine {
			err = domain.Errorf(domain.Forbidden, "store.codeForAnother", "This code was made for another e-mail address than yours; it was not used.").
				WithHint("store.askForOwnInvitation", "Ask for an invitation to your own address.")
		}
		return i, true, err
	})
}

// Accept accepts one of the invitations that [Scoped.Waiting] lists. It fails
// with [domain.Forbidden] if the code is needed.
func (d *Scoped) Accept(ctx context.Context, id domain.InvitationID) (domain.Organization, error) {
	return d.accept(ctx, func(tx *sql.Tx) (i domain.Invitation, claims bool, err error) {
		if i, err = d.invitationForMe(ctx, tx, id); err != nil {
			return i, false, err
		}
		var needs bool
		err = tx.QueryRowContext(ctx, `
			SELECT `+needsCode+`, i.confirmed FROM invitations i JOIN people u ON u.user_id = ?2 WHERE i.invitation_id = ?1`, id, d.scope.Actor).
			Scan(&needs, &claims)
		if err == nil && needs {
			err = domain.Errorf(domain.Forbidden, "store.invitationNeedsCode", "This invitation needs its code.").
				WithHint("store.typeCode", "Type the ten words that an admin gave you, or ask one for them.")
		}
		return i, claims, err
	})
}

// Decline declines one of the invitations that [Scoped.Waiting] lists.
func (d *Scoped) Decline(ctx context.Context, id domain.InvitationID) error {
	return d.inTx(ctx, func(tx *sql.Tx) error {
		i, err := d.invitationForMe(ctx, tx, id)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE invitations SET status = 'declined', code_hash = NULL, updated_at = ?2 WHERE invitation_id = ?1`, id, d.s.timestamp())
		if err != nil {
			return err
		}
		return d.audit(ctx, tx, i.Organization.ID, auditFact{action: domain.AuditDeclined, invitation: id})
	})
}

// invitationForMe reads a pending invitation that the acting user may see
// without its code.
func (d *Scoped) invitationForMe(ctx context.Context, tx *sql.Tx, id domain.InvitationID) (domain.Invitation, error) {
	i, err := d.s.invitation(ctx, tx, id)
	if err == nil {
		var mine, there bool
		mine, err = d.isForMe(ctx, tx, i)
		if err == nil {
			err = tx.QueryRowContext(ctx, `
				SELECT `+wasThere+` FROM invitations i JOIN people u ON u.user_id = ?2 WHERE i.invitation_id = ?1`, id, d.scope.Actor).Scan(&there)
		}
		if err == nil && (!mine || !there || i.Status != domain.InvitationPending) {
			err = invitationNotFound()
		}
	}
	if domain.CodeOf(err) == domain.NotFound {
		err = invitationNotFound()
	}
	return i, err
}

// isForMe reports whether an invitation is for the acting user's address, and
// its organization active.
func (d *Scoped) isForMe(ctx context.Context, tx *sql.Tx, i domain.Invitation) (bool, error) {
	mine, err := collect(ctx, tx, scanString, `
		SELECT email FROM people JOIN organizations o ON o.org_id = ?2 AND o.deleted_at IS NULL AND o.archived_at IS NULL
		WHERE user_id = ?1`, d.scope.Actor, i.Organization.ID)
	return len(mine) == 1 && normalEmail(mine[0]) == normalEmail(i.Email), err
}

// accept makes the acting user a member with the invitation that choose
// returns. If claims is true, they also claim the entry imported for their
// address.
func (d *Scoped) accept(ctx context.Context, choose func(*sql.Tx) (i domain.Invitation, claims bool, err error)) (domain.Organization, error) {
	var i domain.Invitation
	var touched []domain.UserID
	err := d.inTx(ctx, func(tx *sql.Tx) (err error) {
		var claims bool
		if i, claims, err = choose(tx); err != nil {
			return err
		}
		touched, err = d.join(ctx, tx, i, claims)
		return err
	})
	if err != nil {
		return domain.Organization{}, err
	}
	d.s.notify(touched...)
	return d.Organization(ctx, string(i.Organization.ID))
}

func (d *Scoped) join(ctx context.Context, tx *sql.Tx, i domain.Invitation, claims bool) (touched []domain.UserID, err error) {
	org, now := i.Organization.ID, d.s.timestamp()
	_, err = tx.ExecContext(ctx, `
		UPDATE invitations SET status = 'accepted', code_hash = NULL, user_id = ?2, updated_at = ?3 WHERE invitation_id = ?1`, i.ID, d.scope.Actor, now)
	if err != nil {
		return nil, err
	}
	if err := insertMember(ctx, tx, org, d.scope.Actor, now); err != nil {
		return nil, err
	}
	if i.Role == domain.RoleAdmin {
		if err := setRole(ctx, tx, org, d.scope.Actor, i.Role, now); err != nil {
			return nil, err
		}
	}
	if err := d.audit(ctx, tx, org, auditFact{action: domain.AuditJoined, subject: d.scope.Actor, invitation: i.ID, facts: auditFacts{Role: i.Role}}); err != nil {
		return nil, err
	}
	e := domain.Event{Kind: domain.EventJoined, UserID: d.scope.Actor, OrgID: org, Surface: d.scope.Surface}
	if err := d.s.record(ctx, tx, e); err != nil {
		return nil, err
	}
	touched = []domain.UserID{d.scope.Actor}
	if claims {
		entries, err := d.claim(ctx, tx, org, i.Email)
		return append(touched, entries...), err
	}
	return touched, nil
}
