package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/backend/domain"
)

// bring imports entries into Nexus Maine.
func importEntries(t *testing.T, d *Scoped, entries ...domain.Entry) domain.ImportReport {
	t.Helper()
	return got(d.Import(t.Context(), domain.Import{Org: domain.NexusMaine, File: "members.csv", Entries: entries}))(t)
}

// dump returns all data that an import may change, except the records of imports.
func dump(t *testing.T, s *Store) string {
	t.Helper()
	rows := got(collect(t.Context(), s.read, scanString, `
		SELECT json_array(u.user_id, u.name, u.email, p.headline, p.offers, p.skills, p.opted_in, p.opted_out_at, p.consent, p.show_email,
		  (SELECT json_group_array(json_array(org_id, role, deleted_at IS NULL)) FROM organization_members m WHERE m.user_id = u.user_id))
		FROM users u JOIN profiles p USING (user_id) ORDER BY u.user_id`))(t)
	return strings.Join(rows, "\n")
}

func TestImportMatches(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	page := func(e domain.Entry, address string) domain.Entry {
		e.Profile.LinkedIn = "https://linkedin.com/in/" + address
		return e
	}
	importEntries(t, d,
		entry(2, "Ann", "ann@example.org", "quilting", false),
		page(entry(3, "Bo Linked", "", "", false), "bo"),
		entry(4, "Cy Nameless", "", "", false))
	kept := got(d.Members(t.Context(), domain.NexusMaine))(t)
	exported := domain.Entry{Line: 8, Profile: kept[slices.IndexFunc(kept, func(p domain.Profile) bool { return p.Name == "Ann" })]}
	exported.Profile.Name = "Ann Renamed"
	me := domain.Entry{Line: 9, Profile: domain.Profile{UserID: d.scope.Actor, Name: "Whatever"}}

	for _, c := range []struct {
		name  string
		entry domain.Entry
		want  domain.ImportOutcome
	}{
		{"the same address", entry(2, "Ann", "ANN@example.org", "quilting", false), domain.ImportUnchanged},
		{"the same LinkedIn page", page(entry(2, "Bo", "bo@example.org", "", false), "bo"), domain.ImportUpdated},
		{"another page and the same name", page(entry(2, "Bo Linked", "", "", false), "other-bo"), domain.ImportNew},
		{"the same name, no address", entry(2, "Cy Nameless", "", "tea", false), domain.ImportUpdated},
		{"the same name, an address", entry(2, "Cy Nameless", "cy@example.org", "", false), domain.ImportNew},
		{"the id of an export", exported, domain.ImportUpdated},
		{"the id of an export, of somebody who speaks for themselves", me, domain.ImportMember},
	} {
		report := got(d.Import(t.Context(), domain.Import{Org: domain.NexusMaine, Entries: []domain.Entry{c.entry}, DryRun: true}))(t)
		if have := report.Rows[0].Outcome; have != c.want {
			t.Errorf("%s: %s, want %s", c.name, have, c.want)
		}
	}
}

func TestImportReportsChanges(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	importEntries(t, d, entry(2, "Ann", "ann@example.org", "quilting", false))
	row := importEntries(t, d, entry(2, "Ann", "ann@example.org", "quilting, knitting", true)).Rows[0]
	want := []domain.FieldChange{{Field: "offers", Before: "quilting", After: "quilting, knitting"}, {Field: "opted_in", Before: "false", After: "true"}}
	if !slices.Equal(row.Changes, want) {
		t.Errorf("changes are %+v", row.Changes)
	}
	twice := importEntries(t, d, entry(2, "Bo", "bo@example.org", "", false), entry(5, "Bo B", "bo@example.org", "", true))
	if row := twice.Rows[1]; row.Outcome != domain.ImportDuplicate || !strings.Contains(row.Reason, "line 2") || twice.Listed != 0 {
		t.Errorf("the second is %+v, %d listed", row, twice.Listed)
	}
}

// TestImportKeepsOptOutsOfRemovedMembers checks that removing somebody and importing them
// again does not undo their opt-out.
func TestImportKeepsOptOutsOfRemovedMembers(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	yes, no := entry(2, "Ann", "ann@example.org", "quilting", true), entry(2, "Ann", "ann@example.org", "quilting", true)
	no.Consent = domain.ConsentRefused
	importEntries(t, d, yes)
	importEntries(t, d, no)
	execute(t, s, `UPDATE organization_members SET deleted_at = ?, role = 'admin' WHERE user_id IN (SELECT user_id FROM users WHERE email = 'ann@example.org')`, s.timestamp())
	before := dump(t, s)
	report := importEntries(t, d, yes)
	if n := got(d.CountVisible(t.Context(), 10))(t); n != 0 || report.Counts[domain.ImportOptedOut] != 1 {
		t.Errorf("%d visible after %v", n, report.Counts)
	}
	if n := count(t, s, `SELECT count(*) FROM memberships WHERE role = 'admin' AND org_id = ?`, domain.NexusMaine); n != 1 {
		t.Error("the old role came back with her")
	}
	got(d.UndoImport(t.Context(), report.ImportID, nil))(t)
	if after := dump(t, s); after != strings.ReplaceAll(before, `\"admin\",0`, `\"member\",0`) { // the role is gone for good
		t.Errorf("undone it is\n%s\nand was\n%s", after, before)
	}
}

func TestUndoImport(t *testing.T) {
	s, _ := open(t)
	d, ben := founder(t, s), signUp(t, s, "Ben")
	importEntries(t, d, entry(2, "Ann", "ann@example.org", "quilting", true), entry(3, "Cy", "cy@example.org", "knots", true))
	before := dump(t, s)

	withdrawn := entry(3, "Cy", "cy@example.org", "splices", false)
	withdrawn.Consent = domain.ConsentRefused
	report := importEntries(t, d, entry(2, "Ann", "ann@example.org", "quilts only", true), withdrawn,
		entry(4, "Dee", "dee@example.org", "a word to be gone", true), entry(5, "Ben", "ben@example.org", "", true))
	undone := got(d.UndoImport(t.Context(), report.ImportID, nil))(t)
	if undone.Removed != 1 || undone.Restored != 2 || undone.Withdrawn != 1 || len(undone.Left) > 0 {
		t.Errorf("undone: %+v", undone)
	}
	if after := dump(t, s); after != before {
		t.Errorf("undone it is\n%s\nand was\n%s", after, before)
	}
	if n := count(t, s, `SELECT count(*) FROM invitations WHERE status = 'pending'`); n != 0 {
		t.Error("the invitation still waits")
	}
	_, err := d.UndoImport(t.Context(), report.ImportID, nil)
	wantCode(t, err, domain.Conflict)
	_, err = ben.UndoImport(t.Context(), report.ImportID, nil)
	wantCode(t, err, domain.NotFound)
	if past := got(d.Imports(t.Context(), domain.NexusMaine))(t); len(past) != 2 || past[0].UndoneAt.IsZero() || past[0].Counts[domain.ImportNew] != 1 {
		t.Errorf("the list of imports is %+v", past)
	}
}

func TestUndoImportKeepsLaterChanges(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	report := importEntries(t, d, entry(2, "Ann", "ann@example.org", "quilting", false), entry(3, "Bo", "bo@example.org", "", false),
		entry(4, "Cy", "cy@example.org", "", false), entry(5, "Dee", "dee@example.org", "", false))
	importEntries(t, d, entry(2, "Ann", "ann@example.org", "quilting and more", false))
	execute(t, s, `UPDATE organization_members SET role = 'admin' WHERE user_id IN (SELECT user_id FROM users WHERE email = 'bo@example.org')`)
	execute(t, s, `UPDATE users SET merged_into = ? WHERE email = 'cy@example.org'`, d.scope.Actor)
	undone := got(d.UndoImport(t.Context(), report.ImportID, nil))(t)
	var left []string
	for _, row := range undone.Left {
		left = append(left, row.Name)
	}
	slices.Sort(left)
	if undone.Removed != 1 || !slices.Equal(left, []string{"Ann", "Bo", "Cy"}) {
		t.Errorf("undone: %+v", undone)
	}

	late := importEntries(t, d, entry(2, "Eve", "eve@example.org", "", false))
	c.at = c.at.Add(Grace + time.Hour)
	_, err := d.UndoImport(t.Context(), late.ImportID, nil)
	wantCode(t, err, domain.Conflict)
	must(t, s.Unscoped().Purge(t.Context()))
	if n := count(t, s, `SELECT count(*) FROM import_changes`); n != 0 {
		t.Errorf("%d changes are still remembered", n)
	}
}

func TestCanceledImportChangesNothing(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	entries := make([]domain.Entry, 5*importChunk)
	for i := range entries {
		entries[i] = entry(i+2, fmt.Sprint("Person ", i), "", "", false)
	}
	before := dump(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := d.Import(ctx, domain.Import{Org: domain.NexusMaine, Entries: entries, Progress: func(done int) {
		if done >= 2*importChunk {
			cancel()
		}
	}})
	wantCode(t, err, domain.Stopped)
	if dump(t, s) != before {
		t.Error("an import that was stopped left something")
	}
}

// TestImportMatchesMembersByLinkedIn: an entry with the LinkedIn page of a claimed user
// does not create another listed person.
func TestImportMatchesMembersByLinkedIn(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	move(t, ben, domain.NexusMaine)
	must(t, ben.SaveProfile(t.Context(), domain.Profile{Name: "Ben", LinkedIn: "https://linkedin.com/in/ben"}))
	e := entry(2, "Benjamin", "", "rope", true)
	e.Profile.LinkedIn = "https://linkedin.com/in/ben"
	if have := importEntries(t, fay, e).Rows[0].Outcome; have != domain.ImportMember {
		t.Errorf("the import says %s", have)
	}
	if n := count(t, s, `SELECT count(*) FROM listed_profiles`); n != 0 {
		t.Error("he is listed")
	}
	move(t, ben, domain.TestEnvironment)
	if have := importEntries(t, fay, e).Rows[0].Outcome; have != domain.ImportNew {
		t.Errorf("where he is no member the import reveals his page: %s", have)
	}
}

// TestImportKeepsOptOutWithoutAddress: somebody who opted out is recognised by their name
// if the file has no address, and by their LinkedIn page.
func TestImportKeepsOptOutWithoutAddress(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben Hidden")
	move(t, ben, domain.NexusMaine)
	no := entry(2, "Ann Lee", "ann@example.org", "quilting", false)
	no.Consent = domain.ConsentRefused
	importEntries(t, fay, entry(2, "Ann Lee", "ann@example.org", "quilting", true))
	importEntries(t, fay, no)

	report := importEntries(t, fay, entry(2, "Ann Lee", "", "quilting", true), entry(3, "Ben Hidden", "", "locks", true))
	if report.Rows[0].Outcome != domain.ImportOptedOut || report.Rows[1].Outcome != domain.ImportMember {
		t.Errorf("the import says %+v", report.Rows)
	}
	if names := listedNames(t, s); names != "" {
		t.Errorf("listed are %s", names)
	}
	must(t, ben.SaveProfile(t.Context(), domain.Profile{Name: "Ben Hidden", LinkedIn: "https://linkedin.com/in/ben"}))
	elsewhere := entry(2, "Benjamin", "ben.work@example.org", "locks", true)
	elsewhere.Profile.LinkedIn = "https://linkedin.com/in/ben"
	if report := importEntries(t, fay, elsewhere); report.Rows[0].Outcome != domain.ImportMember || report.Listed != 0 {
		t.Errorf("under another address he is %+v", report.Rows)
	}
	other := entry(2, "Ann Lee", "", "another one", true)
	other.Profile.LinkedIn = "https://linkedin.com/in/another-ann"
	if report := importEntries(t, fay, other, entry(3, "Ann Lee", "ann.other@example.org", "", true)); report.Listed != 1 {
		t.Errorf("one of her name without an address, and one with another, are %+v", report.Rows)
	}
}

// TestStatesKeepTheirKeys holds the JSON of what an undo restores, which earlier
// builds stored and which the hash of the state is made of.
func TestStatesKeepTheirKeys(t *testing.T) {
	const want = `{"Profile":{"UserID":"u","Name":"Ann","Email":"","Headline":"","About":"","Company":"","Role":"","Location":"",` +
		`"Languages":[],"Skills":["quilting"],"Offers":"","Needs":"","Interests":null,"LinkedIn":"","Website":"",` +
		`"ShowEmail":false,"ShowLinkedIn":false,"OptedIn":true,"UpdatedAt":"0001-01-01T00:00:00Z"},"Consent":"at the fair","OptedOutAt":"","Away":false}`
	p := domain.Profile{UserID: "u", Name: "Ann", Languages: []string{}, Skills: []string{"quilting"}, OptedIn: true}
	if got := encode(entryState{Profile: p, Consent: "at the fair"}); got != want {
		t.Errorf("stored is %s", got)
	}
}
