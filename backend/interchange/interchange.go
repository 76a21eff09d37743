// Package interchange imports and exports people. It reads member files (CSV in
// many dialects, vCard, JSON), writes exports (CSV, vCard, JSON), encrypts and
// decrypts directory files and profile files, and contains the sample community.
//
// It only converts between files and profiles. The store decides who is new, who
// is already known and who may be listed.
package interchange

import (
	"strings"

	"kith/backend/domain"
)

// MemberFile is the content of a member file. Every row of the file that is not
// empty is either in Rows or in Problems.
type MemberFile struct {
	Rows     []Row
	Problems []Problem
	Columns  map[string]Field // CSV only: the field of each used column, by its header in the file
	Ignored  []string         // headers of columns, or names of properties, that were not used
	// Undecided has the headers of columns that seem to be about consent and are not understood. An import must not
	// begin before the organiser has mapped each of them, be it to [NotUsed].
	Undecided []string
}

// Row is one person. The profile is cleaned and never opted in: the store decides
// by Consent whether the person is listed.
type Row struct {
	Line    int // in the file, counted from 1
	Profile domain.Profile
	Consent domain.Consent     // of all columns that are about it
	Notes   []domain.UIMessage // what could not be used of the row
}

// Problem is a row that is not imported. Reason is shown to the user.
type Problem struct {
	Line    int
	LeftOut bool // there is nothing wrong with it, as with the card of a group; else it is rejected
	Reason  domain.UIMessage
}

// Entries returns the rows as import entries. A row without consent of its own
// gets the consent that the organiser states; statement says where the people
// agreed, and "" states nothing.
func (r MemberFile) Entries(statement string) []domain.Entry {
	statement = strings.TrimSpace(statement)
	entries := make([]domain.Entry, len(r.Rows))
	for i, row := range r.Rows {
		entries[i] = domain.Entry{Line: row.Line, Profile: row.Profile, Consent: row.Consent, ConsentSource: "a column of the file", Notes: row.Notes}
		if row.Consent == domain.ConsentUnknown && statement != "" {
			entries[i].Consent, entries[i].ConsentSource = domain.ConsentGiven, statement
		}
	}
	return entries
}

// Rejected returns the problems as rows of an import report.
func (r MemberFile) Rejected() []domain.ImportedRow {
	rejected := make([]domain.ImportedRow, len(r.Problems))
	for i, problem := range r.Problems {
		rejected[i] = domain.ImportedRow{Line: problem.Line, Outcome: domain.ImportRejected}.WithReason(problem.Reason)
		if problem.LeftOut {
			rejected[i].Outcome = domain.ImportLeftOut
		}
	}
	return rejected
}

// rowCollector sorts rows into Rows and Problems.
type rowCollector struct {
	file   MemberFile
	shared bool              // several people may have the same e-mail address
	nameOf map[string]string // the first name seen with each address, if shared
}

// maxRows is the maximum number of rows in a file.
const maxRows = 200_000

func newRowCollector() *rowCollector { return &rowCollector{nameOf: make(map[string]string)} }

func (in *rowCollector) add(line int, c cells) {
	if reason := c.leftOut(); !reason.IsZero() {
		in.reject(line, reason)
		return
	}
	profile, notes, err := c.profile()
	if err != nil {
		in.reject(line, domain.Public(err).MessageTemplate)
		return
	}
	if in.shared {
		in.removeSharedEmails(&profile)
	}
	in.file.Rows = append(in.file.Rows, Row{Line: line, Profile: profile, Consent: c.consent(), Notes: notes})
}

// removeSharedEmails removes an address that an earlier row with another name
// has. Whoever buys tickets for several people gives the same address for all.
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

func (in *rowCollector) leaveOut(line int, reason domain.UIMessage) {
	in.file.Problems = append(in.file.Problems, Problem{Line: line, LeftOut: true, Reason: reason})
}

func (in *rowCollector) full() bool {
	return len(in.file.Rows)+len(in.file.Problems) >= maxRows
}

func (in *rowCollector) empty() bool {
	return len(in.file.Rows)+len(in.file.Problems) == 0
}

func tooManyRows() error {
	return domain.Errorf(domain.Invalid, "interchange.tooManyRows", "The file has %d rows or more.", maxRows).
		WithHint("interchange.splitFile", "Split it and import the parts one after the other.")
}
