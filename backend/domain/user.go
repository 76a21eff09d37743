package domain

import (
	"net/mail"
	"strings"
	"time"
)

// Origin tells how a user came to be known here.
type Origin string

const (
	OriginSignup     Origin = "signup"
	OriginImport     Origin = "import"
	OriginInvitation Origin = "invitation"
	OriginSample     Origin = "sample"
	OriginSync       Origin = "sync"
)

// User is a person: one who uses this installation (claimed), or one whom an
// organiser brought in (unclaimed).
type User struct {
	ID           UserID
	Name         string
	Email        string
	Origin       Origin
	ClaimedAt    time.Time // zero: unclaimed
	MergedInto   UserID    // set once this entry was claimed by somebody
	PrimaryOrgID OrgID
	CreatedAt    time.Time
}

// Claimed reports whether the user is a person who uses this installation.
func (u User) Claimed() bool { return !u.ClaimedAt.IsZero() }

// maxEmail is how long an address may be, in bytes: what RFC 5321 lets one be
// before and behind its @.
const maxEmail = 64 + 1 + 255

// NormalizeEmail returns the form of an address in which two spellings of one
// mailbox are equal: trimmed and in lower case. It fails with [Invalid] on
// what is not a bare address.
func NormalizeEmail(address string) (string, error) {
	trimmed := strings.TrimSpace(address)
	if len(trimmed) > maxEmail {
		return "", Errorf(Invalid, "The e-mail address is longer than %d characters.", maxEmail)
	}
	parsed, err := mail.ParseAddress(trimmed)
	if err != nil || parsed.Address != trimmed || strings.Map(visible, trimmed) != trimmed {
		return "", Errorf(Invalid, "%q is not an e-mail address.", trimmed)
	}
	return strings.ToLower(parsed.Address), nil
}
