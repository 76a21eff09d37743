package query

import (
	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

var (
	draftVerbs            = lexicon.WordSet("draft-verbs")
	draftNouns            = lexicon.WordSet("draft-nouns")
	addresseePrepositions = lexicon.WordSet("addressee-prepositions")
	beforeDraftVerb       = lexicon.WordSet("before-draft-verb")
	objectPronouns        = lexicon.WordSet("object-pronouns")
	draftWriters          = lexicon.WordSet("draft-writers")
)

// parseDraft reports whether the user asks for a text to somebody ("write an intro to
// Maria"), and parses the name. The whole question is then consumed.
func (r *parser) parseDraft() bool {
	start := r.skipForward(0, openers)
	for r.is(start, beforeDraftVerb) || r.is(start, openers) {
		start++
	}
	if !r.startsDraft(start) || r.hasAny(draftWriters) {
		return false
	}
	r.Intent = domain.IntentDraft
	if from, until := r.addressee(start + 1); until > from {
		r.Names = append(r.Names, r.textOf(from, until))
	}
	r.consume(0, len(r.words))
	return true
}

// startsDraft reports whether word i starts a request for a text: "write Maria a note",
// "write to her", "an introduction to Maria".
func (r *parser) startsDraft(i int) bool {
	if r.is(i, draftNouns) {
		return r.is(i+1, addresseePrepositions) && r.nameAt(i+2) > i+2
	}
	if !r.is(i, draftVerbs) {
		return false
	}
	return r.namesDraft(i) || r.nameAt(i+1) > i+1 || r.is(i+1, addresseePrepositions) && r.is(r.skipForward(i+2, conjunctions), objectPronouns)
}

// namesDraft reports whether a kind of text follows soon after a verb.
func (r *parser) namesDraft(verb int) bool {
	if r.matchAt(verb, "introduce") > 0 {
		return true
	}
	for i := verb + 1; i <= verb+6; i++ {
		if r.is(i, draftNouns) {
			return true
		}
	}
	return false
}

// addressee returns the position of the addressee's name; from equals until if there is none.
func (r *parser) addressee(start int) (from, until int) {
	for i := start; i < len(r.words); i++ {
		if !r.is(i, addresseePrepositions) {
			continue
		}
		from, until = i+1, r.nameAt(i+1)
		if until == from && r.matchAt(i, "to") > 0 {
			until = r.endOfWords(from, 2)
		}
		if until > from {
			return from, until
		}
	}
	return 0, 0
}
