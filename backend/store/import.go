package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"kith/backend/domain"
)

var errDryRun = errors.New("dry run")

// Import imports a file's entries into one of the acting user's organizations,
// in one transaction; a dry run rolls it back. Profiles that people manage
// themselves are never changed: users of this installation get an invitation,
// and people who sent a profile file keep that. It is for admins.
func (d *Scoped) Import(ctx context.Context, file domain.Import) (domain.ImportReport, error) {
	report := domain.ImportReport{DryRun: file.DryRun, Rows: make([]domain.ImportedRow, 0, len(file.Entries)+len(file.Rejected))}
	var touched []domain.UserID
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		run, err := d.beginImport(ctx, tx, file)
		if err != nil {
			return err
		}
		report.Organization = run.organization
		if err := run.all(ctx, &report); err != nil {
			return err
		}
		report.Listed, touched = run.listed, run.touched
		if file.DryRun {
			return errDryRun
		}
		report.ImportID = run.id
		return run.finish(ctx, report.Counts)
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

// importRun is the state of a running import.
type importRun struct {
	d            *Scoped
	tx           bulk
	id           domain.ImportID
	file         domain.Import
	organization string
	now          string
	known        memberIndex
	meant        []match // by entry of the file
	against      objections
	listed       int
	touched      []domain.UserID
	pending      []writeResult // decided but not stored yet
}

// importChunk is how many entries are read and written per batch.
const importChunk = 400

func (d *Scoped) beginImport(ctx context.Context, tx *sql.Tx, file domain.Import) (*importRun, error) {
	if err := d.requireAdmin(ctx, tx, file.Org); err != nil {
		return nil, err
	}
	run := &importRun{
		d: d, tx: inBulk(tx), id: domain.ImportID(domain.NewID()), file: file, now: d.s.timestamp(),
	}
	err := tx.QueryRowContext(ctx, `SELECT name FROM organizations WHERE org_id = ?`, file.Org).Scan(&run.organization)
	if err != nil {
		return nil, err
	}
	if run.known, err = readMemberIndex(ctx, tx, file.Org); err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO imports (import_id, org_id, imported_by, file, counts, at) VALUES (?, ?, ?, ?, '{}', ?)`,
		run.id, file.Org, d.scope.Actor, file.File, run.now)
	return run, err
}

func (run *importRun) all(ctx context.Context, report *domain.ImportReport) error {
	entries, err := run.matchAll(ctx)
	if err != nil {
		return err
	}
	for done := 0; done < len(entries); done += importChunk {
		end := min(done+importChunk, len(entries))
		if err := run.chunk(ctx, entries[done:end], run.meant[done:end], report); err != nil {
			return err
		}
		if run.file.Progress != nil {
			run.file.Progress(end)
		}
	}
	if err := run.unlistOthers(ctx); err != nil {
		return err
	}
	for _, row := range run.file.Rejected {
		report.Add(row)
	}
	slices.SortStableFunc(report.Rows, func(a, b domain.ImportedRow) int { return a.Line - b.Line })
	return nil
}

// matchAll returns the entries of the file, cleaned, and finds whom each is about. A
// no in any row about a person counts, then what nobody can read.
func (run *importRun) matchAll(ctx context.Context) (entries []domain.Entry, err error) {
	m, err := matchAll(ctx, &run.known, run.file.Entries)
	if err != nil {
		return nil, err
	}
	entries, run.meant, run.against = m.entries, m.matches, m.against
	for i, m := range run.meant {
		if m.problem == nil {
			run.against.add(m.user, entries[i].Consent)
		}
	}
	run.heedRejected(entries)
	for i, m := range run.meant {
		said := run.against[m.user]
		if m.problem != nil || said == domain.ConsentUnknown {
			continue
		}
		if e := &entries[i]; e.Consent == domain.ConsentGiven {
			e.Notes = append(slices.Clip(e.Notes), domain.NewUIMessage("store.anotherRowSpeaksAgainst", "Another row of the file speaks against listing them: they are not listed."))
		}
		entries[i].Consent = said
	}
	return entries, nil
}

// chunk decides about a batch of entries and stores them.
func (run *importRun) chunk(ctx context.Context, entries []domain.Entry, meant []match, report *domain.ImportReport) error {
	var known []domain.UserID
	for _, m := range meant {
		if m.problem == nil && !m.fresh && !m.claimed && m.earlier == 0 {
			known = append(known, m.user)
		}
	}
	states, err := readStates(ctx, run.tx, run.file.Org, known)
	if err != nil {
		return err
	}
	for i, e := range entries {
		imported, err := run.decide(ctx, e, meant[i], states)
		if err != nil {
			return err
		}
		imported.Unlisted = run.unlisted(imported.Outcome, e.Consent, meant[i].user, states)
		report.Add(imported)
	}
	return run.flush(ctx)
}

// decide determines the outcome of an entry and queues its write.
func (run *importRun) decide(ctx context.Context, e domain.Entry, m match, states map[domain.UserID]entryState) (row domain.ImportedRow, err error) {
	row = domain.ImportedRow{Line: e.Line, Name: e.Profile.Name, Email: e.Profile.Email}.WithNotes(e.Notes...)
	switch known := run.known.entries[m.user]; {
	case m.problem != nil:
		row.Outcome = domain.ImportRejected
		row = row.WithReason(domain.Public(m.problem).MessageTemplate)
	case m.earlier != 0:
		row.Outcome = domain.ImportDuplicate
		row = row.WithReason(domain.NewUIMessage("store.duplicateRow", "The same person stands in line %d.", m.earlier))
	case m.claimed && e.Consent >= domain.ConsentRefused && !run.known.members[m.user]:
		row.Outcome = domain.ImportUnchanged
		row = row.WithReason(domain.NewUIMessage("store.refusedInvitation", "The file does not say that they agree: they were not invited."))
	case m.claimed:
		row.Outcome, err = run.invite(ctx, m.user)
	case m.fresh:
		row.Outcome = domain.ImportNew
		run.insert(m.user, e)
	case known.sample:
		row.Outcome = domain.ImportUnchanged
		row = row.WithReason(domain.NewUIMessage("store.sampleStays", "The sample community stays as it is."))
	case known.own:
		row.Outcome = domain.ImportMember
		row = row.WithReason(domain.NewUIMessage("store.ownProfileStays", "They sent a profile of their own, which stays."))
	default:
		if before := states[m.user]; e.Stated && !before.Profile.OptedIn && before.Consent == domain.ConsentDeclined {
			row = row.WithNotes(domain.NewUIMessage("store.declinedBefore", "An earlier file says no for them: the statement for the whole file does not list them."))
		}
		row.Outcome, row.Changes = run.update(states[m.user], e)
	}
	return row, err
}

func (run *importRun) insert(id domain.UserID, e domain.Entry) {
	state := entryState{Profile: e.Profile}
	state.Profile.UserID = id
	state.agree(e, run.now)
	run.store(writeResult{change: changeNew, after: state})
}

// agree applies the consent of a row to an entry. Entries that opted out stay opted out. Who said no before they were
// ever listed is listed only by a yes of their own. What nobody can read takes an entry off without an opt-out, so that
// a later yes lists it again.
func (s *entryState) agree(e domain.Entry, now string) {
	listed, declined := s.Profile.OptedIn, !s.Profile.OptedIn && s.Consent == domain.ConsentDeclined
	s.Profile.OptedIn = s.OptedOutAt == "" && (listed && e.Consent == domain.ConsentUnknown || e.Consent == domain.ConsentGiven && !(declined && e.Stated))
	switch {
	case s.Profile.OptedIn && (!listed || s.Consent == ""):
		s.Consent = e.ConsentSource
	case listed && e.Consent == domain.ConsentRefused:
		s.OptedOutAt = now
	case e.Consent == domain.ConsentRefused && s.OptedOutAt == "":
		s.Consent = domain.ConsentDeclined
	case listed && !s.Profile.OptedIn:
		s.Consent = ""
	}
}

// update merges the file's non-empty fields into an entry.
func (run *importRun) update(before entryState, e domain.Entry) (domain.ImportOutcome, []domain.FieldChange) {
	after := before
	after.Profile = before.Profile.Merge(e.Profile)
	after.Profile.UserID = before.Profile.UserID
	after.Profile.OptedIn = before.Profile.OptedIn
	after.agree(e, run.now)
	changes := before.Profile.ChangesTo(after.Profile)
	w := writeResult{change: changeUpdated, before: &before, after: after}
	switch {
	case before.Away:
		w.change, w.after.Away = changeRevived, false
		run.store(w)
	case len(changes) > 0 || after.Consent != before.Consent:
		run.store(w)
	case after.Profile.OptedIn:
		run.listed++
	}
	switch {
	case before.OptedOutAt != "":
		return domain.ImportOptedOut, changes
	case before.Away:
		return domain.ImportNew, nil
	case len(changes) > 0:
		return domain.ImportUpdated, changes
	}
	return domain.ImportUnchanged, nil
}

// invite creates an invitation for a user of this installation, unless they are
// a member or have a pending one.
func (run *importRun) invite(ctx context.Context, user domain.UserID) (domain.ImportOutcome, error) {
	if run.known.members[user] {
		return domain.ImportMember, nil
	}
	var waiting bool
	err := run.tx.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM invitations WHERE org_id = ?1 AND status = 'pending'
		               AND email = (SELECT email FROM users WHERE user_id = ?2))`, run.file.Org, user).Scan(&waiting)
	if err != nil || waiting {
		return domain.ImportInvited, err
	}
	id := domain.NewID()
	_, err = run.tx.ExecContext(ctx, `
		INSERT INTO invitations (invitation_id, org_id, email, invited_by, created_at, updated_at)
		SELECT ?1, ?2, email, ?4, ?5, ?5 FROM users WHERE user_id = ?3`, id, run.file.Org, user, run.d.scope.Actor, run.now)
	if err != nil {
		return "", err
	}
	_, err = run.tx.ExecContext(ctx, `INSERT INTO import_invitations (import_id, invitation_id) VALUES (?, ?)`, run.id, id)
	return domain.ImportInvited, err
}

// finish stores the counts for the list of imports and appends to the audit
// list.
func (run *importRun) finish(ctx context.Context, counts map[domain.ImportOutcome]int) error {
	_, err := run.tx.ExecContext(ctx, `UPDATE imports SET counts = ? WHERE import_id = ?`, encode(counts), run.id)
	if err != nil {
		return err
	}
	return run.d.audit(ctx, run.tx.Tx, run.file.Org, auditFact{action: domain.AuditImported, facts: auditFacts{Count: len(run.touched)}})
}
