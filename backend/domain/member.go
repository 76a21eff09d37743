package domain

import "time"

// Member is somebody of an organization as its admins see them in a list. What
// a person who shows themselves to nobody wrote is not in it: no address, and
// not whether their profile is complete.
type Member struct {
	UserID     UserID
	Name       string
	Email      string // "": unknown or withheld
	Role       Role
	Origin     Origin
	Claimed    bool // uses this installation
	Listed     bool // others find them
	Complete   Completeness
	Invitation InvitationStatus // the latest, of an unclaimed entry; "" if none
	Claimant   bool             // unclaimed, and somebody with its address uses this installation
	JoinedAt   time.Time
}

// Completeness says whether a profile says enough to be found by; "" where the
// viewer may not know.
type Completeness string

const (
	Complete   Completeness = "complete"
	Incomplete Completeness = "incomplete"
)

// MemberFilter narrows a list of members; zero values do not.
type MemberFilter struct {
	Query      string // part of a name or address that the admin may see, in any case
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

// MemberPage is a part of a list of members.
type MemberPage struct {
	Members []Member
	Total   int // of all that the filter lets through
}
