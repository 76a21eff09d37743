package query

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// Parse parses a question. It is deterministic and knows no profiles. prior is the topic of
// the conversation so far, "" for none: a follow-up like "and in Portland?" refines it.
func Parse(text, prior string) Query {
	return parse(text, prior, lexicon.DetectAfter(text, prior))
}

func parse(text, prior string, l lexicon.Language) Query {
	r := parser{tokens: tokenize(text, l), isFollowUp: prior != ""}
	r.Text, r.Language = text, r.language
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
	r.Learning = r.Side == Needs && slices.ContainsFunc(slices.Concat(r.Terms, r.PreviousTerms), Term.IsLearner)
	r.Topic, r.SemanticText = r.topic(), r.semanticText()
	r.WithoutContext = r.alone(text)
	return r.Query
}

// parser holds a question while it is parsed. Each step consumes the words that it parsed,
// and later steps skip them.
type parser struct {
	Query
	tokens
	isFollowUp bool // a question came before
	sideKnown  bool // the wording determines the side
	isRequest  bool // the asker asks for somebody

	excluded [][2]int // byte ranges of the exclusions in the text
}
