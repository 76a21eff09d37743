package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"kith/backend/domain"
)

// Imports lists the imports into one of the acting user's organizations, the
// latest first. It is for admins.
func (d *Scoped) Imports(ctx context.Context, org domain.OrgID) ([]domain.PastImport, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	if err := d.requireAdmin(ctx, q, org); err != nil {
		return nil, err
	}
	return collect(ctx, q, scanImport, `
		SELECT i.import_id, i.file, u.name, i.counts, i.at, i.undone_at FROM imports i LEFT JOIN users u ON u.user_id = i.imported_by
		WHERE i.org_id = ? ORDER BY i.import_id DESC`, org)
}

func scanImport(r row) (i domain.PastImport, err error) {
	var counts string
	var at, undone timestamp
	if err := r.Scan(&i.ID, &i.File, text[string]{&i.By}, &counts, &at, &undone); err != nil {
		return i, err
	}
	i.At, i.UndoneAt, i.Until = at.Time, undone.Time, at.Add(Grace)
	return i, json.Unmarshal([]byte(counts), &i.Counts)
}

// UndoImport undoes an import within [Grace]: new entries are erased, updated
// ones get their old values back, and unanswered invitations are revoked.
// Entries that changed since stay and are listed in the result. progress, which
// may be nil, is called with the number of entries done.
//
// It is for admins of the organization. It fails with [domain.Conflict] if the
// import is undone already or too old.
func (d *Scoped) UndoImport(ctx context.Context, id domain.ImportID, progress func(done, total int)) (domain.ImportUndo, error) {
	var done domain.ImportUndo
	var touched []domain.UserID
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		org, err := d.undoable(ctx, tx, id)
		if err != nil {
			return err
		}
		undo := importUndo{d: d, tx: inBulk(tx), org: org, progress: progress, done: domain.ImportUndo{Left: []domain.ImportedRow{}}}
		if err := undo.people(ctx, id); err != nil {
			return err
		}
		if err := undo.invitations(ctx, id); err != nil {
			return err
		}
		done, touched = undo.done, undo.touched
		if _, err = tx.ExecContext(ctx, `UPDATE imports SET undone_at = ? WHERE import_id = ?`, d.s.timestamp(), id); err != nil {
			return err
		}
		return d.audit(ctx, tx, org, auditFact{action: domain.AuditImportUndone, facts: auditFacts{Count: len(touched)}})
	})
	if err != nil {
		return domain.ImportUndo{}, err
	}
	d.s.notify(touched...)
	return done, d.s.scrub(ctx)
}

// undoable returns the organization of an import that can be undone. For people
// who are not members of it, the import does not exist.
func (d *Scoped) undoable(ctx context.Context, tx *sql.Tx, id domain.ImportID) (org domain.OrgID, err error) {
	var at, undone timestamp
	err = tx.QueryRowContext(ctx, `SELECT org_id, at, undone_at FROM imports WHERE import_id = ?`, id).Scan(&org, &at, &undone)
	if err == nil {
		err = d.requireMember(ctx, tx, org)
	}
	if domain.CodeOf(coded(err)) == domain.NotFound {
		return "", domain.Errorf(domain.NotFound, "store.noSuchImport", "There is no such import.").WithCause(err)
	}
	if err == nil {
		err = d.requireAdmin(ctx, tx, org)
	}
	switch {
	case err != nil:
		return "", err
	case !undone.IsZero():
		return "", domain.Errorf(domain.Conflict, "store.importUndone", "This import was undone already.")
	case d.s.now().Sub(at.Time) > Grace:
		return "", domain.Errorf(domain.Conflict, "store.importTooOld", "This import is older than a week and cannot be undone any more.").
			WithHint("store.removePeople", "Remove the people one by one, or all at once in the list of members.")
	}
	return org, nil
}

// importUndo is the state of a running undo.
type importUndo struct {
	d        *Scoped
	tx       bulk
	org      domain.OrgID
	progress func(done, total int)
	done     domain.ImportUndo
	touched  []domain.UserID
}

// importChange is what an import did to an entry, with the entry's present name
// and address.
type importChange struct {
	user   domain.UserID
	change change
	before string // an entryState as JSON
	after  []byte // digest of the imported state
	name   string
	email  string
	// Changes that prevent the undo: the person uses this installation now, sent
	// a profile file, or their role or organizations changed.
	joined, sentProfile, movedOrg bool
}

func (u *importUndo) people(ctx context.Context, id domain.ImportID) error {
	changes, err := collect(ctx, u.tx, scanChange, `
		SELECT c.user_id, c.change, coalesce(c.before, ''), c.after, u.name, u.email,
		  EXISTS (SELECT 1 FROM users t WHERE t.claimed_at IS NOT NULL AND t.user_id IN (u.user_id, u.merged_into)),
		  EXISTS (SELECT 1 FROM profile_keys k WHERE k.user_id = u.user_id),
		  EXISTS (SELECT 1 FROM organization_members m WHERE m.user_id = u.user_id AND (m.role <> 'member' OR m.org_id <> ?2))
		FROM import_changes c JOIN users u USING (user_id) WHERE c.import_id = ?1`, id, u.org)
	if err != nil {
		return err
	}
	done := 0
	for chunk := range slices.Chunk(changes, importChunk) {
		if err := u.chunk(ctx, chunk); err != nil {
			return err
		}
		done += len(chunk)
		if u.progress != nil {
			u.progress(done, len(changes))
		}
	}
	return nil
}

func scanChange(r row) (c importChange, err error) {
	return c, r.Scan(&c.user, &c.change, &c.before, &c.after, &c.name, &c.email, &c.joined, &c.sentProfile, &c.movedOrg)
}

func (u *importUndo) chunk(ctx context.Context, changes []importChange) error {
	ids := make([]domain.UserID, len(changes))
	for i, c := range changes {
		ids[i] = c.user
	}
	now, err := readStates(ctx, u.tx, u.org, ids)
	if err != nil {
		return err
	}
	var erased []domain.UserID
	var restored []entryState
	for _, c := range changes {
		state, there := now[c.user]
		switch reason := c.keepsCurrent(state, there); {
		case !reason.IsZero():
			u.done.Left = append(u.done.Left, domain.ImportedRow{Name: c.name, Email: c.email}.WithReason(reason))
			continue
		case c.change == changeNew:
			erased = append(erased, c.user)
		default:
			var before entryState
			if err := json.Unmarshal([]byte(c.before), &before); err != nil {
				return err
			}
			before.Profile.Email, before.Profile.LinkedIn = normalEmail(before.Profile.Email), normalPage(before.Profile.LinkedIn)
			restored = append(restored, before)
		}
		u.touched = append(u.touched, c.user)
	}
	u.done.Removed, u.done.Restored = u.done.Removed+len(erased), u.done.Restored+len(restored)
	if len(erased) > 0 {
		if err := erasePeople(ctx, u.tx.Tx, erased); err != nil {
			return err
		}
	}
	return writeEntries(ctx, u.tx, u.org, domain.OriginImport, u.d.s.timestamp(), restored)
}

// keepsCurrent returns why an entry must stay as it is, or the zero message if
// the import can be undone for it.
func (c importChange) keepsCurrent(now entryState, there bool) domain.UIMessage {
	switch {
	case c.joined:
		return domain.NewUIMessage("store.hasJoined", "They have joined since.")
	case c.sentProfile:
		return domain.NewUIMessage("store.profileSent", "They have sent a profile of their own since.")
	case c.movedOrg:
		return domain.NewUIMessage("store.membershipChanged", "Their membership was changed since.")
	case !there || !bytes.Equal(now.digest(), c.after):
		return domain.NewUIMessage("store.entryChanged", "The entry was changed since.")
	}
	return domain.UIMessage{}
}

func (u *importUndo) invitations(ctx context.Context, id domain.ImportID) error {
	withdrawn, err := execCount(ctx, u.tx.Tx, `
		UPDATE invitations SET status = 'revoked', updated_at = ?2 WHERE status = 'pending'
		  AND invitation_id IN (SELECT invitation_id FROM import_invitations WHERE import_id = ?1)`, id, u.d.s.timestamp())
	u.done.Withdrawn = int(withdrawn)
	return err
}

// forgetImports deletes the old values of imports that can no longer be undone,
// because they contain personal data.
func forgetImports(ctx context.Context, tx *sql.Tx, until string) (int64, error) {
	return execCount(ctx, tx, `DELETE FROM import_changes WHERE import_id IN (SELECT import_id FROM imports WHERE at <= ?)`, until)
}
