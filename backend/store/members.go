package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/backend/domain"
)

// Members are the people of one of the acting user's organizations as its
// admins may see them: what others see, and the entries that were imported;
// of people who show themselves to nobody only the name.
func (d *Door) Members(ctx context.Context, org domain.OrgID) ([]domain.Profile, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	if err := d.requireAdmin(ctx, q, org); err != nil {
		return nil, err
	}
	type member struct {
		domain.Profile
		claimed bool
	}
	members, err := collect(ctx, q, func(r row) (m member, err error) {
		m.Profile, err = scanProfile(claimedRow{r, &m.claimed})
		return m, err
	}, `SELECT `+profileColumns+`, u.claimed_at IS NOT NULL
		FROM memberships m JOIN people u USING (user_id) JOIN profiles p USING (user_id)
		WHERE m.org_id = ? ORDER BY u.name COLLATE NOCASE, u.user_id`, org)
	if err != nil {
		return nil, err
	}
	seen := make([]domain.Profile, len(members))
	for i, m := range members {
		switch {
		case !m.claimed || m.UserID == d.scope.Actor:
			seen[i] = m.Profile
		case m.OptedIn:
			seen[i] = m.Redacted()
		default:
			seen[i] = domain.Profile{UserID: m.UserID, Name: m.Name}
		}
	}
	return seen, nil
}

type claimedRow struct {
	row
	claimed *bool
}

func (r claimedRow) Scan(dest ...any) error { return r.row.Scan(append(dest, r.claimed)...) }

var errDryRun = errors.New("dry run")

// Import brings people into one of the acting user's organizations, all or
// none of them; a dry run does the same and takes it back. An entry is matched
// to an unclaimed one of the same organization by e-mail, or by name where it
// has none. It never touches somebody who uses this installation: they get an
// invitation. It is for admins.
func (d *Door) Import(ctx context.Context, org domain.Organization, entries []domain.Entry, dryRun bool) (domain.ImportReport, error) {
	report := domain.ImportReport{Organization: org.Name, DryRun: dryRun, Rows: []domain.ImportedRow{}}
	var touched []domain.UserID
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdmin(ctx, tx, org.ID); err != nil {
			return err
		}
		run, err := d.newImport(ctx, tx, org.ID)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			imported, err := run.entry(ctx, entry)
			if err != nil {
				return err
			}
			report.Add(imported)
		}
		report.Listed, touched = run.listed, run.touched
		if dryRun {
			return errDryRun
		}
		return nil
	})
	if errors.Is(err, errDryRun) {
		return report, nil
	}
	if err != nil {
		return domain.ImportReport{}, err
	}
	d.s.notify(touched...)
	return report, nil
}

// importRun is one import under way.
type importRun struct {
	d       *Door
	tx      *sql.Tx
	org     domain.OrgID
	known   map[string]domain.UserID // by key: unclaimed entries of the organization
	claimed map[string]domain.UserID // by e-mail: everybody who uses this installation
	sample  map[domain.UserID]bool   // of the known: the sample community, which no file changes
	listed  int
	touched []domain.UserID
}

func (d *Door) newImport(ctx context.Context, tx *sql.Tx, org domain.OrgID) (*importRun, error) {
	run := &importRun{d: d, tx: tx, org: org, known: map[string]domain.UserID{}, claimed: map[string]domain.UserID{}, sample: map[domain.UserID]bool{}}
	type person struct {
		id          domain.UserID
		name, email string
		sample      bool
	}
	scan := func(r row) (p person, err error) { return p, r.Scan(&p.id, &p.name, &p.email, &p.sample) }
	known, err := collect(ctx, tx, scan, `
		SELECT u.user_id, u.name, u.email, u.origin = 'sample' FROM memberships m JOIN people u USING (user_id)
		WHERE m.org_id = ? AND u.claimed_at IS NULL`, org)
	if err != nil {
		return nil, err
	}
	for _, p := range known {
		run.known[entryKey(p.name, p.email)] = p.id
		run.sample[p.id] = p.sample
	}
	claimed, err := collect(ctx, tx, scan, `SELECT user_id, name, email, false FROM people WHERE claimed_at IS NOT NULL`)
	if err != nil {
		return nil, err
	}
	for _, p := range claimed {
		run.claimed[p.email] = p.id
	}
	return run, nil
}

// entryKey is what two entries of one organization have in common when they
// are about the same person.
func entryKey(name, email string) string {
	if email != "" {
		return email
	}
	return "name " + name
}

func (run *importRun) entry(ctx context.Context, e domain.Entry) (domain.ImportedRow, error) {
	done := domain.ImportedRow{Line: e.Line, Name: e.Profile.Name, Email: e.Profile.Email, Outcome: domain.ImportRejected}
	if err := e.Clean(); err != nil {
		done.Reason = domain.Public(err).Message
		return done, nil
	}
	done.Name, done.Email = e.Profile.Name, e.Profile.Email
	var err error
	if user, ok := run.claimed[e.Profile.Email]; ok && e.Profile.Email != "" {
		done.Outcome, err = run.invite(ctx, user, e.Profile.Email)
	} else if user, ok := run.known[entryKey(e.Profile.Name, e.Profile.Email)]; ok && run.sample[user] {
		done.Outcome, done.Reason = domain.ImportUnchanged, "The sample community stays as it is."
	} else if ok {
		done.Outcome, err = run.update(ctx, user, e)
	} else {
		done.Outcome, err = domain.ImportNew, run.insert(ctx, e)
	}
	return done, err
}

// invite leaves an invitation for somebody who uses this installation.
func (run *importRun) invite(ctx context.Context, user domain.UserID, email string) (domain.ImportOutcome, error) {
	var member, waiting bool
	err := run.tx.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM memberships WHERE org_id = ?1 AND user_id = ?2),
		       EXISTS (SELECT 1 FROM invitations WHERE org_id = ?1 AND email = ?3 AND status = 'pending')`,
		run.org, user, email).Scan(&member, &waiting)
	if err != nil {
		return "", err
	}
	if member {
		return domain.ImportMember, nil
	}
	if waiting {
		return domain.ImportInvited, nil
	}
	_, err = run.tx.ExecContext(ctx, `
		INSERT INTO invitations (invitation_id, org_id, email, invited_by, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)`,
		domain.NewID(), run.org, email, run.d.scope.Actor, run.d.s.timestamp())
	return domain.ImportInvited, err
}

func (run *importRun) insert(ctx context.Context, e domain.Entry) error {
	id, now := domain.UserID(domain.NewID()), run.d.s.timestamp()
	e.Profile.UserID, e.Profile.OptedIn = id, e.Consent == domain.ConsentGiven
	err := insertUser(ctx, run.tx, newUser{
		ID: id, Name: e.Profile.Name, Email: e.Profile.Email, Origin: domain.OriginImport, CreatedAt: now,
	})
	if err != nil {
		return err
	}
	if err := insertMember(ctx, run.tx, run.org, id, now); err != nil {
		return err
	}
	run.known[entryKey(e.Profile.Name, e.Profile.Email)] = id
	return run.write(ctx, e)
}

// update fills an entry with what the file knows; what the file leaves empty
// stays, and who opted out stays out.
func (run *importRun) update(ctx context.Context, id domain.UserID, e domain.Entry) (domain.ImportOutcome, error) {
	before, err := run.d.s.ownProfile(ctx, run.tx, id)
	if err != nil {
		return "", err
	}
	var optedOut bool
	err = run.tx.QueryRowContext(ctx, `SELECT opted_out_at IS NOT NULL FROM profiles WHERE user_id = ?`, id).Scan(&optedOut)
	if err != nil {
		return "", err
	}
	after := before.Overlaid(e.Profile)
	after.OptedIn = !optedOut && e.Consent != domain.ConsentRefused && (before.OptedIn || e.Consent == domain.ConsentGiven)
	outcome := domain.ImportUpdated
	switch {
	case optedOut:
		outcome = domain.ImportOptedOut
	case after.Same(before):
		if after.OptedIn {
			run.listed++
		}
		return domain.ImportUnchanged, nil
	}
	e.Profile = after
	return outcome, run.write(ctx, e)
}

func (run *importRun) write(ctx context.Context, e domain.Entry) error {
	if err := run.d.s.updateProfile(ctx, run.tx, e.Profile); err != nil {
		return err
	}
	if e.Profile.OptedIn {
		run.listed++
		if _, err := run.tx.ExecContext(ctx, `UPDATE profiles SET consent = ? WHERE user_id = ? AND consent = ''`, e.Ground, e.Profile.UserID); err != nil {
			return err
		}
	}
	run.touched = append(run.touched, e.Profile.UserID)
	return nil
}
