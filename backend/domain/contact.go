package domain

import "time"

// Contact is a person whom a user saved. Everything here but the person's name
// is the user's own and seen by nobody else.
type Contact struct {
	UserID          UserID
	SavedProfileID  UserID
	ChatSessionID   SessionID  // the conversation it came from; "" if none
	Reason          string     // as it was when they were saved, see Evidence
	Evidence        []Evidence // what the reason is made of; shown while the profile still says it
	Said            string     // by the answer, about them alone; shown while the profile is as it was
	Note            string
	Tags            []string
	FollowUpOn      string    // a date, YYYY-MM-DD; "" if none
	EmailClicked    time.Time // zero: never
	LinkedInClicked time.Time
	SavedAt         time.Time
}

// AsMatch is how the contact's person, whose profile is p, was shown when they were
// saved. What an answer said of a profile that has changed since is left out.
func (c Contact) AsMatch(p Profile) MatchedProfile {
	m := MatchedProfile{UserID: c.SavedProfileID, Reason: c.Reason, Evidence: c.Evidence}
	if !p.UpdatedAt.After(c.SavedAt) {
		m.AnswerSentence = c.Said
	}
	return m
}
