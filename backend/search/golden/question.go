package golden

import "kith/backend/domain"

// Kind is what makes a question hard.
type Kind string

const (
	Need          Kind = "need"           // the asker has a problem
	Offer         Kind = "offer"          // the asker has something to give
	Place         Kind = "place"          // who is where
	Name          Kind = "name"           // somebody by name, spelt well or not
	Role          Kind = "role"           // a calling, as a word
	TwoConditions Kind = "two_conditions" // both must hold
	Negation      Kind = "negation"       // what is not wanted is said too
	Vague         Kind = "vague"          // many would do
	FollowUp      Kind = "follow_up"      // incomplete without what came before
	Unanswerable  Kind = "unanswerable"   // nobody here can help
)

// Part says what a question may be used for.
type Part string

const (
	// Tune is what weights and rules are chosen on.
	Tune Part = "tune"
	// Report is looked at only to say how good the result is.
	Report Part = "report"
)

// Grade is how well a person answers a question; people who are not graded do
// not answer it.
type Grade int

const (
	Useful Grade = 1 // worth knowing: helps with a part of it, or is close
	Right  Grade = 2 // whom somebody who knows everybody would name
)

// Question is one question with everybody who ought to be found.
type Question struct {
	ID       string                  `json:"id"`
	Kind     Kind                    `json:"kind"`
	Part     Part                    `json:"part"`
	Before   []string                `json:"before"` // asked earlier in the conversation, the first first
	Text     string                  `json:"text"`
	Relevant map[domain.UserID]Grade `json:"relevant"`
}
