package domain

import "time"

// InvitationID names an invitation.
type InvitationID string

// InvitationStatus is what became of an invitation.
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
	InvitedBy    string // a name; "": erased
	HasCode      bool   // a code exists that redeems it
	NeedsCode    bool   // the invited person has to type it, see store.Waiting
	CreatedAt    time.Time
	ExpiresAt    time.Time // zero: never
}

// Limits on invitations: how long one lasts, and how many are made at once.
const (
	InvitationLasts   = 30 * 24 * time.Hour
	LongestInvitation = 365 * 24 * time.Hour
	MaxInvitations    = 1_000
)
