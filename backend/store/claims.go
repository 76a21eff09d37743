package store

import (
	"context"
	"database/sql"

	"kith/backend/domain"
)

// ConfirmClaim confirms that an entry is about the user of this installation
// who has its address. It invites that user; accepting merges the entry into
// them. It is for admins. It fails with [domain.Conflict] if no user has that
// address.
func (d *Scoped) ConfirmClaim(ctx context.Context, org domain.OrgID, entry domain.UserID) error {
	return d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdmin(ctx, tx, org); err != nil {
			return err
		}
		m, err := d.oneMember(ctx, tx, org, entry)
		if err != nil {
			return err
		}
		if !m.Claimant {
			return domain.Errorf(domain.Conflict, "store.nobodyUsesAddressOf", "Nobody uses Kith here under the address of %s; nothing was changed.", m.Name).
				WithHint("store.inviteInstead", "Invite them instead.")
		}
		if _, err := d.withdraw(ctx, tx, org, m.Email); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO invitations (invitation_id, org_id, email, invited_by, confirmed, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, 1, ?5, ?5)`,
			domain.NewID(), org, m.Email, d.scope.Actor, d.s.timestamp())
		if err != nil {
			return err
		}
		return d.audit(ctx, tx, org, auditFact{action: domain.AuditClaim, subject: entry})
	})
}

// claim merges an organization's imported entries with an address into the
// acting user, and returns their ids. Saved contacts and answers that refer to
// the entries then refer to the user. The user's profile keeps its text and
// opt-in; its empty fields are filled from the entry unless the user is listed
// already.
func (d *Scoped) claim(ctx context.Context, tx *sql.Tx, org domain.OrgID, email string) ([]domain.UserID, error) {
	entries, err := collect(ctx, tx, scanID[domain.UserID], `
		SELECT u.user_id FROM organization_members m JOIN people u USING (user_id)
		WHERE m.org_id = ?1 AND (u.email = ?2 OR u.user_id IN (SELECT merged_into FROM users WHERE email = ?2))
		  AND u.claimed_at IS NULL AND u.origin <> 'sample'`, org, email)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if err := d.mergeEntry(ctx, tx, entry); err != nil {
			return nil, err
		}
		for _, statement := range mergeEntry {
			if _, err := tx.ExecContext(ctx, statement, entry, d.scope.Actor, d.s.timestamp()); err != nil {
				return nil, err
			}
		}
		if err := d.audit(ctx, tx, org, auditFact{action: domain.AuditClaimed, subject: d.scope.Actor}); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

func (d *Scoped) mergeEntry(ctx context.Context, tx *sql.Tx, entry domain.UserID) error {
	mine, err := d.s.ownProfile(ctx, tx, d.scope.Actor)
	if err != nil || mine.OptedIn {
		return err
	}
	theirs, err := d.s.ownProfile(ctx, tx, entry)
	if err != nil {
		return err
	}
	merged := theirs.Merge(mine)
	merged.UserID, merged.Email, merged.OptedIn = mine.UserID, mine.Email, false
	merged.ShowEmail, merged.ShowLinkedIn = mine.ShowEmail, mine.ShowLinkedIn
	return d.s.updateProfile(ctx, tx, merged)
}

// mergeEntry redirects references to the entry ?1 to the user ?2, and clears
// the entry. ?3 is now.
var mergeEntry = []string{
	`UPDATE OR IGNORE saved_contacts SET saved_profile_id = ?2 WHERE saved_profile_id = ?1 AND user_id <> ?2`,
	`DELETE FROM saved_contacts WHERE saved_profile_id = ?1`,
	`UPDATE chat_messages SET metadata = replace(metadata, ?1, ?2)
	 WHERE message_id IN (SELECT message_id FROM message_people WHERE user_id = ?1)`,
	`UPDATE OR IGNORE message_people SET user_id = ?2 WHERE user_id = ?1`,
	`DELETE FROM message_people WHERE user_id = ?1`,
	`UPDATE OR IGNORE events SET subject_id = ?2 WHERE subject_id = ?1`,
	`UPDATE audit SET subject_id = ?2 WHERE subject_id = ?1`,
	`UPDATE profile_keys SET imported = NULL WHERE user_id = ?1`,
	`UPDATE organization_members SET deleted_at = coalesce(deleted_at, ?3) WHERE user_id = ?1`,
	`UPDATE users SET merged_into = ?2, updated_at = ?3 WHERE user_id = ?1`,
	`UPDATE profiles SET headline = '', about = '', company = '', role = '', location = '', languages = '[]', skills = '[]',
	   offers = '', needs = '', interests = '[]', linkedin = '', website = '', opted_in = 0, consent = ''
	 WHERE user_id = ?1 OR user_id IN (SELECT user_id FROM users WHERE merged_into = ?1)`,
	`DELETE FROM entry_changes WHERE user_id = ?1`,
}
