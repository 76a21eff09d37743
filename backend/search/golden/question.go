package golden

import "kith/backend/domain"

// Kind is the kind of a question, by what makes it hard.
type Kind string

const (
	Need          Kind = "need"           // the asker has a problem
	Offer         Kind = "offer"          // the asker offers something
	Place         Kind = "place"          // people in a place
	Name          Kind = "name"           // a person by name, sometimes misspelt
	Role          Kind = "role"           // people with an occupation
	TwoConditions Kind = "two_conditions" // two conditions, both required
	Negation      Kind = "negation"       // excludes something
	Vague         Kind = "vague"          // many people would fit
	FollowUp      Kind = "follow_up"      // incomplete without the earlier questions
	Unanswerable  Kind = "unanswerable"   // nobody in the community fits
)

// Part says what a question may be used for, where a community's questions are
// divided. All others are fitted on together, and reported where their community
// was left out.
type Part string

const (
	// Tune is the part on which weights and rules are chosen.
	Tune Part = "tune"
	// Report is the held-out part: it is only used to report how good the search is.
	Report Part = "report"
)

// Grade is how well a person answers a question. People without a grade do not answer
// it.
type Grade int

const (
	Useful Grade = 1 // helps with a part of it, or comes close
	Right  Grade = 2 // somebody who knows everybody would name this person
)

// Question is a question with the grades of everybody who should be found.
type Question struct {
	ID       string                  `json:"id"`
	Kind     Kind                    `json:"kind"`
	Part     Part                    `json:"part"`
	Before   []string                `json:"before"` // earlier questions of the conversation, oldest first
	Text     string                  `json:"text"`
	Language string                  `json:"language"` // of the text, as BCP 47 says it; "": English
	Relevant map[domain.UserID]Grade `json:"relevant"`
}
