// Package writer turns the people found into prose: it builds the prompt for a
// model, and has a built-in writer that needs no model.
//
// It does not choose people or their order; the search has done that. Profile
// text is untrusted: it is escaped so that it cannot act as Markdown, forge a
// citation or break out of its block in a prompt.
package writer

import (
	"kith/backend/dialogue"
	"kith/backend/domain"
)

// MaxCandidates is the largest number of people in an answer. It bounds the length
// of a prompt whatever the number of members.
const MaxCandidates = 8

// MaxTopics is how many of the community's topics an answer names.
const MaxTopics = 3

// Request is everything that a writer is given.
type Request struct {
	Question   string
	Language   string // the code of the question's language; [English] for others than the writer has
	Intent     domain.Intent
	Move       dialogue.Move    // what the question asks for in the conversation
	Subject    string           // of a letter; "": none
	Topics     []string         // the community's own topics, to ask back with
	Counted    []domain.Profile // everybody whom the question counts
	Asker      domain.Profile
	Candidates []Candidate        // in the order of the cards; the first is cited as [1]
	Conditions []domain.Condition // that the people had to meet
	Nearest    bool               // nobody matched; the candidates only come close
	Empty      bool               // nobody is listed in the asker's scope
	Turns      []Turn             // earlier turns of the session, oldest first
	NoCards    bool               // the reader cannot open cards (command line)
}

// Candidate is a person whom an answer may mention.
type Candidate struct {
	Profile  domain.Profile // without what the asker may not see
	Reason   string         // why they are shown; used without evidence
	Evidence []domain.Evidence
}

// Turn is an earlier question with its answer. With the same candidates its text
// is identical in every prompt of the session, so that the model's prompt cache
// is reused.
type Turn struct {
	Question   string
	Intent     domain.Intent
	Candidates []Candidate // as they were shown
	Nearest    bool
	Answer     string
}

// shown returns the first MaxCandidates candidates.
func shown(candidates []Candidate) []Candidate {
	return candidates[:min(len(candidates), MaxCandidates)]
}
