package domain

import (
	"time"

	"github.com/google/uuid"
)

// OrganizationKeys are the keys of an organization's directory files. Only the
// installation that hosts the organization has the private ones.
type OrganizationKeys struct {
	Public    []byte // Ed25519: verifies directory files
	Private   []byte // Ed25519: signs them
	Recipient string // age: members encrypt their profile files to it
	Identity  string // age: decrypts profile files
}

// DirectoryFile is an organization with its listed people, as one installation
// exports it for others.
type DirectoryFile struct {
	Org         OrgID
	Name        string
	Description string
	Sequence    int64 // grows from file to file
	MadeAt      time.Time
	Recipient   string // age: members encrypt their profile files to it
	People      []Profile
	Code        string // the invitation code that opened the file; "" if something else did. Never in the file
}

// ProfileFile is a person's profile, on its way from their own installation to
// the one that hosts the organization.
type ProfileFile struct {
	Org      OrgID
	Sequence int64
	MadeAt   time.Time
	RemoteID UserID // their id as the sender gave it; directory files use the [DirectoryID] of it
	Code     string // of their invitation; "" if none
	Profile  Profile
}

// DirectoryOpened is the result of importing a directory file, or of its dry
// run.
type DirectoryOpened struct {
	Org     OrgID     `json:"org_id"`
	Name    string    `json:"name"`
	MadeAt  time.Time `json:"-"`
	First   bool      `json:"first"` // the first file of this organization, whose key is trusted from now on
	People  int       `json:"people"`
	Added   int       `json:"added"`
	Updated int       `json:"updated"`
	Removed int       `json:"removed"`
}

// ProfileReceived is the result of importing a profile file, or of its dry run.
type ProfileReceived struct {
	Org     OrgID         `json:"org_id"`
	Name    string        `json:"name"`
	Email   string        `json:"email"`
	OptedIn bool          `json:"opted_in"`
	New     bool          `json:"new"`   // they were not in the organization before
	Proof   string        `json:"proof"` // of their identity: "key" or "code"; "" if an admin has to confirm it
	Changes []FieldChange `json:"changes"`
}

// DirectoryID is a user's id in the directory files of one organization. It
// differs between organizations and does not reveal the local id.
func DirectoryID(org OrgID, user UserID) UserID {
	return UserID(uuid.NewSHA1(uuid.NameSpaceOID, []byte("kith directory "+string(org)+" "+string(user))).String())
}

// ValidID reports whether an id read from a file is a UUID.
func ValidID[T ~string](id T) bool { return len(id) == 36 && uuid.Validate(string(id)) == nil }
