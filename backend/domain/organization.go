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

// ParseRole parses a role; "" means [RoleMember]. It fails with [Invalid].
func ParseRole(text string) (Role, error) {
	switch role := Role(strings.ToLower(strings.TrimSpace(text))); role {
	case "", RoleMember:
		return RoleMember, nil
	case RoleAdmin:
		return RoleAdmin, nil
	default:
		return "", Errorf(Invalid, "domain.noSuchRole", "There is no role %q.", text).WithHint("domain.rolesAre", "There are “member” and “admin”.")
	}
}

// Organization is a community whose members can find each other.
type Organization struct {
	ID          OrgID
	Name        string
	Description string
	CreatedAt   time.Time
	ArchivedAt  time.Time // zero: active. Members of an archived one cannot find each other
	DeletedAt   time.Time // zero: not deleted. A deleted one can be restored within store.Grace
	FromFile    bool      // hosted on another installation, imported from a directory file
}

// OrganizationName identifies an organization in a list of names.
type OrganizationName struct {
	ID   OrgID
	Name string
}

// maxOrganizationName is the maximum length in characters.
const maxOrganizationName = 100

// Clean trims the name and description and checks their lengths. It fails with
// [Invalid].
func (o *Organization) Clean() error {
	o.Name = OneLine(o.Name)
	o.Description = strings.TrimSpace(Visible(o.Description))
	switch {
	case o.Name == "":
		return Errorf(Invalid, "domain.organizationNeedsName", "An organization needs a name; nothing was changed.")
	case utf8.RuneCountInString(o.Name) > maxOrganizationName:
		return Errorf(Invalid, "domain.nameTooLong", "The name is longer than %d characters; nothing was changed.", maxOrganizationName)
	case utf8.RuneCountInString(o.Description) > MaxText:
		return Errorf(Invalid, "domain.descriptionTooLong", "The description is longer than %d characters; nothing was changed.", MaxText)
	}
	return nil
}

// IsInitial reports whether an organization is one of the two that exist from
// the start. They cannot be deleted: everybody who signs up joins Test
// Environment, and the sample community belongs to both.
func (id OrgID) IsInitial() bool { return id == TestEnvironment || id == NexusMaine }

// Membership is a user's membership of one organization.
type Membership struct {
	Organization Organization
	Role         Role
	JoinedAt     time.Time
}
