package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"kith/backend/domain"
)

// storedChange is a change of an entry as it is stored.
type storedChange struct {
	domain.EntryChange
	user, merged domain.UserID
	before       changeBefore
	after        []byte // digest of the changed state
	undone       bool
}

const changeColumns = `c.change_id, c.user_id, c.merged_id, coalesce(d.name, ''), coalesce(b.name, ''), c.before, c.after, c.at, c.undone_at IS NOT NULL
	FROM entry_changes c LEFT JOIN users d ON d.user_id = c.merged_id LEFT JOIN users b ON b.user_id = c.changed_by`

func scanStoredChange(r row) (c storedChange, err error) {
	var before string
	var at timestamp
	if err := r.Scan(&c.ID, &c.user, text[domain.UserID]{&c.merged}, &c.Merged, &c.By, &before, &c.after, &at, &c.undone); err != nil {
		return c, err
	}
	c.At, c.Until = at.Time, at.Add(Grace)
	return c, json.Unmarshal([]byte(before), &c.before)
}

// lastChange returns the last change of an entry if it can be undone, or nil.
func (d *Scoped) lastChange(ctx context.Context, q querier, org domain.OrgID, user domain.UserID) (*domain.EntryChange, error) {
	c, err := scanStoredChange(q.QueryRowContext(ctx, `SELECT `+changeColumns+`
		WHERE c.org_id = ?1 AND c.user_id = ?2 AND c.undone_at IS NULL AND c.at > ?3 ORDER BY c.change_id DESC LIMIT 1`, org, user, d.s.graceBegan()))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, coded(err)
	}
	states, err := readStates(ctx, q, org, []domain.UserID{user})
	now := states[user]
	if err != nil || !bytes.Equal(now.digest(), c.after) {
		return nil, err
	}
	c.Fields = c.before.Entry.Profile.ChangesTo(now.Profile)
	return &c.EntryChange, nil
}

// UndoEntryChange undoes an edit or a merge within [Grace], and restores exactly
// what was there before. It returns the entry that was changed. It is for admins.
// It fails with [domain.Conflict] if the entry was changed since, or somebody with
// its address uses this installation now.
func (d *Scoped) UndoEntryChange(ctx context.Context, org domain.OrgID, id string) (domain.UserID, error) {
	var c storedChange
	err := d.inTx(ctx, func(tx *sql.Tx) (err error) {
		if err := d.requireAdmin(ctx, tx, org); err != nil {
			return err
		}
		c, err = scanStoredChange(tx.QueryRowContext(ctx, `SELECT `+changeColumns+` WHERE c.org_id = ? AND c.change_id = ?`, org, id))
		if errors.Is(err, sql.ErrNoRows) {
			return domain.Errorf(domain.NotFound, "store.noSuchChange", "There is no such change of an entry.")
		}
		if err != nil {
			return err
		}
		return d.undoChange(ctx, tx, org, c)
	})
	if err != nil {
		return "", err
	}
	d.s.notify(c.user, c.merged)
	return c.user, nil
}

func (d *Scoped) undoChange(ctx context.Context, tx *sql.Tx, org domain.OrgID, c storedChange) error {
	now, err := d.undoableChange(ctx, tx, org, c)
	if err != nil {
		return err
	}
	if c.merged != "" {
		if err := d.unmerge(ctx, tx, c); err != nil {
			return err
		}
	}
	before := c.before.Entry
	if err := writeEntries(ctx, inBulk(tx), org, domain.OriginImport, d.s.timestamp(), []entryState{before}); err != nil {
		return err
	}
	if err := requireFreeAddress(ctx, tx, org, before.Profile, c.user, c.merged); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE entry_changes SET undone_at = ? WHERE change_id = ?`, d.s.timestamp(), c.ID); err != nil {
		return err
	}
	if err := d.audit(ctx, tx, org, auditFact{action: domain.AuditChangeUndone, subject: c.user}); err != nil {
		return err
	}
	return d.auditListing(ctx, tx, org, now.Profile, before.Profile)
}

// undoableChange returns the present state of the entry of a change that can be
// undone.
func (d *Scoped) undoableChange(ctx context.Context, tx *sql.Tx, org domain.OrgID, c storedChange) (entryState, error) {
	if c.undone {
		return entryState{}, domain.Errorf(domain.Conflict, "store.changeUndone", "This change was undone already.")
	}
	if domain.FormatTime(c.At) <= d.s.graceBegan() {
		return entryState{}, domain.Errorf(domain.Conflict, "store.changeTooOld", "This change is older than a week and cannot be undone any more.")
	}
	now, err := d.editableEntry(ctx, tx, org, c.user)
	if err != nil {
		return entryState{}, err
	}
	if now.claimant || !bytes.Equal(now.digest(), c.after) {
		return entryState{}, domain.Errorf(domain.Conflict, "store.changedSince", "The entry of %s was changed since; nothing was undone.", now.Profile.Name).
			WithHint("store.editInstead", "Edit it instead.")
	}
	return now.entryState, nil
}

// unmerge brings back a merged entry with what referred to it.
func (d *Scoped) unmerge(ctx context.Context, tx *sql.Tx, c storedChange) error {
	moved, now := c.before.Moved, d.s.timestamp()
	for _, statement := range []string{
		`UPDATE users SET merged_into = NULL, updated_at = ?2 WHERE user_id = ?1`,
		`UPDATE organization_members SET deleted_at = NULL, updated_at = ?2 WHERE user_id = ?1 AND removed_by IS NULL`,
	} {
		if _, err := tx.ExecContext(ctx, statement, c.merged, now); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `UPDATE users SET merged_into = ?2 WHERE user_id IN (SELECT value FROM json_each(?1))`, idList(moved.Entries), c.merged)
	if err != nil {
		return err
	}
	if err := moveMessages(ctx, tx, moved.Messages, c.user, c.merged); err != nil {
		return err
	}
	for _, contact := range moved.Contacts {
		if err := unmoveContact(ctx, tx, contact, c.user, c.merged, now); err != nil {
			return err
		}
	}
	return nil
}

func unmoveContact(ctx context.Context, tx *sql.Tx, c movedContact, keep, drop domain.UserID, now string) error {
	if !c.Both {
		_, err := tx.ExecContext(ctx, `UPDATE OR IGNORE saved_contacts SET saved_profile_id = ?3 WHERE user_id = ?1 AND saved_profile_id = ?2`, c.Owner, keep, drop)
		return err
	}
	var kept, dropped contactWords
	var deletedAt string
	err := tx.QueryRowContext(ctx, `
		SELECT k.note, k.tags, coalesce(k.follow_up_on, ''), coalesce(k.deleted_at, ''), d.note, d.tags, coalesce(d.follow_up_on, '')
		FROM saved_contacts k JOIN saved_contacts d USING (user_id)
		WHERE user_id = ?1 AND k.saved_profile_id = ?2 AND d.saved_profile_id = ?3`, c.Owner, keep, drop).
		Scan(&kept.note, &kept.tags, &kept.followUp, &deletedAt, &dropped.note, &dropped.tags, &dropped.followUp)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // they erased one of them since
	}
	if err != nil {
		return err
	}
	if deletedAt == "" {
		deletedAt = c.DeletedAt
	}
	return kept.without(dropped, c).store(ctx, tx, c.Owner, keep, deletedAt, now)
}

// forgetEntryChanges deletes what it took to undo changes of entries that can no
// longer be undone: the old values, the profiles of merged entries except what
// imports recognise them by, and contacts and answers that showed them beside the
// entry that stayed.
func forgetEntryChanges(ctx context.Context, tx *sql.Tx, until string) (int64, error) {
	for _, statement := range []string{
		`UPDATE profiles SET headline = '', about = '', company = '', role = '', location = '', languages = '[]', skills = '[]',
		   offers = '', needs = '', interests = '[]', website = '', opted_in = 0, consent = '' WHERE user_id IN (` + forgotten + `)`,
		`DELETE FROM saved_contacts WHERE saved_profile_id IN (` + forgotten + `)`,
		`DELETE FROM message_people WHERE user_id IN (` + forgotten + `)`,
	} {
		if _, err := tx.ExecContext(ctx, statement, until); err != nil {
			return 0, err
		}
	}
	return execCount(ctx, tx, `DELETE FROM entry_changes WHERE at <= ?`, until)
}

// forgotten are the merged entries whose merge can no longer be undone.
const forgotten = `
	SELECT c.merged_id FROM entry_changes c JOIN users u ON u.user_id = c.merged_id
	WHERE c.at <= ?1 AND c.undone_at IS NULL AND u.merged_into IS NOT NULL`
