package query

import (
	"kith/backend/search/lexicon"
)

var (
	languages          = lexicon.WordSet("languages")
	speakVerbs         = lexicon.WordSet("speak-verbs")
	languageLinks      = lexicon.WordSet("language-links")
	speakerWords       = lexicon.WordSet("speaker-words")
	placePrepositions  = lexicon.WordSet("place-prepositions")
	beforeTo           = lexicon.WordSet("before-to")
	nearPrepositions   = lexicon.WordSet("near-prepositions")
	placeModifiers     = lexicon.WordSet("place-modifiers")
	topicPrepositions  = lexicon.WordSet("topic-prepositions")
	placeAbbreviations = lexicon.WordSet("place-abbreviations")
	conjunctions       = lexicon.WordSet("conjunctions")
	searchVerbs        = lexicon.WordSet("search-verbs")
	pastVerbs          = lexicon.WordSet("past-verbs")
)

// parseLanguages parses the languages that people must speak. In "a French tutor" French is
// an ordinary term.
func (r *parser) parseLanguages() {
	for i := range r.words {
		if w := r.words[i]; w.consumed || !lexicon.IsLanguage(w.folded) || !r.isSpoken(i) {
			continue
		}
		r.Languages = append(r.Languages, r.textOf(i, i+1))
		r.consume(i, i+1)
		if r.is(i+1, speakerWords) {
			r.consume(i+1, i+2)
		}
		if verb := r.skipBack(i-1, languageLinks); r.is(verb, speakVerbs) {
			r.consume(verb, i)
		}
	}
}

// isSpoken reports whether word i, a language, must be spoken.
func (r *parser) isSpoken(i int) bool {
	switch {
	case r.is(i-1, speakVerbs), r.is(i+1, speakerWords):
		return true
	case r.matchAt(i-1, "in") > 0:
		return r.is(i-2, speakVerbs) || i+1 == r.endOfWords(i, 2)
	case r.is(i-1, languageLinks):
		return r.is(i-2, languages) && r.words[i-2].consumed
	}
	return false
}

// parsePlaces parses places: names after "in", and any words after "near". A word in small
// letters after "in", any other name, and where the asker was before are only place
// candidates: the search decides with the places in scope.
func (r *parser) parsePlaces() {
	for i := range r.words {
		if r.isBeforePlace(i) && !r.words[i].consumed {
			r.parsePlace(i, r.skipForward(i+1, placeModifiers))
		}
	}
	for i := 0; i < len(r.words); i++ {
		if until := r.endOfName(i); until > i {
			r.addPlaceCandidates(i, until)
			i = until - 1
		}
	}
}

// parsePlace parses the place that starts at from. Word i is the preposition before it.
func (r *parser) parsePlace(i, from int) {
	nameEnd, wordsEnd := r.endOfName(from), r.endOfWords(from, 2)
	switch {
	case nameEnd > from && r.isOwnPast(i):
	case nameEnd > from && r.maybePlaceName(from):
		r.addPlaces(from, nameEnd)
	case wordsEnd > from && (r.is(i, nearPrepositions) || r.matchAt(i, "to") > 0):
		r.addPlaces(from, r.withState(wordsEnd))
	case r.matchAt(i, "in") > 0:
		r.markMaybePlace(from, r.withState(wordsEnd))
	}
}

// addPlaceCandidates adds the names from, until that may be places. A single word at the
// start of a sentence is not a name.
func (r *parser) addPlaceCandidates(from, until int) {
	for from < until {
		end := r.endOfPlace(from, until)
		isName := end > from+1 || !r.words[from].startsClause || from > 0 && r.afterComma(from) || until > end
		if isName && r.maybePlaceName(from) && !r.is(r.skipBack(from-1, placeModifiers), topicPrepositions) {
			r.PlaceCandidates = append(r.PlaceCandidates, r.textOf(from, end))
		}
		from = end
	}
}

// endOfPlace returns the end of the first place named from, until: a comma ends it, unless
// a state follows.
func (r *parser) endOfPlace(from, until int) int {
	for i := from + 1; i < until; i++ {
		if r.afterComma(i) && !lexicon.IsRegion(r.words[i].folded) {
			return i
		}
	}
	return until
}

// isBeforePlace reports whether a place may follow word i: "in", "close to".
func (r *parser) isBeforePlace(i int) bool {
	return r.is(i, placePrepositions) || r.matchAt(i, "to") > 0 && r.is(i-1, beforeTo)
}

// isOwnPast reports whether the place after word i is where the asker came from or was
// before, and not where people should live: "my diploma is from Manila", "I was a doctor
// in Aleppo".
func (r *parser) isOwnPast(i int) bool {
	past := r.matchAt(i, "from") > 0
	for ; i > 0 && !r.words[i].startsClause; i-- {
		if r.is(i-1, otherPersons) || r.is(i-1, searchVerbs) {
			return false
		}
		past = past || r.is(i-1, pastVerbs)
		if r.is(i-1, firstPerson) {
			return past
		}
	}
	return false
}

// maybePlaceName reports whether word i may begin the name of a place.
func (r *parser) maybePlaceName(i int) bool {
	w := r.words[i]
	return !lexicon.IsLanguage(w.folded) && (!w.allCaps || placeAbbreviations[w.folded] || lexicon.IsRegion(w.folded))
}

// addPlaces adds a place and the places that follow it after "or".
func (r *parser) addPlaces(from, until int) {
	for until > from {
		r.Places = append(r.Places, r.textOf(from, until))
		r.consume(from, until)
		if !r.is(until, conjunctions) {
			return
		}
		from = until + 1
		until = r.endOfName(from)
	}
}

// withState returns the end of a place that ends at until, with the state after a comma.
func (r *parser) withState(until int) int {
	if until < len(r.words) && r.afterComma(until) && lexicon.IsRegion(r.words[until].folded) {
		return until + 1
	}
	return until
}

// markMaybePlace marks the words from, until as possible places.
func (r *parser) markMaybePlace(from, until int) {
	for i := from; i < until; i++ {
		r.words[i].maybePlace = true
	}
}
