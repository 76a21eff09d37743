// Package query parses questions. It is deterministic and does not look at profiles: names, places and languages are
// recognised by the wording only.
package query

import (
	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// Side is the side of a profile that a question is about.
type Side uint8

const (
	// Offers: the asker needs something. The question is about what people are and can do.
	Offers Side = iota
	// Needs: the asker offers something. The question is about what people look for.
	Needs
	// Either: the question is about interests that people share.
	Either
)

func (s Side) String() string {
	return [...]string{"offers", "needs", "either"}[s]
}

// A Query is a parsed question. Names, places and languages are recognised by the wording; if nobody in scope has
// such a name, place or language, the search uses them as ordinary terms.
type Query struct {
	Text            string // as asked
	Language        lexicon.Language
	Intent          domain.Intent
	Side            Side
	Offering        bool            // the asker says what they have or do, and may offer it
	MaybeOffering   bool            // the query vector decides whether the text is an offer
	Learning        bool            // the asker wants to learn from those who need somebody: both sides count
	Statement       bool            // the text neither asks for people nor states a need
	Terms           []Term          // what people must match
	Excluded        []Term          // what people must not match
	PreviousTerms   []Term          // terms of the prior question; they only influence the order
	Names           []string        // as written: "Maria Okafor"
	Places          []string        // as written: "Cape Elizabeth"
	Near            []string        // those of Places near which people may live
	PlaceCandidates []string        // names that may be places, as written; their words are also terms
	Languages       []string        // that people must speak, as written
	Except          []domain.UserID // who is not shown, such as people who were turned down

	// SemanticText is the text to encode as the query vector: the question without its
	// exclusions or, for a follow-up, its terms; then the previous terms. It is "" if the
	// question has only names, places or languages.
	SemanticText string
	// WithoutContext is the same text parsed without the prior topic, to be searched if nobody
	// answers it with that. It is set if the text has words of its own that may be a subject.
	WithoutContext *Query

	// Topic is the parsed question in few words. [Parse] takes it as prior of the next question.
	Topic string
}

// A Term is one word that a question searches for.
type Term struct {
	Language   lexicon.Language // that the question is written in
	Word       string           // folded
	Written    string           // as in the question
	Weight     float64          // 1, or less for weak words: fix, old, start
	Named      bool             // capitalized within a sentence
	MaybePlace bool             // after "in": "in accounting", "in portland"
	Adjective  bool             // the name of a language that says what a thing is like: "Greek dancing"
}

// Stem returns the stem of the term in its language.
func (t Term) Stem() string { return t.Language.Stem(t.Word) }

// IsLearner reports whether the term is a word for somebody who learns from others by working
// with them: "apprentice".
func (t Term) IsLearner() bool { return listsOf[t.Language].learnerWords[t.Word] }

// IsLanguage reports whether the term names a language that is to be spoken.
func (t Term) IsLanguage() bool { return !t.Adjective && t.Language.IsLanguage(t.Word) }
