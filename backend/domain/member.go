package domain

import "time"

// Member is a row of an organization's member list as its admins see it. For
// members who are not listed, it has neither the address nor whether the
// profile is complete.
type Member struct {
	UserID     UserID
	Name       string
	Email      string // "" if unknown or withheld
	Role       Role
	Origin     Origin
	Claimed    bool // the person uses this installation
	Listed     bool // others can find them
	Complete   Completeness
	Invitation InvitationStatus // of the latest invitation to an unclaimed entry; "" if none
	Claimant   bool             // unclaimed, but a user of this installation has its address
	JoinedAt   time.Time
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
	Query      string // part of a name or visible address; case is ignored
	Role       Role
	Listed     Choice
	Complete   Completeness
	Claimed    Choice
	Origin     Origin
	Invitation InvitationStatus
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
