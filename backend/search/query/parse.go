package query

import (
	"kith/backend/domain"
)

// Understand reads a question. It is deterministic and looks at nobody. prior
// is the topic of the conversation so far, "" for none: a follow-up like "and
// in Portland?" carries it on.
func Parse(text, prior string) Query {
	r := parser{tokens: tokenize(text), isFollowUp: prior != ""}
	r.Text = text
	if r.isSmallTalk() {
		r.Intent, r.Topic = domain.IntentSmallTalk, prior
		return r.Query
	}
	r.Intent = domain.IntentFindPeople
	if !r.parseDraft() {
		r.parsePerson()
		r.parseSide()
		r.Offering, r.Statement = r.isOffering(), r.isStatement()
		r.parseExclusions()
		r.parseLanguages()
		r.parsePlaces()
		r.parseTerms()
		r.MaybeOffering = r.maybeOffering()
	}
	r.applyContext(prior)
	if !r.sideKnown && len(r.Terms) == 0 && (r.Intent == domain.IntentFindPeople || r.Intent == domain.IntentRefine) {
		r.Side = Either
	}
	r.Topic, r.SemanticText = r.topic(), r.semanticText()
	if r.maybeNewTopic() {
		afresh := Parse(text, "")
		r.WithoutContext = &afresh
	}
	return r.Query
}

// A reading is a question while it is being understood. What one step
// understood, it marks as used for the next.
type parser struct {
	Query
	tokens
	isFollowUp bool // something was asked before
	sideKnown  bool // the wording tells the side

	excluded [][2]int // spans of the text that say what is not wanted
}
