package store

import (
	"context"
	"database/sql"
	"reflect"

	"kith/backend/domain"
)

// EditEntry replaces the profile of an imported entry. An admin can take its
// listing away, and list it with a ground of consent. Nobody lists an entry that
// opted out; its name and addresses stay, because imports recognise it by them.
// [Scoped.UndoEntryChange] undoes the edit within [Grace]. It is for admins.
//
// It fails with [domain.Invalid] if a field is not valid, and with
// [domain.Conflict] for people who write their own profile and if another entry
// has the e-mail address.
func (d *Scoped) EditEntry(ctx context.Context, org domain.OrgID, edit domain.EntryEdit) error {
	e := domain.Entry{Profile: edit.Profile, ConsentSource: edit.Ground}
	if err := e.Clean(); err != nil {
		return err
	}
	user := edit.Profile.UserID
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdmin(ctx, tx, org); err != nil {
			return err
		}
		before, err := d.editableEntry(ctx, tx, org, user)
		if err != nil {
			return err
		}
		after, err := before.edited(e)
		if err != nil || reflect.DeepEqual(before.entryState.digest(), after.digest()) {
			return err
		}
		if err := requireFreeAddress(ctx, tx, org, after.Profile, user); err != nil {
			return err
		}
		return d.changeEntry(ctx, tx, org, entryChange{user: user, before: changeBefore{Entry: before.entryState}, after: after, action: domain.AuditEdited})
	})
	if err == nil {
		d.s.notify(user)
	}
	return err
}

// editableEntry is an entry that admins may change.
type editableEntry struct {
	entryState
	claimant bool // a user of this installation has its address
}

// editableEntry reads an entry. It fails with [domain.NotFound] for people who
// are not members, and with [domain.Conflict] for those whom admins may not
// change.
func (d *Scoped) editableEntry(ctx context.Context, q querier, org domain.OrgID, user domain.UserID) (e editableEntry, err error) {
	m, err := memberOf(ctx, q, org, user)
	if err != nil {
		return e, err
	}
	var elsewhere, own bool
	var origin domain.Origin
	err = q.QueryRowContext(ctx, `
		SELECT u.origin, `+claimantOf+`,
		  EXISTS (SELECT 1 FROM profile_keys k WHERE k.user_id = u.user_id),
		  EXISTS (SELECT 1 FROM organization_members o WHERE o.user_id = u.user_id AND o.org_id <> ?2)
		FROM users u WHERE u.user_id = ?1`, user, org).Scan(&origin, &e.claimant, &own, &elsewhere)
	switch {
	case err != nil:
		return e, err
	case m.claimed:
		return e, domain.Errorf(domain.Conflict, "store.writesOwnProfile", "%s uses Kith here and writes their own profile; nothing was changed.", m.name)
	case own:
		return e, domain.Errorf(domain.Conflict, "store.sentOwnProfile", "%s sent a profile of their own, which stays; nothing was changed.", m.name).
			WithHint("store.askThemToChange", "Ask them to change it and to send it again.")
	case origin == domain.OriginSample:
		return e, domain.Errorf(domain.Conflict, "store.sampleCannotChange", "The sample community stays as it is; nothing was changed.")
	case elsewhere || origin == domain.OriginSync:
		return e, domain.Errorf(domain.Conflict, "store.entryNotYours", "The entry of %s does not belong to this organization alone; nothing was changed.", m.name)
	}
	states, err := readStates(ctx, q, org, []domain.UserID{user})
	e.entryState = states[user]
	return e, err
}

// claimantOf says whether a user of this installation has an address of the entry
// u, or of one that was merged into it.
const claimantOf = `EXISTS (
	SELECT 1 FROM users a JOIN people c ON c.email = a.email AND c.email <> '' AND c.claimed_at IS NOT NULL
	WHERE a.user_id = u.user_id OR a.merged_into = u.user_id)`

// fixed reports whether the name and the addresses stay: imports recognise who
// opted out by them, and others the user who has an address.
func (e editableEntry) fixed() bool { return e.OptedOutAt != "" || e.claimant }

// edited returns the state after an edit.
func (e editableEntry) edited(edit domain.Entry) (entryState, error) {
	after := e.entryState
	was, now := e.Profile, edit.Profile
	now.UserID, now.UpdatedAt = was.UserID, was.UpdatedAt
	after.Profile = now
	if e.fixed() && (now.Name != was.Name || now.Email != was.Email || now.LinkedIn != was.LinkedIn) {
		return after, domain.Errorf(domain.Conflict, "store.identityStays",
			"The name, e-mail address and LinkedIn page of %s stay, so that imports recognise them; nothing was changed.", was.Name)
	}
	switch {
	case e.OptedOutAt != "" && now.OptedIn:
		return after, domain.Errorf(domain.Conflict, "store.saidNo", "%s said no to being listed; nothing was changed.", was.Name).
			WithHint("store.onlyTheyThemselves", "Only they themselves can change that, once they use Kith.")
	case now.OptedIn && !was.OptedIn && edit.ConsentSource == "":
		return after, domain.Errorf(domain.Invalid, "store.groundNeeded", "Say where the consent of %s comes from; nothing was changed.", was.Name)
	case now.OptedIn && !was.OptedIn:
		after.Consent = edit.ConsentSource
	case was.OptedIn && !now.OptedIn:
		after.Consent = ""
	}
	return after, nil
}

// requireFreeAddress fails if an entry that is not one of users has the e-mail
// address of a profile, or opted out under its LinkedIn page: the profile may be
// theirs. It does not say whose entry that is, because it may have left.
func requireFreeAddress(ctx context.Context, tx *sql.Tx, org domain.OrgID, p domain.Profile, users ...domain.UserID) error {
	var taken bool
	err := tx.QueryRowContext(ctx, `
		SELECT EXISTS (
		  SELECT 1 FROM users u JOIN profiles p USING (user_id) JOIN organization_members m ON m.user_id = coalesce(u.merged_into, u.user_id)
		  WHERE m.org_id = ?1 AND u.claimed_at IS NULL AND u.deleted_at IS NULL
		    AND coalesce(u.merged_into, u.user_id) NOT IN (SELECT value FROM json_each(?4))
		    AND (u.email = ?2 AND ?2 <> '' OR p.linkedin = ?3 AND ?3 <> '' AND p.opted_out_at IS NOT NULL))`,
		org, p.Email, p.LinkedIn, idList(users)).Scan(&taken)
	if err == nil && taken {
		err = domain.Errorf(domain.Conflict, "store.entryAddressTaken", "Another entry of the organization has the e-mail address or LinkedIn page of %s; nothing was changed.", p.Name).
			WithHint("store.mergeIfSame", "If both are one person, merge the two entries.")
	}
	return err
}

// changeBefore is what it takes to undo a change of an entry, stored as JSON.
type changeBefore struct {
	Entry entryState
	Moved *movedReferences `json:",omitempty"` // of a merge
}

// entryChange is a new change of an entry.
type entryChange struct {
	user, merged domain.UserID
	before       changeBefore
	after        entryState
	action       domain.AuditAction
}

// changeEntry stores a change of an entry with what it takes to undo it.
func (d *Scoped) changeEntry(ctx context.Context, tx *sql.Tx, org domain.OrgID, c entryChange) error {
	now := d.s.timestamp()
	if err := writeEntries(ctx, inBulk(tx), org, domain.OriginImport, now, []entryState{c.after}); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO entry_changes (change_id, org_id, user_id, merged_id, changed_by, before, after, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		domain.NewID(), org, c.user, null(c.merged), d.scope.Actor, encode(c.before), c.after.digest(), now)
	if err != nil {
		return err
	}
	if err := d.audit(ctx, tx, org, auditFact{action: c.action, subject: c.user}); err != nil {
		return err
	}
	return d.auditListing(ctx, tx, org, c.before.Entry.Profile, c.after.Profile)
}

// auditListing records that a change lists or unlists an entry.
func (d *Scoped) auditListing(ctx context.Context, tx *sql.Tx, org domain.OrgID, before, after domain.Profile) error {
	action := domain.AuditListed
	switch {
	case before.OptedIn == after.OptedIn:
		return nil
	case before.OptedIn:
		action = domain.AuditUnlisted
	}
	return d.audit(ctx, tx, org, auditFact{action: action, subject: after.UserID})
}
