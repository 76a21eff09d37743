package domain

import "time"

// InvitationID identifies an invitation.
type InvitationID string

// InvitationStatus is the state of an invitation.
type InvitationStatus string

const (
	InvitationPending  InvitationStatus = "pending"
	InvitationAccepted InvitationStatus = "accepted"
	InvitationDeclined InvitationStatus = "declined"
	InvitationRevoked  InvitationStatus = "revoked"
	InvitationExpired  InvitationStatus = "expired"
)

// Invitation asks somebody to join an organization.
type Invitation struct {
	ID           InvitationID
	Organization Organization
	Email        string
	Role         Role
	Status       InvitationStatus
	InvitedBy    string // the inviter's name; "" if they were erased
	HasCode      bool   // it can be accepted with a code
	NeedsCode    bool   // it can be accepted only with the code, see store.Scoped.Waiting
	CreatedAt    time.Time
	ExpiresAt    time.Time // zero: never
}

// Limits on invitations: the default and the longest lifetime, and how many can
// be created at once.
const (
	InvitationLasts   = 30 * 24 * time.Hour
	LongestInvitation = 365 * 24 * time.Hour
	MaxInvitations    = 1_000
)
