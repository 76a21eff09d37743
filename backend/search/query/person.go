package query

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

var (
	personQuestions   = lexicon.Phrases("person-questions")
	findPersonPhrases = lexicon.Phrases("find-person-phrases")
	interjections     = lexicon.WordSet("interjections")
	openers           = lexicon.WordSet("openers")
	traitEndings      = lexicon.Phrases("trait-endings")
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
	from := start + r.longestAt(start, personQuestions)
	until := r.nameAt(from)
	if until == from && from == start+r.matchAt(start, "who is") {
		until = r.plainNameAt(from)
	}
	if from > start && until > from {
		r.takeName(start, from, until)
		return true
	}
	from = start + r.longestAt(start, findPersonPhrases)
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
		return w.allCaps || fillerWords[w.folded] || lexicon.IsLanguage(w.folded) || w.isLight() || lexicon.Related(lexicon.Stem(w.folded)) != nil
	})
}

// nameAt returns the end of the name at word i, i if there is none.
func (r *parser) nameAt(i int) int {
	if r.is(i, languages) {
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
	for _, ending := range traitEndings {
		if strings.HasSuffix(r.words[from].folded, ending) {
			return from
		}
	}
	return until
}

func (r *parser) restSaysNothing(from int) bool {
	for i := from; i < len(r.words); i++ {
		if !r.isFiller(i) {
			return false
		}
	}
	return true
}
