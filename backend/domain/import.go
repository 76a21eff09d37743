package domain

import (
	"time"
	"unicode/utf8"
)

// Consent says whether somebody agreed to be listed, as far as known.
type Consent int8

const (
	ConsentUnknown Consent = iota // nothing is said
	ConsentGiven
	ConsentRefused    // a lasting opt-out
	ConsentUnreadable // something is said that nobody can read: not listed, but no lasting opt-out
)

// Import is a parsed file with the organization to import it into.
type Import struct {
	Org      OrgID
	File     string // the file's name, for the list of imports
	Entries  []Entry
	Rejected []ImportedRow  // rows that could not be parsed into an entry
	DryRun   bool           // roll back at the end
	Progress func(done int) // called repeatedly with the number of entries done; may be nil
}

// Entry is a person as described by a row of an imported file.
type Entry struct {
	Line          int     // line number in the file, from 1
	Profile       Profile // UserID is set only in files that Kith exported
	Consent       Consent
	ConsentSource string      // how consent was given: from a mapped column, or stated by the organiser
	Stated        bool        // Consent is the organiser's statement for the whole file, which no earlier no gives way to
	Notes         []UIMessage // what could not be used of the row, such as a website that is none
	OtherEmails   []string    // further addresses of the row, normalised: they tell who it is about and are not stored
	// Marks are the texts of columns that no field takes and that tell people of one name apart, such as a member
	// number or a department. Each row of a file has the same columns, in the same order.
	Marks []string
}

// ConsentDeclined stands for how consent was given in the profile of an entry that said no before it was ever listed.
// Unlike an opt-out it gives way to a later yes of the person, but not to a statement for a whole file.
const ConsentDeclined = "declined"

// Clean validates and normalizes an entry. It fails with [Invalid].
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
		return Errorf(Invalid, "common.nameNeeded", "A name is needed.")
	}
	if e.ConsentSource = OneLine(e.ConsentSource); utf8.RuneCountInString(e.ConsentSource) > MaxLine {
		return Errorf(Invalid, "domain.consentTooLong", "The ground of consent is longer than %d characters.", MaxLine)
	}
	return nil
}

// ImportOutcome is the result of importing one entry.
type ImportOutcome string

const (
	ImportNew       ImportOutcome = "new"
	ImportUpdated   ImportOutcome = "updated"
	ImportUnchanged ImportOutcome = "unchanged"
	ImportInvited   ImportOutcome = "invited"   // a user of this installation: got an invitation
	ImportMember    ImportOutcome = "member"    // is a member with a profile of their own: unchanged
	ImportOptedOut  ImportOutcome = "opted_out" // opted out before and stays unlisted
	ImportDuplicate ImportOutcome = "duplicate" // repeats an earlier line of the file
	ImportRejected  ImportOutcome = "rejected"
	ImportLeftOut   ImportOutcome = "left_out" // is no person, such as the card of a group
)

// ImportedRow is one line of an [ImportReport].
type ImportedRow struct {
	Line           int           `json:"line"`
	Name           string        `json:"name"`
	Email          string        `json:"email"`
	Outcome        ImportOutcome `json:"outcome"`
	Reason         string        `json:"reason,omitempty"`
	ReasonTemplate UIMessage     `json:"-"`                 // Reason, for translation
	Changes        []FieldChange `json:"changes,omitempty"` // only if updated
	Notes          []string      `json:"notes,omitempty"`   // what could not be used of the row; the person came in without it
	NoteTemplates  []UIMessage   `json:"-"`                 // Notes, for translation
	Unlisted       Unlisted      `json:"-"`                 // of a person who came in
	Objection      Objection     `json:"-"`                 // of a rejected row: whom it speaks against listing, if anybody
}

// Objection says that a row which is not imported speaks against listing somebody.
type Objection struct {
	Name     string // may be empty
	Emails   []string
	LinkedIn string
	Consent  Consent // ConsentRefused or ConsentUnreadable, else the row says nothing
}

// Unlisted says why others do not find a person of an import.
type Unlisted string

const (
	NotUnlisted        Unlisted = ""            // others find them, or they did not come in
	UnlistedUnsaid     Unlisted = "unsaid"      // nobody said that they agreed
	UnlistedUnreadable Unlisted = "unreadable"  // the file says something that nobody can read
	UnlistedRefused    Unlisted = "refused"     // the file says no
	UnlistedBefore     Unlisted = "said_before" // they said no before this import
)

// WithNotes returns the row with more notes.
func (r ImportedRow) WithNotes(notes ...UIMessage) ImportedRow {
	for _, note := range notes {
		r.NoteTemplates, r.Notes = append(r.NoteTemplates, note), append(r.Notes, note.String())
	}
	return r
}

// WithReason returns the row with a reason for its outcome.
func (r ImportedRow) WithReason(reason UIMessage) ImportedRow {
	r.ReasonTemplate, r.Reason = reason, reason.String()
	return r
}

// ImportReport is the result of an import, or of its dry run.
type ImportReport struct {
	ImportID     ImportID              `json:"import_id,omitempty"` // needed to undo it; "" after a dry run
	Organization string                `json:"organization"`
	DryRun       bool                  `json:"dry_run"`
	Counts       map[ImportOutcome]int `json:"counts"`
	Listed       int                   `json:"listed"` // entries of this file that others can now find
	Rows         []ImportedRow         `json:"rows"`
	Columns      map[string]string     `json:"columns,omitempty"`  // of a table: the field of each used column, by its header
	Ignored      []string              `json:"ignored,omitempty"`  // what was not used: headers of columns, or names of a card's properties
	Encoding     string                `json:"encoding,omitempty"` // of a text file
	Sheet        string                `json:"sheet,omitempty"`    // of a workbook
}

// Add appends a row and counts it.
func (r *ImportReport) Add(row ImportedRow) {
	if r.Counts == nil {
		r.Counts = map[ImportOutcome]int{}
	}
	r.Counts[row.Outcome]++
	r.Rows = append(r.Rows, row)
}

// PastImport is an entry in an organization's list of imports.
type PastImport struct {
	ID       ImportID
	File     string
	By       string // the importer's name; "" if they were erased
	Counts   map[ImportOutcome]int
	At       time.Time
	UndoneAt time.Time // zero: not undone
	Until    time.Time // the deadline for undoing it
}

// ImportUndo is the result of undoing an import.
type ImportUndo struct {
	Removed   int           `json:"removed"`   // created entries that were erased
	Restored  int           `json:"restored"`  // updated entries that got their old values back
	Withdrawn int           `json:"withdrawn"` // unanswered invitations that were revoked
	Left      []ImportedRow `json:"left"`      // entries that changed since the import and stay
}

// SamplePerson is a member of the sample community. Their id is fixed.
type SamplePerson struct {
	Profile       Profile
	Organizations []OrgID
}
