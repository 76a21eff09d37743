// Package writer makes prose of people who were found: it builds the prompt
// from which a model writes, and holds the built-in writer, which needs none.
//
// It decides nothing: who is shown, and in which order, is settled before it
// is asked. Text of profiles is the words of strangers. Whatever it says, it
// stays words: it cannot act as Markdown, cite, or leave its place in a prompt.
package writer

import "kith/backend/domain"

// MaxCandidates is how many people an answer may be about. A prompt's length
// depends on it, and so never on the number of members.
const MaxCandidates = 8

// Request is all that a writer may know.
type Request struct {
	Question   string
	Intent     domain.Intent
	Asker      domain.Profile
	Candidates []Candidate // in the order of their cards; the first is cited as [1]
	Nearest    bool        // nobody matched: the candidates only come close
	Empty      bool        // nobody at all is listed where they ask
	Turns      []Turn      // earlier turns of the session, oldest first
	NoCards    bool        // it is read where cards cannot be opened: at a terminal
}

// Candidate is a person an answer may speak of.
type Candidate struct {
	Profile  domain.Profile // redacted as the asker may see it
	Reason   string         // why they are shown, where there is no evidence
	Evidence []domain.Evidence
}

// Turn is an earlier question with its answer. A turn that is given with the
// same candidates every time has the same words in every prompt of its
// session, and a model need not read them again.
type Turn struct {
	Question   string
	Intent     domain.Intent
	Candidates []Candidate // as they were shown
	Nearest    bool
	Answer     string
}

// shown returns the candidates that an answer may speak of.
func shown(candidates []Candidate) []Candidate {
	return candidates[:min(len(candidates), MaxCandidates)]
}
