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
