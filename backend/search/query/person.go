package query

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// personLists are the lists of this step in one language.
type personLists struct {
	interjections, openers                                  map[string]bool
	personQuestions, findPersonPhrases, traitEndings, whoIs []string
}

func newPersonLists(l lexicon.Language) personLists {
	return personLists{
		personQuestions:   l.Phrases("person-questions"),
		findPersonPhrases: l.Phrases("find-person-phrases"),
		interjections:     l.WordSet("interjections"),
		openers:           l.WordSet("openers"),
		whoIs:             l.Phrases("who-is"),
		traitEndings:      l.Phrases("trait-endings"),
	}
}

// parsePerson parses the name in a question about a person.
func (r *parser) parsePerson() {
	if r.isName() {
		r.addName(0, 0, len(r.words))
		return
	}
	start := r.skipForward(0, r.interjections)
	if !r.parsePersonAt(start) {
		r.parsePersonAt(r.skipForward(start, r.openers))
	}
}

// parsePersonAt parses a question about a person that starts at word start.
func (r *parser) parsePersonAt(start int) bool {
	from := start + r.longestAt(start, r.personQuestions)
	until := r.nameAt(from)
	if until == from && from == start+r.longestAt(start, r.whoIs) {
		until = r.plainNameAt(from)
	}
	if from > start && until > from {
		r.addName(start, from, until)
		return true
	}
	from = start + r.longestAt(start, r.findPersonPhrases)
	until = r.nameAt(from)
	if from > start && until > from && r.isFillerFrom(until) {
		r.addName(start, from, until)
		return true
	}
	return false
}

// addName adds the name from, until and consumes it with the words from start on.
func (r *parser) addName(start, from, until int) {
	r.Intent = domain.IntentPerson
	r.Names = append(r.Names, r.textOf(from, until))
	r.consume(start, until)
}

// isName reports whether the text is only a name: two or three capitalized words without a
// known meaning.
func (r *parser) isName() bool {
	if n := len(r.words); n < 2 || n > 3 || r.endOfName(0) != n {
		return false
	}
	return !slices.ContainsFunc(r.words, func(w token) bool {
		return w.allCaps || r.fillerWords[w.folded] || r.languages[w.folded] || w.weak || r.language.IsTopic(w.folded)
	})
}

// nameAt returns the end of the name at word i, i if there is none.
func (r *parser) nameAt(i int) int {
	if r.is(i, r.languages) {
		return i
	}
	return r.endOfName(i)
}

// plainNameAt returns the end of a name in small letters, from if there is none: one or two
// words at the end of the text that are not weak and do not look like a trait.
func (r *parser) plainNameAt(from int) int {
	until := r.endOfWords(from, 3)
	if until == from || until != len(r.words) || until-from > 2 || r.words[from].weak {
		return from
	}
	for _, ending := range r.traitEndings {
		if strings.HasSuffix(r.words[from].folded, ending) {
			return from
		}
	}
	return until
}

// isFillerFrom reports whether all words from on are filler.
func (r *parser) isFillerFrom(from int) bool {
	for i := from; i < len(r.words); i++ {
		if !r.isFiller(i) {
			return false
		}
	}
	return true
}
