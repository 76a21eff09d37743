package domain

import "time"

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
