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
	"kith/backend/interchange/sheet"
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
	samples   map[string][]string // some cells of the undecided columns
}

// Row is one person. The profile is cleaned and never opted in: the store decides
// by Consent whether the person is listed.
type Row struct {
	Line    int // in the file, counted from 1
	Profile domain.Profile
	Consent domain.Consent     // of all columns that are about it
	Notes   []domain.UIMessage // what could not be used of the row
	Marks   []string           // see [domain.Entry.Marks]
	// OtherEmails are further addresses of the row.
	OtherEmails []string
	unticked    bool // the cell of the consent is empty
}

// Problem is a row that is not imported. Reason is shown to the user, with the name and the e-mail address as far as the
// row has them.
type Problem struct {
	Line  int
	Name  string
	Email string
	// Objection is whom the row speaks against listing, if anybody.
	Objection domain.Objection
	LeftOut   bool // there is nothing wrong with it, as with the card of a group; else it is rejected
	Reason    domain.UIMessage
}

// Entries returns the rows as import entries. A row without consent of its own
// gets the consent that the organiser states; statement says where the people
// agreed, and "" states nothing.
func (r MemberFile) Entries(statement string) []domain.Entry {
	statement = strings.TrimSpace(statement)
	entries := make([]domain.Entry, len(r.Rows))
	for i, row := range r.Rows {
		entries[i] = domain.Entry{Line: row.Line, Profile: row.Profile, Consent: row.Consent, ConsentSource: "a column of the file", Notes: row.Notes, Marks: row.Marks, OtherEmails: row.OtherEmails}
		if row.Consent == domain.ConsentUnknown && statement != "" {
			entries[i].Consent, entries[i].ConsentSource, entries[i].Stated = domain.ConsentGiven, statement, true
		}
	}
	return entries
}

// Describe adds to a report which columns were used and for what, and what was not used.
func (r MemberFile) Describe(report *domain.ImportReport) {
	report.Ignored = r.Ignored
	if len(r.Columns) > 0 {
		report.Columns = make(map[string]string, len(r.Columns))
	}
	for header, field := range r.Columns {
		report.Columns[header] = string(field)
	}
}

// Rejected returns the problems as rows of an import report.
func (r MemberFile) Rejected() []domain.ImportedRow {
	rejected := make([]domain.ImportedRow, len(r.Problems))
	for i, problem := range r.Problems {
		rejected[i] = domain.ImportedRow{Line: problem.Line, Name: problem.Name, Email: problem.Email, Outcome: domain.ImportRejected}.
			WithReason(problem.Reason)
		rejected[i].Objection = problem.Objection
		if problem.LeftOut {
			rejected[i].Outcome = domain.ImportLeftOut
		}
	}
	return rejected
}

// rowCollector sorts rows into Rows and Problems.
type rowCollector struct {
	file        MemberFile
	familyFirst bool // names are written "Family, Given"
	ticks       ticks
}

// maxRows is the maximum number of rows in a file.
const maxRows = sheet.MaxRows

func newRowCollector() *rowCollector { return &rowCollector{} }

func (in *rowCollector) add(line int, c cells) {
	if in.familyFirst && !c.byKith() {
		c[Name] = givenFirst(c[Name])
	}
	profile, notes, err := c.profile()
	reason := c.leftOut()
	if reason.IsZero() && err != nil {
		reason = domain.Public(err).MessageTemplate
	}
	consent, heard := c.consent()
	others := c.furtherEmails(profile.Email)
	if !reason.IsZero() {
		in.file.Problems = append(in.file.Problems, Problem{
			Line: line, Name: profile.Name, Email: profile.Email, Reason: reason,
			Objection: domain.Objection{Name: profile.Name, Emails: append(others, profile.Email), LinkedIn: c.linkedIn(), Consent: consent},
		})
		return
	}
	in.file.Rows = append(in.file.Rows, Row{
		Line: line, Profile: profile, Consent: consent, Notes: append(notes, heard...), OtherEmails: others, unticked: in.ticks.hear(c),
	})
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
