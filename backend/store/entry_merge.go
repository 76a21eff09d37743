package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"kith/backend/domain"
)

// MergeEntries merges two imported entries of an organization that are one
// person. Saved contacts, conversations and invitations that refer to the merged
// one follow to the one that stays. The more restrictive consent wins.
// [Scoped.UndoEntryChange] undoes the merge within [Grace]. A dry run changes
// nothing. It is for admins.
//
// It fails with [domain.Conflict] for people who write their own profile, and if
// a user of this installation has the address of one of them.
func (d *Scoped) MergeEntries(ctx context.Context, org domain.OrgID, m domain.EntryMerge, dryRun bool) (domain.MergePreview, error) {
	var preview domain.MergePreview
	err := d.inTx(ctx, func(tx *sql.Tx) (err error) {
		if err := d.requireAdmin(ctx, tx, org); err != nil {
			return err
		}
		keep, drop, err := d.mergeable(ctx, tx, org, m)
		if err != nil {
			return err
		}
		after, err := mergedState(keep, drop, m.Take, &preview)
		if err != nil {
			return err
		}
		if dryRun {
			return errDryRun
		}
		moved, err := d.mergeInto(ctx, tx, m)
		if err != nil {
			return err
		}
		return d.changeEntry(ctx, tx, org, entryChange{
			user: m.Keep, merged: m.Drop, before: changeBefore{Entry: keep, Moved: &moved}, after: after, action: domain.AuditMerged,
		})
	})
	if errors.Is(err, errDryRun) {
		return preview, nil
	}
	if err != nil {
		return domain.MergePreview{}, err
	}
	d.s.notify(m.Keep, m.Drop)
	return preview, nil
}

// mergeable reads the two entries of a merge.
func (d *Scoped) mergeable(ctx context.Context, tx *sql.Tx, org domain.OrgID, m domain.EntryMerge) (keep, drop entryState, err error) {
	if m.Keep == m.Drop {
		return keep, drop, domain.Errorf(domain.Invalid, "store.mergeNeedsTwo", "A merge needs two different people; nothing was changed.")
	}
	var both [2]entryState
	for i, user := range []domain.UserID{m.Keep, m.Drop} {
		e, err := d.editableEntry(ctx, tx, org, user)
		if err != nil {
			return keep, drop, err
		}
		if e.claimant {
			return keep, drop, domain.Errorf(domain.Conflict, "store.mergeClaimant", "Somebody uses Kith here under the address of %s; nothing was changed.", e.Profile.Name).
				WithHint("store.confirmFirst", "Confirm first whether that is the same person.")
		}
		both[i] = e.entryState
	}
	return both[0], both[1], nil
}

// mergedState returns the state of two entries merged into keep, and previews it.
func mergedState(keep, drop entryState, take []string, preview *domain.MergePreview) (after entryState, err error) {
	if *preview, err = domain.MergeProfiles(keep.Profile, drop.Profile, take); err != nil {
		return after, err
	}
	after = entryState{Profile: preview.Result, Consent: keep.Consent, OptedOutAt: max(keep.OptedOutAt, drop.OptedOutAt)}
	if !after.Profile.OptedIn {
		after.Consent = ""
		for _, unlisted := range []entryState{keep, drop} {
			if !unlisted.Profile.OptedIn && after.Consent == "" {
				after.Consent = unlisted.Consent // such as that they declined
			}
		}
	}
	if after.OptedOutAt != "" {
		after.Profile.OptedIn = false
	}
	preview.Result, preview.OptedOut = after.Profile, after.OptedOutAt != ""
	return after, nil
}

// movedReferences are the references to a merged entry that now refer to the one
// that stays. It holds nobody's words.
type movedReferences struct {
	Messages []domain.MessageID // answers that showed only the merged entry
	Contacts []movedContact
	Entries  []domain.UserID // entries that were merged into the merged one before
}

// movedContact is a contact of a user who saved the merged entry.
type movedContact struct {
	Owner     domain.UserID
	Both      bool   // they saved the entry that stays too; the contact was added to that one
	Note      bool   // the note was appended
	Tags      int    // how many tags were appended
	FollowUp  bool   // the date was copied
	DeletedAt string // when they had removed the contact that stays; "" if they had not
}

// mergeInto hides the merged entry and moves what refers to it. Its row stays, so
// that imports recognise it, and its profile for as long as it can be undone.
func (d *Scoped) mergeInto(ctx context.Context, tx *sql.Tx, m domain.EntryMerge) (moved movedReferences, err error) {
	if moved.Entries, err = collect(ctx, tx, scanID[domain.UserID], `SELECT user_id FROM users WHERE merged_into = ?`, m.Drop); err != nil {
		return moved, err
	}
	moved.Messages, err = collect(ctx, tx, scanID[domain.MessageID], `
		SELECT message_id FROM message_people WHERE user_id = ?2
		  AND message_id NOT IN (SELECT message_id FROM message_people WHERE user_id = ?1)`, m.Keep, m.Drop)
	if err != nil {
		return moved, err
	}
	if moved.Contacts, err = moveContacts(ctx, tx, m, d.s.timestamp()); err != nil {
		return moved, err
	}
	for _, statement := range []string{
		`UPDATE users SET merged_into = ?1, updated_at = ?3 WHERE user_id = ?2 OR merged_into = ?2`,
		`UPDATE organization_members SET deleted_at = ?3, updated_at = ?3 WHERE user_id = ?2 AND deleted_at IS NULL`,
	} {
		if _, err := tx.ExecContext(ctx, statement, m.Keep, m.Drop, d.s.timestamp()); err != nil {
			return moved, err
		}
	}
	return moved, moveMessages(ctx, tx, moved.Messages, m.Drop, m.Keep)
}

// moveMessages lets answers that showed one person show another.
func moveMessages(ctx context.Context, tx *sql.Tx, messages []domain.MessageID, from, to domain.UserID) error {
	for chunk := range slices.Chunk(messages, importChunk) {
		for _, statement := range []string{
			`UPDATE chat_messages SET metadata = replace(metadata, ?2, ?3) WHERE message_id IN (SELECT value FROM json_each(?1))`,
			`UPDATE OR IGNORE message_people SET user_id = ?3 WHERE user_id = ?2 AND message_id IN (SELECT value FROM json_each(?1))`,
		} {
			if _, err := tx.ExecContext(ctx, statement, idList(chunk), from, to); err != nil {
				return err
			}
		}
	}
	return nil
}

// moveContacts lets the contacts of a merged entry be those of the one that stays.
// If somebody saved both, the other one gets the note, the tags and the date, and
// the contact of the merged entry is hidden.
func moveContacts(ctx context.Context, tx *sql.Tx, m domain.EntryMerge, now string) ([]movedContact, error) {
	pairs, err := collect(ctx, tx, scanContactPair, `
		SELECT d.user_id, d.note, d.tags, coalesce(d.follow_up_on, ''), k.user_id IS NOT NULL,
		  coalesce(k.note, ''), coalesce(k.tags, '[]'), coalesce(k.follow_up_on, ''), coalesce(k.deleted_at, '')
		FROM saved_contacts d LEFT JOIN saved_contacts k ON k.user_id = d.user_id AND k.saved_profile_id = ?1
		WHERE d.saved_profile_id = ?2 AND (k.user_id IS NULL OR d.deleted_at IS NULL)`, m.Keep, m.Drop)
	if err != nil {
		return nil, err
	}
	moved := make([]movedContact, 0, len(pairs))
	for _, p := range pairs {
		c := p.movedContact
		if !c.Both {
			_, err = tx.ExecContext(ctx, `UPDATE saved_contacts SET saved_profile_id = ?3 WHERE user_id = ?1 AND saved_profile_id = ?2`, c.Owner, m.Drop, m.Keep)
		} else {
			kept, n := p.kept.with(p.dropped)
			c.Note, c.Tags, c.FollowUp = kept.note != p.kept.note, n, kept.followUp != p.kept.followUp
			err = kept.store(ctx, tx, c.Owner, m.Keep, "", now)
		}
		if err != nil {
			return nil, err
		}
		moved = append(moved, c)
	}
	return moved, nil
}

// contactPair are the contacts of a user for the two entries of a merge.
type contactPair struct {
	movedContact
	kept, dropped contactWords
}

// noteSeparator stands between the notes of two contacts.
const noteSeparator = "\n\n"

// contactWords is what a user wrote about a contact.
type contactWords struct {
	note     string
	tags     list
	followUp string
}

func scanContactPair(r row) (p contactPair, err error) {
	return p, r.Scan(&p.Owner, &p.dropped.note, &p.dropped.tags, &p.dropped.followUp, &p.Both,
		&p.kept.note, &p.kept.tags, &p.kept.followUp, &p.DeletedAt)
}

// with returns the words of both contacts, and how many tags were appended. What
// would be too long for a contact is left with the hidden one.
func (c contactWords) with(other contactWords) (both contactWords, tags int) {
	both = c
	both.tags = slices.Clone(c.tags)
	if other.note != "" && other.note != c.note && utf8.RuneCountInString(c.note+noteSeparator+other.note) <= maxNote {
		both.note = strings.TrimPrefix(c.note+noteSeparator+other.note, noteSeparator)
	}
	for _, tag := range other.tags {
		if !slices.Contains(both.tags, tag) && len(both.tags) < domain.MaxList {
			both.tags = append(both.tags, tag)
			tags++
		}
	}
	if both.followUp == "" {
		both.followUp = other.followUp
	}
	return both, tags
}

// without undoes with, as far as the user has not changed the words since.
func (c contactWords) without(other contactWords, m movedContact) contactWords {
	if m.Note {
		rest, _ := strings.CutSuffix(noteSeparator+c.note, noteSeparator+other.note)
		c.note = strings.TrimPrefix(rest, noteSeparator)
	}
	if n := len(c.tags) - m.Tags; m.Tags > 0 && n >= 0 && !slices.ContainsFunc(c.tags[n:], func(tag string) bool { return !slices.Contains(other.tags, tag) }) {
		c.tags = c.tags[:n]
	}
	if m.FollowUp && c.followUp == other.followUp {
		c.followUp = ""
	}
	return c
}

func (c contactWords) store(ctx context.Context, tx *sql.Tx, owner, person domain.UserID, deletedAt, now string) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE saved_contacts SET note = ?3, tags = ?4, follow_up_on = ?5, deleted_at = ?6, updated_at = ?7 WHERE user_id = ?1 AND saved_profile_id = ?2`,
		owner, person, c.note, encodeList(c.tags), null(c.followUp), null(deletedAt), now)
	return err
}
