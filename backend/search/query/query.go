package query

import (
	"kith/backend/domain"
)

// Side is which side of a profile a question is about.
type Side uint8

const (
	// Offers is asked by who needs something: it is about what people are and can.
	Offers Side = iota
	// Needs is asked by who has something to give: it is about what people look for.
	Needs
	// Either is about what people share: interests, above all.
	Either
)

func (s Side) String() string {
	return [...]string{"offers", "needs", "either"}[s]
}

// A Question is what was understood of a text. Names, places and languages are
// what the wording says they are; where nobody in scope is called, lives or
// speaks like that, [Find] takes them for words like any other.
type Query struct {
	Text            string // as asked
	Intent          domain.Intent
	Side            Side
	Offering        bool     // the asker tells what they have, and perhaps would give
	MaybeOffering   bool     // so long, and so little of a request, that its meaning tells whether they would
	Statement       bool     // the wording asks for nobody and tells of no need
	Terms           []Term   // what it is about
	Excluded        []Term   // what it must not be about
	PreviousTerms   []Term   // what was asked about before; of two who answer, it prefers one
	Names           []string // as written: "Maria Okafor"
	Places          []string // as written: "Cape Elizabeth"
	PlaceCandidates []string // names that may be places, as written; their words are terms too
	Languages       []string // that somebody must speak, as written

	// Sense is what to compare by meaning: the text without what is not wanted or, of
	// a follow-up, the words that it is about; and behind it what was asked before. It
	// is "" where meaning tells nothing, as of a name or a place.
	SemanticText string
	// Afresh is the same text as it begins a conversation, where it may: what was
	// asked before may be another subject, and hide who comes close to this one.
	WithoutContext *Query

	// Topic is the question in the fewest words, for [Understand] to carry on.
	Topic string
}

// A Term is one word that a question is about.
type Term struct {
	Word       string  // folded
	Written    string  // as in the question
	Weight     float64 // 1, or less for words that say little alone: fix, old, start
	Named      bool    // written like a name: a capital within a sentence
	MaybePlace bool    // stands where a place may: "in accounting", "in portland"
}
