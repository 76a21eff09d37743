package domain

import (
	"net/mail"
	"strings"
	"time"
)

// Origin says how a user was created.
type Origin string

const (
	OriginSignup     Origin = "signup"
	OriginImport     Origin = "import"
	OriginInvitation Origin = "invitation"
	OriginSample     Origin = "sample"
	OriginSync       Origin = "sync"
)

// User is a person. Claimed users use this installation; unclaimed ones are
// entries that an organiser imported.
type User struct {
	ID           UserID
	Name         string
	Email        string
	Origin       Origin
	ClaimedAt    time.Time // zero: unclaimed
	MergedInto   UserID    // the user who claimed this entry
	PrimaryOrgID OrgID
	CreatedAt    time.Time
}

// maxEmail is the maximum length of an address in bytes, from the limits that
// RFC 5321 sets on each side of the @.
const maxEmail = 64 + 1 + 255

// NormalizeEmail trims an address and turns it to lower case, so that different
// spellings of a mailbox compare equal. It fails with [Invalid] unless address
// is a bare address.
func NormalizeEmail(address string) (string, error) {
	trimmed := strings.TrimSpace(address)
	if len(trimmed) > maxEmail {
		return "", Errorf(Invalid, "domain.emailAddressTooLong", "The e-mail address is longer than %d characters.", maxEmail)
	}
	parsed, err := mail.ParseAddress(trimmed)
	if err != nil || parsed.Address != trimmed || Visible(trimmed) != trimmed {
		return "", Errorf(Invalid, "domain.notAnEmailAddress", "%q is not an e-mail address.", trimmed)
	}
	return strings.ToLower(parsed.Address), nil
}
