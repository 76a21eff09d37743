package store

import (
	"context"
	"database/sql"
	"time"

	"kith/backend/domain"
	"kith/backend/invite"
)

// Invited is a new invitation with its code. The code cannot be read again.
type Invited struct {
	domain.Invitation
	Code     invite.Code
	UsesKith bool // a user of this installation has the address and finds the invitation under [Scoped.Waiting]
	Replaces bool // an earlier invitation to the address was still open; its code is invalid now
}

// InviteRequest is a request to invite people by e-mail.
type InviteRequest struct {
	Org     domain.OrgID
	Emails  []string
	Role    domain.Role
	Expires time.Time // zero: [domain.InvitationLasts] from now
}

// clean normalizes and deduplicates the addresses and sets the default expiry.
func (r *InviteRequest) clean(now time.Time) error {
	if len(r.Emails) == 0 || len(r.Emails) > domain.MaxInvitations {
		return domain.Errorf(domain.Invalid, "store.addressCount", "Name 1 to %d addresses; nobody was invited.", domain.MaxInvitations)
	}
	seen := map[string]bool{}
	var emails []string
	for _, typed := range r.Emails {
		email, err := domain.NormalizeEmail(typed)
		if err != nil {
			return err
		}
		if !seen[email] {
			seen[email] = true
			emails = append(emails, email)
		}
	}
	r.Emails = emails
	if r.Expires.IsZero() {
		r.Expires = now.Add(domain.InvitationLasts)
	}
	if !r.Expires.After(now) || r.Expires.After(now.Add(domain.LongestInvitation)) {
		return domain.Errorf(domain.Invalid, "store.invitationExpiry", "An invitation lasts until some time in the next %d days; nobody was invited.", domain.LongestInvitation/(24*time.Hour))
	}
	return nil
}

// Invite invites people by their addresses, all or none of them. A pending
// invitation to the same address is revoked and replaced. It is for admins. It
// fails with [domain.Conflict] if one of them is a member already.
func (d *Scoped) Invite(ctx context.Context, r InviteRequest) ([]Invited, error) {
	if err := r.clean(d.s.now()); err != nil {
		return nil, err
	}
	invited := make([]Invited, 0, len(r.Emails))
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdmin(ctx, tx, r.Org); err != nil {
			return err
		}
		for _, email := range r.Emails {
			one, err := d.invite(ctx, tx, r, email)
			if err != nil {
				return err
			}
			invited = append(invited, one)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return invited, nil
}

func (d *Scoped) invite(ctx context.Context, tx *sql.Tx, r InviteRequest, email string) (invited Invited, err error) {
	if err := requireNoMember(ctx, tx, r.Org, email); err != nil {
		return invited, err
	}
	replaced, err := d.withdraw(ctx, tx, r.Org, email) // the code of an earlier invitation must not remain valid
	if err != nil {
		return invited, err
	}
	id, code := domain.InvitationID(domain.NewID()), invite.NewCode()
	_, err = tx.ExecContext(ctx, `
		INSERT INTO invitations (invitation_id, org_id, email, role, code_hash, invited_by, created_at, updated_at, expires_at)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8)`,
		id, r.Org, email, r.Role, code.Hash(), d.scope.Actor, d.s.timestamp(), domain.FormatTime(r.Expires))
	if err != nil {
		return invited, err
	}
	if err := d.audit(ctx, tx, r.Org, auditFact{action: domain.AuditInvited, invitation: id, facts: auditFacts{Role: r.Role}}); err != nil {
		return invited, err
	}
	invited, err = d.invited(ctx, tx, id, code)
	invited.Replaces = replaced > 0
	return invited, err
}

// withdraw revokes the pending invitations of an organization to an address, and
// returns how many of them were still valid.
func (d *Scoped) withdraw(ctx context.Context, tx *sql.Tx, org domain.OrgID, email string) (valid int, err error) {
	now := d.s.timestamp()
	revoked, err := collect(ctx, tx, func(r row) (was bool, err error) { return was, r.Scan(&was) }, `
		UPDATE invitations SET status = 'revoked', code_hash = NULL, updated_at = ?3
		WHERE org_id = ?1 AND email = ?2 AND email <> '' AND status = 'pending' RETURNING expires_at IS NULL OR expires_at > ?3`, org, email, now)
	for _, was := range revoked {
		if was {
			valid++
		}
	}
	return valid, err
}

// invited reads a new invitation, to return it with its code.
func (d *Scoped) invited(ctx context.Context, tx *sql.Tx, id domain.InvitationID, code invite.Code) (invited Invited, err error) {
	invited.Code = code
	if invited.Invitation, err = d.s.invitation(ctx, tx, id); err != nil {
		return invited, err
	}
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM people WHERE email = ? AND claimed_at IS NOT NULL)`, invited.Email).Scan(&invited.UsesKith)
	return invited, err
}

func requireNoMember(ctx context.Context, tx *sql.Tx, org domain.OrgID, email string) error {
	var member bool
	err := tx.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM memberships m JOIN people u USING (user_id) WHERE m.org_id = ? AND u.email = ? AND u.claimed_at IS NOT NULL)`,
		org, email).Scan(&member)
	if err == nil && member {
		err = domain.Errorf(domain.Conflict, "store.alreadyMember", "%s is a member already; nobody was invited.", email).WithHint("store.leaveAddressOut", "Leave that address out.")
	}
	return err
}

const invitationColumns = `i.invitation_id, i.org_id, o.name, o.description, i.email, i.role,
	CASE WHEN i.status = 'pending' AND i.expires_at <= ?1 THEN 'expired' ELSE i.status END AS now,
	(SELECT name FROM people u WHERE u.user_id = i.invited_by), i.code_hash IS NOT NULL, i.created_at, i.expires_at
	FROM invitations i JOIN organizations o USING (org_id)`

func scanInvitation(r row) (i domain.Invitation, err error) {
	var created, expires timestamp
	err = r.Scan(&i.ID, &i.Organization.ID, &i.Organization.Name, &i.Organization.Description, &i.Email, &i.Role,
		&i.Status, text[string]{&i.InvitedBy}, &i.HasCode, &created, &expires)
	i.CreatedAt, i.ExpiresAt = created.Time, expires.Time
	return i, err
}

func (s *Store) invitation(ctx context.Context, q querier, id domain.InvitationID) (domain.Invitation, error) {
	i, err := scanInvitation(q.QueryRowContext(ctx, `SELECT `+invitationColumns+` WHERE i.invitation_id = ?2`, s.timestamp(), id))
	return i, coded(err)
}

// Invitations lists an organization's invitations, the latest first. status ""
// means all. It is for admins.
func (d *Scoped) Invitations(ctx context.Context, org domain.OrgID, status domain.InvitationStatus) ([]domain.Invitation, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	if err := d.requireAdmin(ctx, q, org); err != nil {
		return nil, err
	}
	return collect(ctx, q, scanInvitation, `
		SELECT `+invitationColumns+` WHERE i.org_id = ?2 AND (?3 = '' OR now = ?3) ORDER BY i.invitation_id DESC`,
		d.s.timestamp(), org, status)
}

// InvitationTo returns an organization's invitation by its id or, if address is
// not an id, the pending one to that address. It is for admins. It fails with
// [domain.NotFound] if there is none.
func (d *Scoped) InvitationTo(ctx context.Context, org domain.OrgID, address string) (domain.Invitation, error) {
	email := address
	if !domain.IsID(address) {
		var err error
		if email, err = domain.NormalizeEmail(address); err != nil {
			return domain.Invitation{}, err
		}
	}
	all, err := d.Invitations(ctx, org, "")
	if err != nil {
		return domain.Invitation{}, err
	}
	for _, i := range all {
		if string(i.ID) == address || i.Email == email && i.Status == domain.InvitationPending {
			return i, nil
		}
	}
	return domain.Invitation{}, domain.Errorf(domain.NotFound, "store.noOpenInvitationTo", "There is no open invitation to %s; nothing was changed.", address).
		WithHint("store.seeInvitations", "“kith invitations list” shows them.")
}

// ResendInvitation gives an invitation that was not accepted a new code and
// expiry; the old code becomes invalid. It is for admins.
func (d *Scoped) ResendInvitation(ctx context.Context, id domain.InvitationID, expires time.Time) (invited Invited, err error) {
	err = d.inTx(ctx, func(tx *sql.Tx) error {
		i, err := d.invitationAsAdmin(ctx, tx, id)
		if err != nil {
			return err
		}
		if i.Status == domain.InvitationAccepted {
			return domain.Errorf(domain.Conflict, "store.invitationAccepted", "This invitation was accepted already; nothing was changed.")
		}
		r := InviteRequest{Org: i.Organization.ID, Emails: []string{i.Email}, Role: i.Role, Expires: expires}
		if err := r.clean(d.s.now()); err != nil {
			return err
		}
		if err := requireNoMember(ctx, tx, r.Org, i.Email); err != nil {
			return err
		}
		code := invite.NewCode()
		_, err = tx.ExecContext(ctx, `
			UPDATE invitations SET status = 'pending', code_hash = ?2, expires_at = ?3, updated_at = ?4 WHERE invitation_id = ?1`,
			id, code.Hash(), domain.FormatTime(r.Expires), d.s.timestamp())
		if err != nil {
			return err
		}
		if err := d.audit(ctx, tx, r.Org, auditFact{action: domain.AuditResent, invitation: id}); err != nil {
			return err
		}
		invited, err = d.invited(ctx, tx, id, code)
		return err
	})
	return invited, err
}

// RevokeInvitation revokes a pending invitation. It is for admins.
func (d *Scoped) RevokeInvitation(ctx context.Context, id domain.InvitationID) error {
	return d.RevokeInvitations(ctx, []domain.InvitationID{id})
}

// RevokeInvitations revokes pending invitations, all of them or none. It is for
// admins.
func (d *Scoped) RevokeInvitations(ctx context.Context, ids []domain.InvitationID) error {
	return d.inTx(ctx, func(tx *sql.Tx) error {
		for _, id := range ids {
			if err := d.revoke(ctx, tx, id); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *Scoped) revoke(ctx context.Context, tx *sql.Tx, id domain.InvitationID) error {
	i, err := d.invitationAsAdmin(ctx, tx, id)
	if err != nil {
		return err
	}
	n, err := execCount(ctx, tx, `
		UPDATE invitations SET status = 'revoked', code_hash = NULL, updated_at = ?2 WHERE invitation_id = ?1 AND status = 'pending'`, id, d.s.timestamp())
	if err != nil {
		return err
	}
	if n == 0 {
		return domain.Errorf(domain.Conflict, "store.invitationNotPending", "This invitation is not pending any more; nothing was changed.")
	}
	return d.audit(ctx, tx, i.Organization.ID, auditFact{action: domain.AuditRevoked, invitation: id})
}

// invitationAsAdmin reads an invitation into an organization that the acting
// user administers. For people who are not members, it does not exist.
func (d *Scoped) invitationAsAdmin(ctx context.Context, tx *sql.Tx, id domain.InvitationID) (domain.Invitation, error) {
	i, err := d.s.invitation(ctx, tx, id)
	if err == nil {
		err = d.requireAdmin(ctx, tx, i.Organization.ID)
	}
	if domain.CodeOf(err) == domain.NotFound {
		err = invitationNotFound()
	}
	return i, err
}

func invitationNotFound() error {
	return domain.Errorf(domain.NotFound, "store.noSuchInvitation", "There is no such invitation.").WithHint("store.mayBeWithdrawn", "It may have been taken back, or used. Ask for another.")
}
