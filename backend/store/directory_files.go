package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"kith/backend/domain"
)

// MayExportDirectory fails like [Scoped.ExportDirectory] if the acting user may
// not export the directory of an organization. It writes nothing.
func (d *Scoped) MayExportDirectory(ctx context.Context, org domain.OrgID) error {
	q, err := d.reader(ctx)
	if err != nil {
		return err
	}
	if err := d.requireAdmin(ctx, q, org); err != nil {
		return err
	}
	if _, err := shareable(ctx, q, org); err != nil {
		return err
	}
	var elsewhere bool
	err = q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM organization_keys WHERE org_id = ? AND private_key IS NULL)`, org).Scan(&elsewhere)
	if err == nil && elsewhere {
		err = keptElsewhere()
	}
	return coded(err)
}

// ExportDirectory calls write with an organization and its listed people, as
// others see them, and the keys to sign it with. The organization gets the keys
// fresh with its first export. That the directory was handed out is recorded if
// write returns nil, else nothing is. It is for admins, and only on the
// installation that hosts the organization ([domain.Forbidden]). The two initial
// organizations cannot be exported ([domain.Invalid]).
func (d *Scoped) ExportDirectory(ctx context.Context, org domain.OrgID, fresh domain.OrganizationKeys, write func(domain.DirectoryFile, domain.OrganizationKeys) error) error {
	return d.inTx(ctx, func(tx *sql.Tx) (err error) {
		if err := d.requireAdmin(ctx, tx, org); err != nil {
			return err
		}
		file, err := d.listedPeople(ctx, tx, org)
		if err != nil {
			return err
		}
		keys, err := keysOf(ctx, tx, org, fresh)
		if err != nil {
			return err
		}
		err = tx.QueryRowContext(ctx, `UPDATE organization_keys SET sequence = max(sequence + 1, ?2) WHERE org_id = ?1 RETURNING sequence`,
			org, d.s.now().UnixMilli()).Scan(&file.Sequence) // from the clock, so that it also grows after a restore
		if err != nil {
			return err
		}
		file.MadeAt = d.s.now().UTC()
		if err := d.audit(ctx, tx, org, auditFact{action: domain.AuditShared, facts: auditFacts{Count: len(file.People)}}); err != nil {
			return err
		}
		return write(file, keys)
	})
}

// shareable returns an organization's name and description. It fails with
// [domain.Invalid] if its directory never leaves this installation.
func shareable(ctx context.Context, q querier, org domain.OrgID) (file domain.DirectoryFile, err error) {
	file.Org = org
	var may bool
	err = q.QueryRowContext(ctx, `SELECT name, description, shareable FROM organizations WHERE org_id = ?`, org).
		Scan(&file.Name, &file.Description, &may)
	if err == nil && !may {
		err = domain.Errorf(domain.Invalid, "store.staysOnThisInstallation", "%s exists on every installation and stays on this one; nothing was written.", file.Name).
			WithHint("store.createOwnOrganization", "Create an organization of your own and bring its people in there.")
	}
	return file, err
}

func keptElsewhere() error {
	return domain.Errorf(domain.Forbidden, "store.keptElsewhere", "This organization came out of a directory file; only where it is kept are such files made.")
}

func (d *Scoped) listedPeople(ctx context.Context, tx *sql.Tx, org domain.OrgID) (domain.DirectoryFile, error) {
	file, err := shareable(ctx, tx, org)
	if err != nil {
		return file, err
	}
	type listed struct {
		domain.Profile
		remote domain.UserID
	}
	people, err := collect(ctx, tx, func(r row) (l listed, err error) {
		l.Profile, err = scanProfile(remoteRow{r, &l.remote})
		return l, err
	}, `SELECT `+profileColumns+`, coalesce((SELECT remote_id FROM profile_keys k WHERE k.org_id = m.org_id AND k.user_id = m.user_id), '')
		FROM memberships m JOIN people u USING (user_id) JOIN listed_profiles p USING (user_id)
		WHERE m.org_id = ? ORDER BY u.user_id`, org)
	for _, l := range people {
		p := l.Redacted()
		if l.remote != "" {
			p.UserID = l.remote
		}
		p.UserID = domain.DirectoryID(org, p.UserID)
		file.People = append(file.People, p)
	}
	return file, err
}

// remoteRow scans the columns of a profile, followed by the person's remote id.
type remoteRow struct {
	row
	remote *domain.UserID
}

func (r remoteRow) Scan(dest ...any) error { return r.row.Scan(append(dest, r.remote)...) }

// keysOf returns the keys of an organization hosted here. If it has none, it
// stores and returns fresh.
func keysOf(ctx context.Context, tx *sql.Tx, org domain.OrgID, fresh domain.OrganizationKeys) (keys domain.OrganizationKeys, err error) {
	_, err = tx.ExecContext(ctx, `
		INSERT INTO organization_keys (org_id, public_key, private_key, recipient, identity) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		org, fresh.Public, fresh.Private, fresh.Recipient, fresh.Identity)
	if err != nil {
		return keys, err
	}
	err = tx.QueryRowContext(ctx, `SELECT public_key, private_key, recipient, coalesce(identity, '') FROM organization_keys WHERE org_id = ?`, org).
		Scan(&keys.Public, &keys.Private, &keys.Recipient, &keys.Identity)
	if err == nil && keys.Private == nil {
		err = keptElsewhere()
	}
	return keys, err
}

// Identities returns the private keys that decrypt profile files for the
// organizations that the acting user administers.
func (d *Scoped) Identities(ctx context.Context) ([]string, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	return collect(ctx, q, scanString, `
		SELECT k.identity FROM organization_keys k JOIN memberships m USING (org_id)
		WHERE m.user_id = ? AND m.role = 'admin' AND k.identity IS NOT NULL`, d.scope.Actor)
}

// OpenDirectory imports a directory file: its organization, with the acting
// user as a member, and its people. An invitation code that opened it is kept for
// [Scoped.SendProfile]. People who are no longer in the file are
// erased. A dry run changes nothing.
//
// It fails with [domain.Forbidden] if the signer is not that of the first file,
// and with [domain.Conflict] if the file is older than the last one or the
// organization is hosted here.
func (d *Scoped) OpenDirectory(ctx context.Context, file domain.DirectoryFile, signer []byte, dryRun bool) (domain.DirectoryOpened, error) {
	done := domain.DirectoryOpened{Org: file.Org, Name: file.Name, MadeAt: file.MadeAt, People: len(file.People)}
	var touched []domain.UserID
	err := d.inTx(ctx, func(tx *sql.Tx) (err error) {
		if done.First, err = admitDirectory(ctx, tx, file, signer); err != nil {
			return err
		}
		if err := d.startMembership(ctx, tx, file, signer); err != nil {
			return err
		}
		if err := d.keepCode(ctx, tx, file.Org, file.Code); err != nil {
			return err
		}
		u := directoryUpdate{d: d, tx: inBulk(tx), file: file, done: &done}
		if err := u.run(ctx); err != nil {
			return err
		}
		touched = slices.Concat(u.touched, []domain.UserID{d.scope.Actor})
		if dryRun {
			return errDryRun
		}
		return nil
	})
	if errors.Is(err, errDryRun) {
		return done, nil
	}
	if err != nil {
		return domain.DirectoryOpened{}, err
	}
	d.s.notify(touched...)
	return done, d.s.scrub(ctx)
}

// admitDirectory fails if a directory file must not be imported, and reports
// whether it is the first of its organization.
func admitDirectory(ctx context.Context, tx *sql.Tx, file domain.DirectoryFile, signer []byte) (first bool, err error) {
	var known, kept, same bool
	var sequence int64
	err = tx.QueryRowContext(ctx, `
		SELECT k.org_id IS NOT NULL, k.org_id IS NULL OR k.private_key IS NOT NULL, coalesce(k.public_key = ?2, 0), coalesce(k.sequence, 0)
		FROM organizations o LEFT JOIN organization_keys k USING (org_id) WHERE o.org_id = ?1`, file.Org, signer).
		Scan(&known, &kept, &same, &sequence)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return true, nil
	case err != nil:
		return false, err
	case kept:
		return false, domain.Errorf(domain.Conflict, "store.keptHere", "This organization is kept on this machine; nothing was changed.").
			WithHint("store.directoryFilesForMembers", "Directory files are for its members' machines.")
	case !same:
		return false, domain.Errorf(domain.Forbidden, "store.signatureDiffers", "The file is not signed by the organization whose directory is here; nothing was changed.").
			WithHint("store.askAdminWhetherTheirs", "Ask an admin whether they made it.")
	case file.Sequence < sequence:
		return false, domain.Errorf(domain.Conflict, "store.olderThanDirectory", "The file is older than the directory that is here; nothing was changed.").
			WithHint("store.askAdminForNewest", "Ask an admin for the newest one.")
	}
	return !known, nil
}

// startMembership stores the organization, its key and the acting user's
// membership.
func (d *Scoped) startMembership(ctx context.Context, tx *sql.Tx, file domain.DirectoryFile, signer []byte) error {
	now := d.s.timestamp()
	_, err := tx.ExecContext(ctx, `
		INSERT INTO organizations (org_id, name, description, shareable, created_at, updated_at) VALUES (?1, ?2, ?3, 0, ?4, ?4)
		ON CONFLICT DO UPDATE SET name = ?2, description = ?3, updated_at = ?4`, file.Org, file.Name, file.Description, now)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO organization_keys (org_id, public_key, recipient, sequence) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT DO UPDATE SET recipient = ?3, sequence = ?4`, file.Org, signer, file.Recipient, file.Sequence)
	if err != nil {
		return err
	}
	return insertMember(ctx, tx, file.Org, d.scope.Actor, now)
}

// directoryUpdate replaces the people of a directory with those of a file.
type directoryUpdate struct {
	d       *Scoped
	tx      bulk
	file    domain.DirectoryFile
	done    *domain.DirectoryOpened
	touched []domain.UserID
}

func (u *directoryUpdate) run(ctx context.Context) error {
	gone, err := collect(ctx, u.tx, scanID[domain.UserID], `
		SELECT u.user_id FROM organization_members m JOIN users u USING (user_id) WHERE m.org_id = ? AND u.origin = 'sync'`, u.file.Org)
	if err != nil {
		return err
	}
	here := make(map[domain.UserID]bool, len(gone))
	for _, id := range gone {
		here[id] = true
	}
	mine, err := u.claimed(ctx)
	if err != nil {
		return err
	}
	for people := range slices.Chunk(u.file.People, importChunk) {
		if err := u.chunk(ctx, people, here, mine); err != nil {
			return err
		}
	}
	gone = slices.DeleteFunc(gone, func(id domain.UserID) bool { return !here[id] }) // chunk removed those in the file
	u.done.Removed, u.touched = len(gone), append(u.touched, gone...)
	if len(gone) == 0 {
		return nil
	}
	return erasePeople(ctx, u.tx.Tx, gone)
}

// claimed returns the ids that the file has for users of this installation.
// They are skipped, because they have a profile of their own here.
func (u *directoryUpdate) claimed(ctx context.Context) (map[domain.UserID]bool, error) {
	users, err := collect(ctx, u.tx, scanID[domain.UserID], `SELECT user_id FROM users WHERE claimed_at IS NOT NULL`)
	mine := make(map[domain.UserID]bool, len(users))
	for _, user := range users {
		remote := domain.DirectoryID(u.file.Org, user) // the id in their profile file
		mine[domain.DirectoryID(u.file.Org, remote)] = true
	}
	return mine, err
}

func (u *directoryUpdate) chunk(ctx context.Context, people []domain.Profile, here, mine map[domain.UserID]bool) error {
	ids := make([]domain.UserID, len(people))
	for i, p := range people {
		ids[i] = p.UserID
	}
	states, err := readStates(ctx, u.tx, u.file.Org, ids)
	if err != nil {
		return err
	}
	var changed []entryState
	for _, p := range people {
		if mine[p.UserID] {
			continue
		}
		p.OptedIn = true
		before, there := states[p.UserID]
		if taken, err := u.taken(ctx, p.UserID, here); err != nil {
			return err
		} else if taken {
			return domain.Errorf(domain.Damaged, "store.peopleDiffer", "The file calls people what others are called here; nothing was changed.")
		}
		delete(here, p.UserID)
		switch {
		case !there:
			u.done.Added++
		case before.Profile.Same(p) && !before.Away:
			continue
		default:
			u.done.Updated++
		}
		changed = append(changed, entryState{Profile: p, Consent: "the directory file of " + u.file.Name})
		u.touched = append(u.touched, p.UserID)
	}
	return writeEntries(ctx, u.tx, u.file.Org, domain.OriginSync, u.d.s.timestamp(), changed)
}

// taken reports whether an id of the file belongs to somebody here who is not
// from this directory.
func (u *directoryUpdate) taken(ctx context.Context, id domain.UserID, here map[domain.UserID]bool) (bool, error) {
	if here[id] {
		return false, nil
	}
	return userExists(ctx, u.tx.Tx, id)
}
