package query

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// memberLists are the lists of this step in one language.
type memberLists struct {
	memberWords, locationWords map[string]bool
}

func newMemberLists(l lexicon.Language) memberLists {
	return memberLists{
		memberWords:   l.WordSet("member-words"),
		locationWords: l.WordSet("location-words"),
	}
}

const (
	maxTerms   = 40
	weakWeight = 0.4
)

// parseTerms makes terms of the words that are neither consumed nor filler.
func (r *parser) parseTerms() {
	for i, w := range r.words {
		if !w.consumed && !r.isFiller(i) {
			r.Terms = addTerm(r.Terms, r.term(i))
		}
	}
	r.setAsideBackground()
	r.Excluded = slices.DeleteFunc(r.Excluded, func(t Term) bool { return containsTerm(r.Terms, t) })
}

// setAsideBackground makes the terms of the other clauses previous terms if one clause only
// asks who is somewhere: "we bought a cabin on Deer Isle, who lives there?"
func (r *parser) setAsideBackground() {
	if len(r.Places)+len(r.PlaceCandidates) == 0 || !r.asksWhoIsThere() {
		return
	}
	for _, t := range r.Terms {
		if !r.isPlaceCandidate(t) {
			r.PreviousTerms = addTerm(r.PreviousTerms, t)
		}
	}
	r.Terms = slices.DeleteFunc(r.Terms, func(t Term) bool { return !r.isPlaceCandidate(t) })
}

// asksWhoIsThere reports whether a clause only asks who is or lives somewhere.
func (r *parser) asksWhoIsThere() bool {
	for from := 0; from < len(r.words); {
		until := from + 1
		for until < len(r.words) && !r.words[until].startsClause {
			until++
		}
		if r.isWhoIsThere(from, until) {
			return true
		}
		from = until
	}
	return false
}

// isWhoIsThere reports whether the clause from, until only asks who is or lives somewhere.
func (r *parser) isWhoIsThere(from, until int) bool {
	somebody, somewhere := false, false
	for i := from; i < until; i++ {
		somebody = somebody || r.is(i, r.otherPersons) || r.is(i, r.memberWords)
		somewhere = somewhere || r.is(i, r.locationWords)
		isExpected := r.words[i].consumed || r.isFiller(i) || r.words[i].weak || r.is(i, r.locationWords)
		if !isExpected && !r.isPlaceCandidate(r.term(i)) {
			return false
		}
	}
	return somebody && somewhere
}

// term returns word i as a term.
func (r *parser) term(i int) Term {
	w := r.words[i]
	t := Term{Language: r.language, Word: w.folded, Written: r.textOf(i, i+1), Weight: 1, MaybePlace: w.maybePlace, Adjective: r.isAdjective(i)}
	t.Named = w.capital && (!w.startsClause || len(r.words) <= 2)
	if w.weak {
		t.Weight = weakWeight
	}
	return t
}

// isFiller reports whether word i does not describe the people wanted. "IT" and "US" do, and
// so does the noun "well".
func (r *parser) isFiller(i int) bool {
	w := r.words[i]
	switch {
	case w.allCaps:
		return false
	case r.adverbialNouns[w.folded]:
		return r.isAdverb(i)
	case r.kinship[w.folded]:
		return r.is(i-1, r.determiners)
	case w.weak && r.Intent == domain.IntentPerson:
		return true
	}
	return r.fillerWords[w.folded] || r.language.IsFunctionWord(w.folded) || len(w.folded) == 1 && !w.capital
}

// isAdverb distinguishes "sings well" and "well, who can" from "our well is dry". Word i is
// "well".
func (r *parser) isAdverb(i int) bool {
	if r.is(i-1, r.determiners) {
		return false
	}
	return i+1 == len(r.words) || r.words[i+1].startsClause || r.is(i-1, r.beforeWellAdverb) || r.is(i+1, r.afterWellAdverb)
}

// addTerm adds t unless the terms contain its stem or have reached the limit.
func addTerm(terms []Term, t Term) []Term {
	if len(terms) >= maxTerms || containsTerm(terms, t) {
		return terms
	}
	return append(terms, t)
}

// containsTerm reports whether a term has the word or the stem of t.
func containsTerm(terms []Term, t Term) bool {
	stemmed := t.Stem()
	return slices.ContainsFunc(terms, func(other Term) bool {
		return other.Word == t.Word || other.Stem() == stemmed
	})
}

// StrongTerms counts the terms that are not weak words.
func StrongTerms(terms []Term) int {
	n := 0
	for _, t := range terms {
		if t.Weight == 1 {
			n++
		}
	}
	return n
}
