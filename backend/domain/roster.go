package domain

// Consent is what is known of whether somebody agreed to be listed.
type Consent int8

const (
	ConsentUnsaid Consent = iota
	ConsentGiven
	ConsentRefused
)

// Entry is a person as an organiser's file describes them.
type Entry struct {
	Line    int     // in the file, from 1
	Profile Profile // UserID empty: not known yet
	Consent Consent
	Ground  string // where consent was given: a mapped column, or the organiser's statement
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
	ImportRejected  ImportOutcome = "rejected"
)

// ImportedRow is one line of an [ImportReport].
type ImportedRow struct {
	Line    int           `json:"line"`
	Name    string        `json:"name"`
	Email   string        `json:"email"`
	Outcome ImportOutcome `json:"outcome"`
	Reason  string        `json:"reason,omitempty"`
}

// ImportReport says what an import did, or would have done.
type ImportReport struct {
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

// SamplePerson is somebody of the sample community, with a fixed id.
type SamplePerson struct {
	Profile       Profile
	Organizations []OrgID
}
