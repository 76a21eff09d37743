package match

import (
	"slices"

	"kith/backend/domain"
)

const (
	maxTerms    = 40
	lightWeight = 0.4
)

var (
	ofUs  = wordSet("us member members neighbor neighbors neighbour neighbours")
	there = wordSet("there here live lives living way around in from near on at up down")
)

// readTerms takes what is left and says something.
func (r *reading) readTerms() {
	for i, w := range r.words {
		if !w.used && !r.saysNothing(i) {
			r.Terms = addTerm(r.Terms, r.term(i))
		}
	}
	r.leaveAside()
	r.Without = slices.DeleteFunc(r.Without, func(t Term) bool { return holds(r.Terms, t) })
}

// leaveAside leaves what is told besides to what orders those who answer, where one
// clause asks just who is there: "we bought a cabin on Deer Isle, who lives there?"
func (r *reading) leaveAside() {
	if len(r.Places)+len(r.Perhaps) == 0 || !r.asksWhoIsThere() {
		return
	}
	for _, t := range r.Terms {
		if !r.isPerhaps(t) {
			r.Earlier = addTerm(r.Earlier, t)
		}
	}
	r.Terms = slices.DeleteFunc(r.Terms, func(t Term) bool { return !r.isPerhaps(t) })
}

// asksWhoIsThere reports whether a clause asks for somebody who is or lives somewhere,
// and says no more.
func (r *reading) asksWhoIsThere() bool {
	for from := 0; from < len(r.words); {
		until := from + 1
		for until < len(r.words) && !r.words[until].opens {
			until++
		}
		if r.isWhoIsThere(from, until) {
			return true
		}
		from = until
	}
	return false
}

func (r *reading) isWhoIsThere(from, until int) bool {
	somebody, somewhere := false, false
	for i := from; i < until; i++ {
		somebody = somebody || r.is(i, others) || r.is(i, ofUs)
		somewhere = somewhere || r.is(i, there)
		said := r.words[i].used || r.saysNothing(i) || r.words[i].isLight() || r.is(i, there)
		if !said && !r.isPerhaps(r.term(i)) {
			return false
		}
	}
	return somebody && somewhere
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
