package match

import (
	"slices"
	"strings"

	"kith/backend/domain"
)

// Understand reads a question. It is deterministic and looks at nobody. prior
// is the topic of the conversation so far, "" for none: a follow-up like "and
// in Portland?" carries it on.
func Understand(text, prior string) Question {
	r := reading{phrase: readPhrase(text)}
	r.Text = text
	if r.isSmallTalk() {
		r.Intent, r.Topic = domain.IntentSmallTalk, prior
		return r.Question
	}
	r.Intent = domain.IntentFindPeople
	r.readIntent()
	r.readSide()
	r.readWithout()
	r.readLanguages()
	r.readPlaces()
	r.readTerms()
	r.keepWanted()
	r.carryOn(prior)
	r.Topic = r.topic()
	return r.Question
}

// A reading is a question while it is being understood. What one step
// understood, it marks as used for the next.
type reading struct {
	Question
	phrase
	sided bool // the wording tells the side
}

// isSmallTalk reports whether nothing is asked about people.
func (r *reading) isSmallTalk() bool {
	if len(r.words) == 0 || smallTalk[foldedText(r.words)] {
		return true
	}
	greets := false
	for i := range r.words {
		if !r.is(i, courtesies) && !r.is(i, besideCourtesies) {
			return false
		}
		greets = greets || r.is(i, courtesies)
	}
	return greets
}

func foldedText(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.folded)
	}
	return b.String()
}

// readTerms takes what is left and says something.
func (r *reading) readTerms() {
	for i, w := range r.words {
		if !w.used && !r.saysNothing(i) {
			r.Terms = addTerm(r.Terms, r.term(i))
		}
	}
}

func (r *reading) term(i int) Term {
	w := r.words[i]
	t := Term{Word: w.folded, Written: r.written(i, i+1), Weight: 1, Placed: w.placed}
	t.Named = w.capital && (!w.opens || len(r.words) <= 2)
	if light[stem(w.folded)] {
		t.Weight = lightWeight
	}
	return t
}

const lightWeight = 0.4

// saysNothing reports whether word i is there for the sentence only. IT and US
// are not, nor is a well that somebody has.
func (r *reading) saysNothing(i int) bool {
	w := r.words[i]
	switch {
	case w.upper:
		return false
	case w.folded == "well":
		return r.isAdverb(i)
	case r.is(i, kin):
		return r.is(i-1, possessives)
	case r.Intent == domain.IntentPerson && light[stem(w.folded)]:
		return true
	}
	return filler[w.folded] || functionWords[w.folded] || len(w.folded) == 1 && !w.capital
}

// isAdverb tells "sings well" and "well, who can" from "our well is dry".
func (r *reading) isAdverb(i int) bool {
	switch {
	case r.is(i-1, possessives):
		return false
	case i+1 == len(r.words), r.words[i+1].opens, r.is(i-1, beforeAdverb), r.is(i+1, afterAdverb):
		return true
	}
	return false
}

// addTerm adds t unless a term with the same stem is there already.
func addTerm(terms []Term, t Term) []Term {
	same := func(other Term) bool { return stem(other.Word) == stem(t.Word) }
	if slices.ContainsFunc(terms, same) {
		return terms
	}
	return append(terms, t)
}

// topic says in the fewest words what was understood, so that understanding
// them gives the same.
func (q *Question) topic() string {
	var parts []string
	switch {
	case len(q.Names) > 0:
		parts = append(parts, "who is")
	case q.Side == Needs:
		parts = append(parts, "who needs")
	case q.Side == Either:
		parts = append(parts, "who likes")
	case len(q.Terms) > 0 && (drafting[q.Terms[0].Word] || courtesies[q.Terms[0].Word]):
		parts = append(parts, "who can")
	}
	parts = append(parts, q.Names...)
	var in []string
	for _, t := range q.Terms {
		if t.Placed {
			in = append(in, "in", t.Written)
			continue
		}
		parts = append(parts, t.Written)
	}
	parts = append(parts, in...)
	for _, place := range q.Places {
		parts = append(parts, "near", place)
	}
	for _, language := range q.Languages {
		parts = append(parts, "speaks", language)
	}
	for i, t := range q.Without {
		if i == 0 {
			parts = append(parts, "except")
		}
		parts = append(parts, t.Written)
	}
	return strings.Join(parts, " ")
}
