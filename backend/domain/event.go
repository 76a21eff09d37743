package domain

import "time"

// EventKind names a fact that the analytics count. The list is closed:
// definitions stand in insights.
type EventKind string

const (
	EventJoined           EventKind = "joined"
	EventProfileCompleted EventKind = "profile_completed"
	EventOptedIn          EventKind = "opted_in"
	EventOptedOut         EventKind = "opted_out"
	EventSearch           EventKind = "search"
	EventImpression       EventKind = "impression" // a card half visible for a second, once a question and person
	EventSave             EventKind = "save"
	EventEmailClick       EventKind = "email_click"
	EventLinkedInClick    EventKind = "linkedin_click"
)

// Event is one fact, append-only. It never holds words of a question, an
// answer or a profile.
type Event struct {
	Kind      EventKind
	UserID    UserID
	OrgID     OrgID
	SubjectID UserID    // the person shown, saved or clicked
	MessageID MessageID // the answer it belongs to
	Surface   Surface
	At        time.Time
	Search    *SearchFacts // of EventSearch only
}

// SearchFacts is what is kept of a search. Topic never leaves this machine.
type SearchFacts struct {
	Intent       Intent       `json:"intent"`
	Topic        string       `json:"topic"`
	Outcome      AnswerStatus `json:"outcome"`
	ResultCount  int          `json:"result_count"`
	FirstCardMS  float64      `json:"first_card_ms"`
	FirstTokenMS float64      `json:"first_token_ms"`
	TotalMS      float64      `json:"total_ms"`
}
