package domain

import "time"

// Contact is a person whom a user saved. Only that user can read it.
type Contact struct {
	UserID          UserID
	SavedProfileID  UserID
	ChatSessionID   SessionID // the conversation in which they were found; "" if none
	Reason          string    // why they were saved, without what their profile no longer contains
	Note            string
	Tags            []string
	FollowUpOn      string    // a date, YYYY-MM-DD; "" if none
	EmailClicked    time.Time // zero: never
	LinkedInClicked time.Time
	SavedAt         time.Time
}
