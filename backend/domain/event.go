package domain

import "time"

// EventKind is a kind of analytics event.
type EventKind string

const (
	EventJoined           EventKind = "joined"
	EventProfileCompleted EventKind = "profile_completed"
	EventOptedIn          EventKind = "opted_in"
	EventOptedOut         EventKind = "opted_out"
	EventSearch           EventKind = "search"
	EventImpression       EventKind = "impression" // a card was half visible for a second; once per answer and person
	EventSave             EventKind = "save"
	EventEmailClick       EventKind = "email_click"
	EventLinkedInClick    EventKind = "linkedin_click"
)

// Event is one analytics event. Events are append-only and never contain text
// of a question, an answer or a profile, except SearchFacts.Topic.
type Event struct {
	Kind      EventKind
	UserID    UserID
	OrgID     OrgID
	SubjectID UserID    // the person shown, saved or clicked
	MessageID MessageID // the answer it belongs to
	Surface   Surface
	At        time.Time
	Search    *SearchFacts // only for EventSearch
}

// SearchFacts are the details of a search event. Topic is never exported.
type SearchFacts struct {
	Intent       Intent       `json:"intent"`
	Topic        string       `json:"topic"`
	Outcome      AnswerStatus `json:"outcome"`
	ResultCount  int          `json:"result_count"`
	FirstCardMS  float64      `json:"first_card_ms"`
	FirstTokenMS float64      `json:"first_token_ms"`
	TotalMS      float64      `json:"total_ms"`
}
