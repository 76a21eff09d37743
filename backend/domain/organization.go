package domain

import "time"

// Role is what a member may do in an organization.
type Role string

const (
	RoleMember Role = "member"
	RoleAdmin  Role = "admin"
)

// Organization is a community whose members may find each other.
type Organization struct {
	ID          OrgID
	Name        string
	Description string
	CreatedAt   time.Time
}

// Membership is one user's place in one organization.
type Membership struct {
	Organization Organization
	Role         Role
	JoinedAt     time.Time
}
