package store

import (
	"testing"

	"kith/backend/domain"
)

// saying returns an entry with a consent.
func saying(line int, name, email string, consent domain.Consent) domain.Entry {
	e := entry(line, name, email, "quilting", true)
	e.Consent = consent
	return e
}

func TestImportOfUnreadableConsentIsNoOptOut(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	importEntries(t, d, saying(2, "Ann", "ann@example.org", domain.ConsentGiven), saying(3, "Bo", "bo@example.org", domain.ConsentGiven))
	before := dump(t, s)
	taken := importEntries(t, d, saying(2, "Ann", "ann@example.org", domain.ConsentUnreadable), saying(3, "Bo", "bo@example.org", domain.ConsentUnknown),
		saying(4, "Cy", "cy@example.org", domain.ConsentUnreadable))
	if names := listedNames(t, s); names != "Bo" || taken.Listed != 1 {
		t.Errorf("listed are %s, reported %d", names, taken.Listed)
	}
	got(d.UndoImport(t.Context(), taken.ImportID, nil))(t)
	if after := dump(t, s); after != before {
		t.Errorf("undone it is\n%s\nand was\n%s", after, before)
	}
	importEntries(t, d, saying(2, "Ann", "ann@example.org", domain.ConsentUnreadable))
	later := saying(2, "Ann", "ann@example.org", domain.ConsentGiven)
	later.ConsentSource = "said so again"
	importEntries(t, d, later)
	if n := count(t, s, `SELECT count(*) FROM listed_profiles WHERE consent = 'said so again'`); n != 1 {
		t.Error("a later yes does not list her")
	}
}

// TestImportCountsEveryRowAboutAPerson checks that a no in a later row about the same person counts, also
// beyond the batch in which the first row is stored.
func TestImportCountsEveryRowAboutAPerson(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	entries := []domain.Entry{saying(2, "Ann", "ann@example.org", domain.ConsentGiven), saying(3, "Bo", "bo@example.org", domain.ConsentGiven)}
	for i := range importChunk {
		entries = append(entries, saying(i+4, "", "", domain.ConsentUnknown))
	}
	entries = append(entries, saying(900, "Ann A", "ann@example.org", domain.ConsentRefused), saying(901, "Ann A", "ann@example.org", domain.ConsentUnreadable),
		saying(902, "Bo", "bo@example.org", domain.ConsentUnreadable), saying(903, "Cy", "cy@example.org", domain.ConsentGiven))
	if report := importEntries(t, d, entries...); report.Listed != 1 || report.Counts[domain.ImportDuplicate] != 3 {
		t.Errorf("%d listed, %v", report.Listed, report.Counts)
	}
	if names := listedNames(t, s); names != "Cy" {
		t.Errorf("listed are %s", names)
	}
}

// TestImportRemembersNo checks that who said no before they were ever listed is not listed by a statement for a whole
// file, but by a yes of their own.
func TestImportRemembersNo(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	stated := saying(2, "Ann", "ann@example.org", domain.ConsentGiven)
	stated.Stated = true
	never := saying(3, "Bo", "bo@example.org", domain.ConsentUnknown)
	first := importEntries(t, d, saying(2, "Ann", "ann@example.org", domain.ConsentRefused), never)
	never.Consent = domain.ConsentRefused
	importEntries(t, d, never)
	other := stated
	other.Profile.Name, other.Profile.Email = "Bo", "bo@example.org"
	before := dump(t, s)
	report := importEntries(t, d, stated, other)
	if names := listedNames(t, s); names != "" || report.Listed != 0 || len(report.Rows[0].Notes) != 1 || len(report.Rows[1].Notes) != 1 {
		t.Errorf("listed are %s; the report is %+v", names, report)
	}
	if after := dump(t, s); after != before {
		t.Errorf("it is\n%s\nand was\n%s", after, before)
	}
	member := got(d.Member(t.Context(), domain.NexusMaine, idOf(t, s, "ann@example.org")))(t)
	if member.Consent != "" || member.OptedOut {
		t.Errorf("an admin sees %+v", member)
	}
	importEntries(t, d, saying(2, "Ann", "ann@example.org", domain.ConsentGiven))
	if names := listedNames(t, s); names != "Ann" {
		t.Errorf("after her own yes, listed are %s", names)
	}
	importEntries(t, d, saying(2, "Ann", "ann@example.org", domain.ConsentRefused))
	importEntries(t, d, saying(2, "Ann", "ann@example.org", domain.ConsentGiven))
	if names := listedNames(t, s); names != "" {
		t.Errorf("after she left, listed are %s", names)
	}
	if undone := got(d.UndoImport(t.Context(), first.ImportID, nil))(t); undone.Removed != 0 {
		t.Errorf("undone: %+v", undone)
	}
}

func idOf(t *testing.T, s *Store, email string) (id domain.UserID) {
	t.Helper()
	must(t, s.read.QueryRowContext(t.Context(), `SELECT user_id FROM users WHERE email = ?`, email).Scan(&id))
	return id
}
