package domain

import (
	"time"

	"github.com/google/uuid"
)

// OrganizationKeys are what directory files of an organization are made and read
// with. The private ones stand where the organization is kept, alone.
type OrganizationKeys struct {
	Public    []byte // Ed25519: checks directory files
	Private   []byte // Ed25519: signs them
	Recipient string // age: members encrypt what they send to it
	Identity  string // age: reads that
}

// DirectoryFile is an organization with its listed people, as one laptop hands
// it to others.
type DirectoryFile struct {
	Org         OrgID
	Name        string
	Description string
	Sequence    int64 // grows from file to file
	MadeAt      time.Time
	Recipient   string // age: for what members send back
	People      []Profile
}

// ProfileFile is what a person says about themselves, on the way from their own
// laptop to where their organization is kept.
type ProfileFile struct {
	Org      OrgID
	Sequence int64
	MadeAt   time.Time
	RemoteID UserID // what they call themselves; directory files call them by the [DirectoryID] of it
	Code     string // of their invitation; "" where they had none
	Profile  Profile
}

// DirectoryOpened says what opening a directory file did, or would do.
type DirectoryOpened struct {
	Org     OrgID
	Name    string
	MadeAt  time.Time
	First   bool // the first file of this organization: its key is trusted from now on
	People  int
	Added   int
	Updated int
	Removed int
}

// ProfileReceived says what a person's own profile did, or would do.
type ProfileReceived struct {
	Org     OrgID
	Name    string
	Email   string
	OptedIn bool
	New     bool   // they were not in the organization
	Proof   string // that it is them: "key", "code", or "": an admin has to confirm it
	Changes []FieldChange
}

// DirectoryID is who somebody is in directory files of an organization. It tells
// nothing of the id that they have here, and no other organization gives the
// same.
func DirectoryID(org OrgID, user UserID) UserID {
	return UserID(uuid.NewSHA1(uuid.NameSpaceOID, []byte("kith directory "+string(org)+" "+string(user))).String())
}

// ValidID reports whether an id from a file is one.
func ValidID[T ~string](id T) bool { return len(id) == 36 && uuid.Validate(string(id)) == nil }
