package api

import (
	"cmp"
	"context"
	"slices"

	"kith/backend/domain"
	"kith/backend/store"
)

// AddressesRequest asks for the addresses of people of an open file who can be invited: "nameless" ones, of whom the
// file has no name, or those who came in with the last import and are "unlisted" without having said no.
type AddressesRequest struct {
	FileID string `json:"file_id"`
	Of     string `json:"of"`
}

// Addresses returns e-mail addresses for invitations, each once.
func (i *Imports) Addresses(r AddressesRequest) ([]string, error) {
	addresses := []string{}
	err := i.at(r.FileID, func(_ context.Context, _ *store.Scoped, f *openFile) error {
		addresses = f.addresses(r.Of)
		return nil
	})
	return addresses, err
}

const (
	nameless = "nameless"
	unlisted = "unlisted"
)

func (f *openFile) addresses(of string) []string {
	addresses := []string{}
	known := map[string]bool{"": true}
	add := func(address string) {
		if !known[address] {
			known[address] = true
			addresses = append(addresses, address)
		}
	}
	switch of {
	case nameless:
		for _, row := range f.people.Rows {
			if row.Profile.Name == "" {
				add(row.Profile.Email)
			}
		}
	case unlisted:
		for _, row := range f.report.Rows {
			if row.Unlisted == domain.UnlistedUnsaid || row.Unlisted == domain.UnlistedUnreadable {
				add(row.Email)
			}
		}
	}
	return addresses
}

// consentNotes are the notes that say why a person is not listed.
var consentNotes = map[string]bool{
	"interchange.answerUnreadable": true, "interchange.answerContradicts": true, "interchange.statusNotListed": true,
	"interchange.cardPrivate": true, "interchange.cardUnfinished": true, "store.declinedBefore": true,
}

// maxNoteCounts is the maximum number of notes in a summary.
const maxNoteCounts = 20

// summary summarizes the last preview or import.
func (f *openFile) summary() ImportSummary {
	s := ImportSummary{
		ImportID: string(f.report.ImportID), Counts: countsOf(f.report.Counts), Total: len(f.report.Rows), Listed: f.report.Listed,
		Unlisted: map[string]int{}, Notes: countNotes(f.report.Rows), ToInvite: len(f.addresses(unlisted)),
	}
	for _, row := range f.report.Rows {
		if row.Unlisted != domain.NotUnlisted {
			s.Unlisted[string(row.Unlisted)]++
		}
		if len(row.Notes) > 0 {
			s.Noted++
		}
	}
	return s
}

// countNotes counts the rows with each note about consent, the most frequent first.
func countNotes(rows []domain.ImportedRow) []NoteCount {
	counts := []NoteCount{}
	place := map[string]int{} // in counts
	for _, row := range rows {
		for _, note := range notesOf(row) {
			if !consentNotes[note.Said.ID] {
				continue
			}
			at, known := place[note.Text]
			if !known {
				at, counts = len(counts), append(counts, NoteCount{Note: note})
				place[note.Text] = at
			}
			counts[at].Rows++
		}
	}
	slices.SortStableFunc(counts, func(a, b NoteCount) int { return cmp.Compare(b.Rows, a.Rows) })
	return counts[:min(len(counts), maxNoteCounts)]
}

// wants reports whether a row passes the filters.
func (r ImportRowsRequest) wants(row domain.ImportedRow) bool {
	switch {
	case r.Outcome != "" && string(row.Outcome) != r.Outcome, r.Noted && len(row.Notes) == 0:
		return false
	case r.Unlisted == "any":
		return row.Unlisted != domain.NotUnlisted
	}
	return r.Unlisted == "" || string(row.Unlisted) == r.Unlisted
}
