package query

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// Ways to ask for a person by name, the name following.
var (
	asking = []string{
		"know more about", "what can", "which languages does", "what languages does", "why did you pick", "why",
		"tell me about", "tell me more about", "tell me something about", "more about", "something about",
		"who is", "who was", "who", "what do you know about", "what can you tell me about", "have you heard of",
		"what does", "where does", "where is", "how can", "how could", "when does", "what is", "whats",
		"is", "does", "did", "can", "could", "has", "would", "should",
	}
	// With these the name has to end what is said: "find Ada", not "find Ada programmers".
	calling = []string{
		"find", "find me", "show", "show me", "contact", "reach", "how do i reach", "how can i reach", "do you know",
		"look up", "connect me with", "connect me to", "get me", "contact details of", "contact details for",
		"how do i contact", "is there a", "i am looking for", "im looking for", "looking for",
	}
	interjections = lexicon.WordSet("and so ok okay please hi hello hey thanks now then also but")
	openers       = lexicon.WordSet(`and so ok okay please hi hello hey thanks now then well also but can could would you i want
		need like to do id lets help me`)
)

// readPerson takes a name, where the text asks about the person who has it.
func (r *parser) parsePerson() {
	if r.isName() {
		r.takeName(0, 0, len(r.words))
		return
	}
	start := r.skipForward(0, interjections)
	if !r.parsePersonAt(start) {
		r.parsePersonAt(r.skipForward(start, openers))
	}
}

func (r *parser) parsePersonAt(start int) bool {
	from := start + r.longestAt(start, asking)
	until := r.nameAt(from)
	if until == from && from == start+r.matchAt(start, "who is") {
		until = r.plainNameAt(from)
	}
	if from > start && until > from {
		r.takeName(start, from, until)
		return true
	}
	from = start + r.longestAt(start, calling)
	until = r.nameAt(from)
	if from > start && until > from && r.restSaysNothing(until) {
		r.takeName(start, from, until)
		return true
	}
	return false
}

// takeName takes the name at from; what is said before it starts at start.
func (r *parser) takeName(start, from, until int) {
	r.Intent = domain.IntentPerson
	r.Names = append(r.Names, r.textOf(from, until))
	r.consume(start, until)
}

// isName reports whether the text is a name and nothing else: two or three
// words with capitals that are not known to mean something.
func (r *parser) isName() bool {
	if n := len(r.words); n < 2 || n > 3 || r.endOfName(0) != n {
		return false
	}
	return !slices.ContainsFunc(r.words, func(w token) bool {
		return w.allCaps || filler[w.folded] || lexicon.Languages[w.folded] || w.isLight() || lexicon.Related(lexicon.Stem(w.folded)) != nil
	})
}

// nameAt returns the end of the name at word i, i if there is none.
func (r *parser) nameAt(i int) int {
	if r.is(i, lexicon.Languages) {
		return i
	}
	return r.endOfName(i)
}

// plainNameAt returns the end of a name in small letters, from if there is
// none: one or two words at the end of the text that nobody is or does.
func (r *parser) plainNameAt(from int) int {
	until := r.endOfWords(from, 3)
	if until == from || until != len(r.words) || until-from > 2 || r.words[from].isLight() {
		return from
	}
	for _, ending := range endingsOfTraits {
		if strings.HasSuffix(r.words[from].folded, ending) {
			return from
		}
	}
	return until
}

// endingsOfTraits end words that follow "who is" and are no names: bilingual,
// retired, available, hiring.
var endingsOfTraits = []string{
	"al", "able", "ant", "ed", "ent", "er", "ful", "ic", "ing", "ist", "ive", "ly", "ous",
}

func (r *parser) restSaysNothing(from int) bool {
	for i := from; i < len(r.words); i++ {
		if !r.isFiller(i) {
			return false
		}
	}
	return true
}
