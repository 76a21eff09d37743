package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"slices"
	"strings"
	"time"

	"kith/backend/domain"
)

// entryState is everything that an import can change in an entry. It is stored
// as JSON, so that an undo can restore it.
type entryState struct {
	Profile    domain.Profile
	Consent    string // how consent was given; "" if it was not
	OptedOutAt string
	Away       bool // the membership ended
}

// digest is a hash of the state without UpdatedAt.
func (s entryState) digest() []byte {
	s.Profile.UpdatedAt = time.Time{}
	for _, entries := range []*[]string{&s.Profile.Languages, &s.Profile.Skills, &s.Profile.Interests} {
		if *entries == nil {
			*entries = []string{} // the same as when it is read from the database
		}
	}
	sum := sha256.Sum256([]byte(encode(s)))
	return sum[:]
}

// readStates reads the states of an organization's entries.
func readStates(ctx context.Context, q querier, org domain.OrgID, ids []domain.UserID) (map[domain.UserID]entryState, error) {
	states := make(map[domain.UserID]entryState, len(ids))
	if len(ids) == 0 {
		return states, nil
	}
	for s, err := range each(ctx, q, scanState, `
		SELECT `+profileColumns+`, p.consent, coalesce(p.opted_out_at, ''), m.deleted_at IS NOT NULL
		FROM people u JOIN profiles p USING (user_id) JOIN organization_members m USING (user_id)
		WHERE m.org_id = ?1 AND u.user_id IN (SELECT value FROM json_each(?2))`, org, idList(ids)) {
		if err != nil {
			return nil, err
		}
		states[s.Profile.UserID] = s
	}
	return states, nil
}

func scanState(r row) (s entryState, err error) {
	s.Profile, err = scanProfile(stateRow{r, &s})
	return s, err
}

// stateRow scans the columns of a profile, followed by the rest of a state.
type stateRow struct {
	row
	of *entryState
}

func (r stateRow) Scan(dest ...any) error {
	return r.row.Scan(append(dest, &r.of.Consent, &r.of.OptedOutAt, &r.of.Away)...)
}

// change is what an import did to an entry.
type change string

const (
	changeNew     change = "new"
	changeUpdated change = "updated"
	changeRevived change = "revived" // the membership had ended
)

// writeResult is a decided change to an entry.
type writeResult struct {
	change change
	before *entryState // nil if the entry is new
	after  entryState
}

// unlisted says why others do not find a person of whom an entry was just decided.
func (run *importRun) unlisted(outcome domain.ImportOutcome, said domain.Consent, user domain.UserID, states map[domain.UserID]entryState) domain.Unlisted {
	state := states[user]
	if last := len(run.pending) - 1; last >= 0 && run.pending[last].after.Profile.UserID == user {
		state = run.pending[last].after
	}
	switch outcome {
	case domain.ImportNew, domain.ImportUpdated, domain.ImportUnchanged, domain.ImportOptedOut:
	default:
		return domain.NotUnlisted
	}
	switch {
	case state.Profile.OptedIn:
		return domain.NotUnlisted
	case outcome == domain.ImportOptedOut:
		return domain.UnlistedBefore
	case said == domain.ConsentRefused:
		return domain.UnlistedRefused
	case said == domain.ConsentUnreadable:
		return domain.UnlistedUnreadable
	case said == domain.ConsentGiven:
		return domain.UnlistedBefore // only an earlier no outweighs a yes
	}
	return domain.UnlistedUnsaid
}

func (run *importRun) store(w writeResult) {
	if w.after.Profile.OptedIn {
		run.listed++
	}
	run.touched = append(run.touched, w.after.Profile.UserID)
	run.pending = append(run.pending, w)
}

// flush stores the pending changes with multi-row statements, which is much
// faster than a statement for each row.
func (run *importRun) flush(ctx context.Context) error {
	states := make([]entryState, len(run.pending))
	changes := make([][]any, len(run.pending))
	for i, w := range run.pending {
		var before any
		if w.before != nil {
			before = encode(w.before)
		}
		states[i] = w.after
		changes[i] = []any{run.id, w.after.Profile.UserID, w.change, before, w.after.digest()}
	}
	run.pending = run.pending[:0]
	if err := writeEntries(ctx, run.tx, run.file.Org, domain.OriginImport, run.now, states); err != nil {
		return err
	}
	return run.tx.insert(ctx, `INSERT INTO import_changes (import_id, user_id, change, before, after) VALUES `, ``, changes)
}

// writeEntries inserts or updates the users, profiles and memberships of an
// organization's entries.
func writeEntries(ctx context.Context, into bulk, org domain.OrgID, origin domain.Origin, now string, states []entryState) error {
	users, profiles, members := make([][]any, len(states)), make([][]any, len(states)), make([][]any, len(states))
	for i, s := range states {
		p := s.Profile
		users[i] = []any{p.UserID, p.Name, p.Email, origin, org, now, now, now}
		profiles[i] = []any{
			p.UserID, p.Headline, p.About, p.Company, p.Role, p.Location,
			encodeList(p.Languages), encodeList(p.Skills), p.Offers, p.Needs, encodeList(p.Interests), p.LinkedIn, p.Website,
			p.ShowEmail, p.ShowLinkedIn, p.OptedIn, null(s.OptedOutAt), s.Consent, null(completedAt(p, now)), now, now,
		}
		members[i] = []any{org, p.UserID, now, now, null(map[bool]string{true: now}[s.Away])}
	}
	for _, table := range []struct {
		head, tail string
		rows       [][]any
	}{
		{upsertUsers, upsertUsersTail, users},
		{upsertProfiles, upsertProfilesTail, profiles},
		{upsertMembers, upsertMembersTail, members},
	} {
		if err := into.insert(ctx, table.head, table.tail, table.rows); err != nil {
			return err
		}
	}
	return nil
}

func completedAt(p domain.Profile, now string) string {
	if p.Complete() {
		return now
	}
	return ""
}

const (
	upsertUsers = `
		INSERT INTO users (user_id, name, email, origin, primary_org_id, belonged_at, created_at, updated_at) VALUES `
	upsertUsersTail = `
		ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, email = excluded.email, updated_at = excluded.updated_at`

	upsertProfiles = `
		INSERT INTO profiles (user_id, headline, about, company, role, location, languages, skills, offers, needs, interests,
		  linkedin, website, show_email, show_linkedin, opted_in, opted_out_at, consent, completed_at, created_at, updated_at) VALUES `
	upsertProfilesTail = `
		ON CONFLICT (user_id) DO UPDATE SET
		  headline = excluded.headline, about = excluded.about, company = excluded.company, role = excluded.role,
		  location = excluded.location, languages = excluded.languages, skills = excluded.skills, offers = excluded.offers,
		  needs = excluded.needs, interests = excluded.interests, linkedin = excluded.linkedin, website = excluded.website,
		  show_email = excluded.show_email, show_linkedin = excluded.show_linkedin, opted_in = excluded.opted_in,
		  opted_out_at = excluded.opted_out_at, consent = excluded.consent,
		  completed_at = iif(excluded.completed_at IS NULL, NULL, coalesce(completed_at, excluded.completed_at)),
		  updated_at = excluded.updated_at`

	// A membership that ended and starts again gets the role member.
	upsertMembers     = `INSERT INTO organization_members (org_id, user_id, joined_at, updated_at, deleted_at) VALUES `
	upsertMembersTail = `
		ON CONFLICT DO UPDATE SET role = 'member', joined_at = excluded.joined_at, updated_at = excluded.updated_at,
		  deleted_at = excluded.deleted_at
		WHERE (deleted_at IS NULL) <> (excluded.deleted_at IS NULL)`
)

// bulk is a transaction with prepared multi-row statements.
type bulk struct {
	*sql.Tx
	prepared map[string]insertion // the last one for each table
}

func inBulk(tx *sql.Tx) bulk { return bulk{tx, map[string]insertion{}} }

// insertion is a prepared statement for a number of rows. It is reused, because
// SQLite needs as long to prepare it as to run it.
type insertion struct {
	statement *sql.Stmt // the end of the transaction closes it
	rows      int
}

// insert inserts all rows with one statement. The rows must have equal lengths
// and together at most 32,766 values, SQLite's limit of parameters.
func (b bulk) insert(ctx context.Context, head, tail string, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	into := b.prepared[head]
	if into.rows != len(rows) {
		if into.statement != nil {
			_ = into.statement.Close()
		}
		one := "(" + strings.Repeat("?, ", len(rows[0])-1) + "?)"
		statement, err := b.PrepareContext(ctx, head+strings.Repeat(one+", ", len(rows)-1)+one+tail)
		if err != nil {
			return err
		}
		into = insertion{statement, len(rows)}
		b.prepared[head] = into
	}
	_, err := into.statement.ExecContext(ctx, slices.Concat(rows...)...)
	if err != nil && ctx.Err() != nil {
		return ctx.Err() // the cancelled context closed the transaction and its statements
	}
	return err
}
