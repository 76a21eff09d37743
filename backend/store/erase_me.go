package store

import (
	"context"
	"database/sql"
	"time"

	"kith/backend/domain"
)

// Erasure is what erasing the acting user deletes, and what it leaves.
type Erasure struct {
	Name          string // to be typed as confirmation
	Sessions      int
	Messages      int
	Contacts      int
	Organizations []domain.OrganizationName // whose membership ends
	Ending        []domain.OrganizationName // of these, erased because they have no other user
	Blocked       []domain.OrganizationName // of these, those that need another admin first
	SavedBy       int                       // people who saved the user as a contact, which is deleted
	Facts         int                       // events and audit records that stay, without the name
	BackupsUntil  time.Time                 // when the last backup that contains them is removed; zero if there is none
}

// Erasure returns what [Scoped.EraseMe] would delete and what it would leave.
func (d *Scoped) Erasure(ctx context.Context) (Erasure, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return Erasure{}, err
	}
	return d.erasure(ctx, q)
}

func (d *Scoped) erasure(ctx context.Context, q querier) (e Erasure, err error) {
	err = q.QueryRowContext(ctx, `
		SELECT u.name,
		  (SELECT count(*) FROM chat_sessions WHERE user_id = ?1),
		  (SELECT count(*) FROM chat_messages JOIN chat_sessions USING (session_id) WHERE user_id = ?1),
		  (SELECT count(*) FROM saved_contacts WHERE user_id = ?1),
		  (SELECT count(*) FROM saved_contacts WHERE saved_profile_id = ?1),
		  (SELECT count(*) FROM events WHERE ?1 IN (user_id, subject_id)) + (SELECT count(*) FROM audit WHERE ?1 IN (actor_id, subject_id))
		FROM people u WHERE u.user_id = ?1`, d.scope.Actor).
		Scan(&e.Name, &e.Sessions, &e.Messages, &e.Contacts, &e.SavedBy, &e.Facts)
	if err != nil {
		return e, coded(err)
	}
	places, err := d.memberships(ctx, q)
	if err != nil {
		return e, err
	}
	for _, p := range places {
		e.Organizations = append(e.Organizations, p.org)
		switch {
		case p.blocked():
			e.Blocked = append(e.Blocked, p.org)
		case p.ends():
			e.Ending = append(e.Ending, p.org)
		}
	}
	e.BackupsUntil, err = d.s.lastBackupExpires()
	return e, err
}

// membershipEnd is a membership of the acting user, with what decides whether
// they can leave.
type membershipEnd struct {
	org    domain.OrganizationName
	others int  // other members who use this installation
	admins int  // admins among the others
	admin  bool // the acting user is an admin
}

func (p membershipEnd) blocked() bool { return p.admin && p.others > 0 && p.admins == 0 }
func (p membershipEnd) ends() bool    { return p.others == 0 && !p.org.ID.IsInitial() }

func (d *Scoped) memberships(ctx context.Context, q querier) ([]membershipEnd, error) {
	scan := func(r row) (p membershipEnd, err error) {
		return p, r.Scan(&p.org.ID, &p.org.Name, &p.admin, &p.others, &p.admins)
	}
	return collect(ctx, q, scan, `
		SELECT o.org_id, o.name, mine.role = 'admin',
		  count(u.user_id), coalesce(sum(other.role = 'admin' AND u.user_id IS NOT NULL), 0)
		FROM organization_members mine JOIN organizations o USING (org_id)
		LEFT JOIN organization_members other ON other.org_id = o.org_id AND other.user_id <> mine.user_id AND other.deleted_at IS NULL
		LEFT JOIN people u ON u.user_id = other.user_id AND u.claimed_at IS NOT NULL
		WHERE mine.user_id = ? AND mine.deleted_at IS NULL AND o.deleted_at IS NULL
		GROUP BY o.org_id ORDER BY o.name COLLATE NOCASE`, d.scope.Actor)
}

// EraseMe deletes the acting user permanently, see [Scoped.Erasure]. name is
// their name, typed as confirmation. It fails with [domain.Conflict] if they
// are the last admin of an organization with other users.
func (d *Scoped) EraseMe(ctx context.Context, name string) error {
	var gone []domain.UserID
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		e, err := d.erasure(ctx, tx)
		if err != nil {
			return err
		}
		if err := e.allowed(name); err != nil {
			return err
		}
		gone, err = d.eraseWhole(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	d.s.unlocked.signOut()
	d.s.notify(gone...)
	return d.s.scrub(ctx)
}

// eraseWhole deletes the acting user and the organizations that end with them,
// and returns the ids of everybody who was erased.
func (d *Scoped) eraseWhole(ctx context.Context, tx *sql.Tx) ([]domain.UserID, error) {
	places, err := d.memberships(ctx, tx)
	if err != nil {
		return nil, err
	}
	gone := []domain.UserID{d.scope.Actor}
	for _, p := range places {
		if !p.ends() {
			continue
		}
		entries, err := eraseOrganization(ctx, tx, p.org.ID)
		if err != nil {
			return nil, err
		}
		gone = append(gone, entries...)
	}
	return gone, d.eraseActor(ctx, tx)
}

func (e Erasure) allowed(name string) error {
	if len(e.Blocked) > 0 {
		return domain.Errorf(domain.Conflict, "store.lastAdmin", "You are the last admin of %s; nothing was erased.", e.Blocked[0].Name).
			WithHint("store.makeAnotherAdminThere", "Make somebody else an admin there, or delete the organization, then try again.")
	}
	if !sameName(name, e.Name) {
		return domain.Errorf(domain.Invalid, "store.ownNameDiffers", "That is not your name; nothing was erased.").WithHint("store.typeNameToErase", "Type “%s” to erase yourself.", e.Name)
	}
	return nil
}

// eraseActor deletes the acting user and data about their address, and records
// the erasure, so that restoring a backup repeats it.
func (d *Scoped) eraseActor(ctx context.Context, tx *sql.Tx) error {
	if err := d.unlistEntries(ctx, tx); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM invitations WHERE email = (SELECT email FROM users WHERE user_id = ?)`, d.scope.Actor)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM attempts WHERE subject = ?`, "passcode "+string(d.scope.Actor))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE settings SET value = '' WHERE key = ? AND value = ?`, settingActor, d.scope.Actor)
	if err != nil {
		return err
	}
	if err := eraseTopics(ctx, tx, d.scope.Actor); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO erasures (user_id, at) SELECT user_id, ?2 FROM (`+withMerged+`) WHERE true
		ON CONFLICT DO NOTHING`, idList([]domain.UserID{d.scope.Actor}), d.s.timestamp())
	if err != nil {
		return err
	}
	return erasePeople(ctx, tx, []domain.UserID{d.scope.Actor})
}

// unlistEntries opts out the imported entries with the acting user's address.
// The user replaced them, and without the user they would be listed again.
func (d *Scoped) unlistEntries(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE profiles SET opted_in = 0, opted_out_at = coalesce(opted_out_at, ?2), updated_at = ?2
		WHERE user_id IN (SELECT coalesce(e.merged_into, e.user_id) FROM users e JOIN users u ON u.email = e.email AND u.email <> ''
		                  WHERE u.user_id = ?1 AND e.claimed_at IS NULL AND e.deleted_at IS NULL)
		  AND user_id IN (SELECT user_id FROM people WHERE claimed_at IS NULL)`, d.scope.Actor, d.s.timestamp())
	return err
}

// eraseTopics removes the topics, which are text of questions, from a user's
// search events.
func eraseTopics(ctx context.Context, tx *sql.Tx, user domain.UserID) error {
	_, err := tx.ExecContext(ctx, `UPDATE events SET facts = json_remove(facts, '$.topic') WHERE user_id = ?`, user)
	return err
}

// eraseOrganization deletes an organization permanently, with the entries that
// are in no other one, and returns the ids of those entries.
func eraseOrganization(ctx context.Context, tx *sql.Tx, org domain.OrgID) ([]domain.UserID, error) {
	entries, err := collect(ctx, tx, scanID[domain.UserID], `
		SELECT u.user_id FROM organization_members m JOIN users u USING (user_id)
		WHERE m.org_id = ?1 AND u.claimed_at IS NULL AND u.merged_into IS NULL
		  AND NOT EXISTS (SELECT 1 FROM organization_members o WHERE o.user_id = u.user_id AND o.org_id <> ?1)`, org)
	if err != nil {
		return nil, err
	}
	if err := erasePeople(ctx, tx, entries); err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM organizations WHERE org_id = ?`, org)
	return entries, err
}
