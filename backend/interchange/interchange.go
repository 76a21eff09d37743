// Package interchange brings people in and out: it reads the files that organisers
// have (CSV in many dialects, vCard), writes the files that others can read
// (CSV, vCard, JSON), and holds the sample community.
//
// It turns bytes into profiles and back and decides nothing about them: who is
// new, who may be listed and who is already known is the store's business.
package interchange

import (
	"strings"

	"kith/backend/domain"
)

// MemberFile is what a file says about people. Every row of the file that names
// somebody stands either in Rows or in Problems.
type MemberFile struct {
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
	Reason domain.UIMessage
}

// Entries are the rows as they are brought in. Who says nothing of being listed
// themselves has agreed by an organiser's statement of where they did; "" is
// none.
func (r MemberFile) Entries(statement string) []domain.Entry {
	statement = strings.TrimSpace(statement)
	entries := make([]domain.Entry, len(r.Rows))
	for i, row := range r.Rows {
		entries[i] = domain.Entry{Line: row.Line, Profile: row.Profile, Consent: row.Consent, ConsentSource: "a column of the file"}
		if row.Consent == domain.ConsentUnknown && statement != "" {
			entries[i].Consent, entries[i].ConsentSource = domain.ConsentGiven, statement
		}
	}
	return entries
}

// Rejected are the rows that were left out.
func (r MemberFile) Rejected() []domain.ImportedRow {
	rejected := make([]domain.ImportedRow, len(r.Problems))
	for i, problem := range r.Problems {
		rejected[i] = domain.ImportedRow{Line: problem.Line, Outcome: domain.ImportRejected}.WithReason(problem.Reason)
	}
	return rejected
}

// rowCollector collects rows one by one, keeping out whoever cannot be used, should
// not come in, or is in already.
type rowCollector struct {
	file   MemberFile
	shared bool              // several people can stand under one e-mail address
	nameOf map[string]string // by e-mail address, where it is shared
}

// maxRows bounds what one file may bring in.
const maxRows = 200_000

func newRowCollector() *rowCollector { return &rowCollector{nameOf: make(map[string]string)} }

func (in *rowCollector) add(line int, c cells) {
	if reason := c.leftOut(); !reason.IsZero() {
		in.reject(line, reason)
		return
	}
	profile, err := c.profile()
	if err != nil {
		in.reject(line, domain.Public(err).MessageTemplate)
		return
	}
	if in.shared {
		in.removeSharedEmails(&profile)
	}
	in.file.Rows = append(in.file.Rows, Row{Line: line, Profile: profile, Consent: consentOf(c[Consent])})
}

// removeSharedEmails leaves an address that was given for several people, by whoever paid
// for their tickets, with the first of them.
func (in *rowCollector) removeSharedEmails(p *domain.Profile) {
	first, taken := in.nameOf[p.Email]
	switch {
	case !taken:
		in.nameOf[p.Email] = p.Name
	case !strings.EqualFold(first, p.Name) && p.Name != "":
		p.Email = ""
	}
}

func (in *rowCollector) reject(line int, reason domain.UIMessage) {
	in.file.Problems = append(in.file.Problems, Problem{Line: line, Reason: reason})
}

func (in *rowCollector) full() bool {
	return len(in.file.Rows)+len(in.file.Problems) >= maxRows
}

func (in *rowCollector) empty() bool {
	return len(in.file.Rows)+len(in.file.Problems) == 0
}

func tooManyRows() error {
	return domain.Errorf(domain.Invalid, "The file has %d rows or more.", maxRows).
		WithHint("Split it and import the parts one after the other.")
}
