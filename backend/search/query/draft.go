package query

import (
	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// draftLists are the lists of this step in one language.
type draftLists struct {
	draftVerbs, draftNouns, addresseePrepositions, beforeDraftVerb, objectPronouns, draftWriters, introducingVerbs map[string]bool
}

func newDraftLists(l lexicon.Language) draftLists {
	return draftLists{
		draftVerbs:            l.WordSet("draft-verbs"),
		draftNouns:            l.WordSet("draft-nouns"),
		addresseePrepositions: l.WordSet("addressee-prepositions"),
		beforeDraftVerb:       l.WordSet("before-draft-verb"),
		objectPronouns:        l.WordSet("object-pronouns"),
		introducingVerbs:      l.WordSet("introducing-verbs"),
		draftWriters:          l.WordSet("draft-writers"),
	}
}

// parseDraft reports whether the user asks for a text to somebody ("write an intro to
// Maria"), and parses the name. The whole question is then consumed.
func (r *parser) parseDraft() bool {
	start := r.skipForward(0, r.openers)
	for r.is(start, r.beforeDraftVerb) || r.is(start, r.openers) {
		start++
	}
	if !r.startsDraft(start) || r.hasAny(r.draftWriters) {
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
	if r.is(i, r.draftNouns) {
		return r.is(i+1, r.addresseePrepositions) && r.nameAt(i+2) > i+2
	}
	if !r.is(i, r.draftVerbs) {
		return false
	}
	return r.namesDraft(i) || r.nameAt(i+1) > i+1 || r.is(i+1, r.addresseePrepositions) && r.is(r.skipForward(i+2, r.conjunctions), r.objectPronouns)
}

// namesDraft reports whether a kind of text follows soon after a verb.
func (r *parser) namesDraft(verb int) bool {
	if r.is(verb, r.introducingVerbs) {
		return true
	}
	for i := verb + 1; i <= verb+6; i++ {
		if r.is(i, r.draftNouns) {
			return true
		}
	}
	return false
}

// addressee returns the position of the addressee's name; from equals until if there is none.
func (r *parser) addressee(start int) (from, until int) {
	for i := start; i < len(r.words); i++ {
		if !r.is(i, r.addresseePrepositions) {
			continue
		}
		from, until = i+1, r.nameAt(i+1)
		if until == from && r.is(i, r.toPrepositions) {
			until = r.endOfWords(from, 2)
		}
		if until > from {
			return from, until
		}
	}
	return 0, 0
}
