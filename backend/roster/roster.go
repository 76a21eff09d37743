// Package roster brings people in and out: it reads the files that organisers
// have (CSV in many dialects, vCard), writes the files that others can read
// (CSV, vCard, JSON), and holds the sample community.
//
// It turns bytes into profiles and back and decides nothing about them: who is
// new, who may be listed and who is already known is the store's business.
package roster

import (
	"strings"

	"kith/backend/domain"
)

// Roster is what a file says about people. Every row of the file that names
// somebody stands either in Rows or in Problems.
type Roster struct {
	Rows     []Row
	Problems []Problem
	Columns  map[string]Field // of CSV: header, as it stands in the file, to what it was taken for
	Ignored  []string         // of CSV: headers of columns that were not used
}

// Row is one person. Its profile is clean and never opted in: whether somebody
// may be listed is said by Consent and decided by the store.
type Row struct {
	Line    int // in the file, counted from 1
	Profile domain.Profile
	Consent domain.Consent // what the file itself says of being listed
}

// Problem is a row that was left out, and why, in a sentence for people.
type Problem struct {
	Line   int
	Reason domain.Phrase
}

// Entries are the rows as they are brought in. Who says nothing of being listed
// themselves has agreed by an organiser's statement of where they did; "" is
// none.
func (r Roster) Entries(statement string) []domain.Entry {
	statement = strings.TrimSpace(statement)
	entries := make([]domain.Entry, len(r.Rows))
	for i, row := range r.Rows {
		entries[i] = domain.Entry{Line: row.Line, Profile: row.Profile, Consent: row.Consent, Ground: "a column of the file"}
		if row.Consent == domain.ConsentUnsaid && statement != "" {
			entries[i].Consent, entries[i].Ground = domain.ConsentGiven, statement
		}
	}
	return entries
}

// Rejected are the rows that were left out.
func (r Roster) Rejected() []domain.ImportedRow {
	rejected := make([]domain.ImportedRow, len(r.Problems))
	for i, problem := range r.Problems {
		rejected[i] = domain.ImportedRow{Line: problem.Line, Outcome: domain.ImportRejected}.Because(problem.Reason)
	}
	return rejected
}

// intake collects rows one by one, keeping out whoever cannot be used, should
// not come in, or is in already.
type intake struct {
	roster Roster
	shared bool              // several people can stand under one e-mail address
	nameOf map[string]string // by e-mail address, where it is shared
}

// maxRows bounds what one file may bring in.
const maxRows = 200_000

func newIntake() *intake { return &intake{nameOf: make(map[string]string)} }

func (in *intake) add(line int, c cells) {
	if reason := c.leftOut(); !reason.IsZero() {
		in.reject(line, reason)
		return
	}
	profile, err := c.profile()
	if err != nil {
		in.reject(line, domain.Public(err).Said)
		return
	}
	if in.shared {
		in.unshare(&profile)
	}
	in.roster.Rows = append(in.roster.Rows, Row{Line: line, Profile: profile, Consent: consentOf(c[Consent])})
}

// unshare leaves an address that was given for several people, by whoever paid
// for their tickets, with the first of them.
func (in *intake) unshare(p *domain.Profile) {
	first, taken := in.nameOf[p.Email]
	switch {
	case !taken:
		in.nameOf[p.Email] = p.Name
	case !strings.EqualFold(first, p.Name) && p.Name != "":
		p.Email = ""
	}
}

func (in *intake) reject(line int, reason domain.Phrase) {
	in.roster.Problems = append(in.roster.Problems, Problem{Line: line, Reason: reason})
}

func (in *intake) full() bool { return len(in.roster.Rows)+len(in.roster.Problems) >= maxRows }

func (in *intake) empty() bool { return len(in.roster.Rows)+len(in.roster.Problems) == 0 }

func tooManyRows() error {
	return domain.Errorf(domain.Invalid, "The file has %d rows or more.", maxRows).
		WithHint("Split it and import the parts one after the other.")
}
