package domain

import (
	"time"
	"unicode/utf8"
)

// Consent is what is known of whether somebody agreed to be listed.
type Consent int8

const (
	ConsentUnknown Consent = iota
	ConsentGiven
	ConsentRefused
)

// Import is a file on its way into an organization.
type Import struct {
	Org      OrgID
	File     string // its name, for the list of imports
	Entries  []Entry
	Rejected []ImportedRow  // rows of the file that made no entry
	DryRun   bool           // do everything, and take it back
	Progress func(done int) // told now and then how many entries are done; may be nil
}

// Entry is a person as an organiser's file describes them.
type Entry struct {
	Line          int     // in the file, from 1
	Profile       Profile // UserID: what an export of Kith called them, else ""
	Consent       Consent
	ConsentSource string // where consent was given: a mapped column, or the organiser's statement
}

// Clean checks an entry and brings it into the form that is stored.
func (e *Entry) Clean() error {
	if err := e.Profile.Clean(); err != nil {
		return err
	}
	if e.Profile.Email != "" {
		normalized, err := NormalizeEmail(e.Profile.Email)
		if err != nil {
			return err
		}
		e.Profile.Email = normalized
	}
	if e.Profile.Name == "" {
		return Errorf(Invalid, "A name is needed.")
	}
	if e.ConsentSource = oneLine(e.ConsentSource); utf8.RuneCountInString(e.ConsentSource) > MaxLine {
		return Errorf(Invalid, "The ground of consent is longer than %d characters.", MaxLine)
	}
	return nil
}

// ImportOutcome is what became of an entry.
type ImportOutcome string

const (
	ImportNew       ImportOutcome = "new"
	ImportUpdated   ImportOutcome = "updated"
	ImportUnchanged ImportOutcome = "unchanged"
	ImportInvited   ImportOutcome = "invited"   // uses this installation already: an invitation waits for them
	ImportMember    ImportOutcome = "member"    // likewise, and is a member already: nothing to do
	ImportOptedOut  ImportOutcome = "opted_out" // known, and stays unlisted
	ImportDuplicate ImportOutcome = "duplicate" // stands in the file before
	ImportRejected  ImportOutcome = "rejected"
)

// ImportedRow is one line of an [ImportReport].
type ImportedRow struct {
	Line    int           `json:"line"`
	Name    string        `json:"name"`
	Email   string        `json:"email"`
	Outcome ImportOutcome `json:"outcome"`
	Reason  string        `json:"reason,omitempty"`
	Said    UIMessage     `json:"-"`                 // the reason, for catalogues of other languages
	Changes []FieldChange `json:"changes,omitempty"` // of an updated one
}

// WithReason returns the row with the reason of its outcome.
func (r ImportedRow) WithReason(said UIMessage) ImportedRow {
	r.Said, r.Reason = said, said.String()
	return r
}

// ImportReport says what an import did, or would have done.
type ImportReport struct {
	ImportID     ImportID              `json:"import_id,omitempty"` // what undoes it; "" of a dry run
	Organization string                `json:"organization"`
	DryRun       bool                  `json:"dry_run"`
	Counts       map[ImportOutcome]int `json:"counts"`
	Listed       int                   `json:"listed"` // entries of this file that others can find now
	Rows         []ImportedRow         `json:"rows"`
}

// Add appends a row and counts it.
func (r *ImportReport) Add(row ImportedRow) {
	if r.Counts == nil {
		r.Counts = map[ImportOutcome]int{}
	}
	r.Counts[row.Outcome]++
	r.Rows = append(r.Rows, row)
}

// PastImport is an import as the organization's admins find it again.
type PastImport struct {
	ID       ImportID
	File     string
	By       string // a name; "" where the person was erased
	Counts   map[ImportOutcome]int
	At       time.Time
	UndoneAt time.Time // zero: not undone
	Until    time.Time // when it can be undone no longer
}

// ImportUndo says what taking an import back did.
type ImportUndo struct {
	Removed   int           `json:"removed"`   // entries that it had made, erased
	Restored  int           `json:"restored"`  // entries that it had changed, as they were
	Withdrawn int           `json:"withdrawn"` // invitations that nobody had answered
	Left      []ImportedRow `json:"left"`      // who changed otherwise since, and stays
}

// SamplePerson is somebody of the sample community, with a fixed id.
type SamplePerson struct {
	Profile       Profile
	Organizations []OrgID
}
