package query

import (
	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

var (
	drafting = lexicon.WordSet("write draft compose prepare make create send introduce word put")
	drafts   = lexicon.WordSet("intro introduction introductions email mail message note letter dm thank hello sentence sentences line lines")
	address  = lexicon.WordSet("to for with")
	wishing  = lexicon.WordSet("how should could please an a to the short")
	them     = lexicon.WordSet("her him them")
	// Whoever says one of these asks for a person to do the writing.
	anybody = lexicon.WordSet("who whom someone somebody anyone anybody person people")
)

// readDraft reports whether the text wishes for a text to somebody ("write an
// intro to Maria"), and takes the name. Nothing else of it is to be found.
func (r *parser) parseDraft() bool {
	start := r.skipForward(0, openers)
	for r.is(start, wishing) || r.is(start, openers) {
		start++
	}
	if !r.startsDraft(start) || r.hasAny(anybody) {
		return false
	}
	r.Intent = domain.IntentDraft
	if from, until := r.addressee(start + 1); until > from {
		r.Names = append(r.Names, r.textOf(from, until))
	}
	r.consume(0, len(r.words))
	return true
}

// startsDraft reports whether word i is of a wish for a text: "write Maria a
// note", "write to her", "an introduction to Maria".
func (r *parser) startsDraft(i int) bool {
	if r.is(i, drafts) {
		return r.is(i+1, address) && r.nameAt(i+2) > i+2
	}
	if !r.is(i, drafting) {
		return false
	}
	return r.namesDraft(i) || r.nameAt(i+1) > i+1 || r.is(i+1, address) && r.is(r.skipForward(i+2, alternatives), them)
}

// namesDraft reports whether what shall be written is named soon after a verb.
func (r *parser) namesDraft(verb int) bool {
	if r.matchAt(verb, "introduce") > 0 {
		return true
	}
	for i := verb + 1; i <= verb+6; i++ {
		if r.is(i, drafts) {
			return true
		}
	}
	return false
}

// addressee returns where the name of whom the text is for stands.
func (r *parser) addressee(start int) (from, until int) {
	for i := start; i < len(r.words); i++ {
		if !r.is(i, address) {
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
