package domain

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Role is what a member may do in an organization.
type Role string

const (
	RoleMember Role = "member"
	RoleAdmin  Role = "admin"
)

// ParseRole reads a role; "" is [RoleMember]. It fails with [Invalid].
func ParseRole(text string) (Role, error) {
	switch role := Role(strings.ToLower(strings.TrimSpace(text))); role {
	case "", RoleMember:
		return RoleMember, nil
	case RoleAdmin:
		return RoleAdmin, nil
	default:
		return "", Errorf(Invalid, "There is no role %q.", text).WithHint("There are “member” and “admin”.")
	}
}

// Organization is a community whose members may find each other.
type Organization struct {
	ID          OrgID
	Name        string
	Description string
	CreatedAt   time.Time
	ArchivedAt  time.Time // zero: in use. Archived, nobody finds anybody in it
	DeletedAt   time.Time // zero: there. Deleted, it can be brought back for a while
	FromFile    bool      // kept elsewhere: it came here in a directory file
}

// maxOrganizationName is in characters.
const maxOrganizationName = 100

// Clean trims what an organization says of itself and checks its limits. It
// fails with [Invalid].
func (o *Organization) Clean() error {
	o.Name = oneLine(o.Name)
	o.Description = strings.TrimSpace(strings.Map(visible, o.Description))
	switch {
	case o.Name == "":
		return Errorf(Invalid, "An organization needs a name; nothing was changed.")
	case utf8.RuneCountInString(o.Name) > maxOrganizationName:
		return Errorf(Invalid, "The name is longer than %d characters; nothing was changed.", maxOrganizationName)
	case utf8.RuneCountInString(o.Description) > MaxText:
		return Errorf(Invalid, "The description is longer than %d characters; nothing was changed.", MaxText)
	}
	return nil
}

// IsInitial reports whether an organization that exists from the start has to
// stay. They can be renamed, and Nexus Maine archived; but everybody who signs
// up starts in Test Environment, and the sample community lives in both.
func (id OrgID) IsInitial() bool { return id == TestEnvironment || id == NexusMaine }

// Membership is one user's place in one organization.
type Membership struct {
	Organization Organization
	Role         Role
	JoinedAt     time.Time
}
