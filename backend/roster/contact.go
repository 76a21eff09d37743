package roster

import "kith/backend/domain"

// ContactRow is a saved contact on its way out: the profile as its owner shows
// it to the user who saved it, and what that user wrote.
type ContactRow struct {
	Profile    domain.Profile
	Reason     string
	Note       string
	Tags       []string
	FollowUpOn string // YYYY-MM-DD; "" if none
	SavedAt    string // in domain.TimeLayout
}
