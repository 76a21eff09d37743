package match

import (
	"slices"

	"kith/backend/domain"
)

const (
	maxTerms    = 40
	lightWeight = 0.4
)

// readTerms takes what is left and says something.
func (r *reading) readTerms() {
	for i, w := range r.words {
		if !w.used && !r.saysNothing(i) {
			r.Terms = addTerm(r.Terms, r.term(i))
		}
	}
	r.Without = slices.DeleteFunc(r.Without, func(t Term) bool { return holds(r.Terms, t) })
}

func (r *reading) term(i int) Term {
	w := r.words[i]
	t := Term{Word: w.folded, Written: r.written(i, i+1), Weight: 1, Placed: w.placed}
	t.Named = w.capital && (!w.opens || len(r.words) <= 2)
	if w.isLight() {
		t.Weight = lightWeight
	}
	return t
}

// saysNothing reports whether word i is there for the sentence only. IT and US
// are not, nor is a well that somebody has.
func (r *reading) saysNothing(i int) bool {
	w := r.words[i]
	switch {
	case w.upper:
		return false
	case w.folded == "well":
		return r.isAdverb(i)
	case kin[w.folded]:
		return r.is(i-1, determiners)
	case w.isLight() && r.Intent == domain.IntentPerson:
		return true
	}
	return filler[w.folded] || functionWords[w.folded] || len(w.folded) == 1 && !w.capital
}

// isAdverb tells "sings well" and "well, who can" from "our well is dry".
func (r *reading) isAdverb(i int) bool {
	if r.is(i-1, determiners) {
		return false
	}
	return i+1 == len(r.words) || r.words[i+1].opens || r.is(i-1, beforeAdverb) || r.is(i+1, afterAdverb)
}

// addTerm adds t, unless one with the same stem is there or there are enough.
func addTerm(terms []Term, t Term) []Term {
	if len(terms) >= maxTerms || holds(terms, t) {
		return terms
	}
	return append(terms, t)
}

func holds(terms []Term, t Term) bool {
	stemmed := stem(t.Word)
	return slices.ContainsFunc(terms, func(other Term) bool {
		return other.Word == t.Word || stem(other.Word) == stemmed
	})
}
