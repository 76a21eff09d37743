package domain

import "time"

// Member is a row of an organization's member list as its admins see it. For
// members who are not listed, it has neither the address nor whether the
// profile is complete.
type Member struct {
	UserID     UserID           `json:"user_id"`
	Name       string           `json:"name"`
	Email      string           `json:"email"` // "" if unknown or withheld
	Role       Role             `json:"role"`
	Origin     Origin           `json:"origin"`
	Claimed    bool             `json:"claimed"` // the person uses this installation
	Listed     bool             `json:"listed"`  // others can find them
	Complete   Completeness     `json:"complete"`
	Invitation InvitationStatus `json:"invitation"` // of the latest invitation to an unclaimed entry; "" if none
	Claimant   bool             `json:"claimant"`   // unclaimed, but a user of this installation has its address
	JoinedAt   time.Time        `json:"-"`
}

// Completeness says whether a profile has the fields that search needs; "" if
// the viewer may not know.
type Completeness string

const (
	Complete   Completeness = "complete"
	Incomplete Completeness = "incomplete"
)

// MemberFilter narrows a list of members. Zero values match everything.
type MemberFilter struct {
	Query      string           `json:"query"` // part of a name or visible address; case is ignored
	Role       Role             `json:"role"`
	Listed     Choice           `json:"listed"`
	Complete   Completeness     `json:"complete"`
	Claimed    Choice           `json:"claimed"`
	Origin     Origin           `json:"origin"`
	Invitation InvitationStatus `json:"invitation"`
}

// Choice is yes, no, or either.
type Choice string

const (
	Either Choice = ""
	Yes    Choice = "yes"
	No     Choice = "no"
)

// MemberPage is one page of a list of members.
type MemberPage struct {
	Members []Member
	Total   int // members matching the filter, on all pages
}

// RemovedMember is a member whom an admin removed. Whether they are listed and
// complete is not said.
type RemovedMember struct {
	Member
	Until time.Time // the deadline for restoring them
}
