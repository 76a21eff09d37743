package domain

import "time"

// Contact is a person whom a user saved. Everything here but the person's name
// is the user's own and seen by nobody else.
type Contact struct {
	UserID          UserID
	SavedProfileID  UserID
	ChatSessionID   SessionID // the conversation it came from; "" if none
	Reason          string    // why they were saved, as far as their profile still says it
	Note            string
	Tags            []string
	FollowUpOn      string    // a date, YYYY-MM-DD; "" if none
	EmailClicked    time.Time // zero: never
	LinkedInClicked time.Time
	SavedAt         time.Time
}
