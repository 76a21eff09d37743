package query

import (
	"kith/backend/search/lexicon"
)

// conditionLists are the lists of this step in one language.
type conditionLists struct {
	placePrepositions, nearPrepositions                                                                                                                                                                                                                   []string
	nearWords, languages, speakVerbs, languageLinks, speakerWords, beforeLanguage, beforeTo, placeModifiers, inPrepositions, toPrepositions, fromPrepositions, topicPrepositions, placeAbbreviations, conjunctions, searchVerbs, pastVerbs, languageNouns map[string]bool
}

func newConditionLists(l lexicon.Language) conditionLists {
	return conditionLists{
		languages:          l.WordSet("languages"),
		speakVerbs:         l.WordSet("speak-verbs"),
		languageLinks:      l.WordSet("language-links"),
		speakerWords:       l.WordSet("speaker-words"),
		placePrepositions:  l.Phrases("place-prepositions"),
		beforeTo:           l.WordSet("before-to"),
		nearWords:          l.WordSet("near-words"),
		nearPrepositions:   l.Phrases("near-prepositions"),
		inPrepositions:     l.WordSet("in-prepositions"),
		toPrepositions:     l.WordSet("to-prepositions"),
		fromPrepositions:   l.WordSet("from-prepositions"),
		beforeLanguage:     l.WordSet("before-language"),
		placeModifiers:     l.WordSet("place-modifiers"),
		topicPrepositions:  l.WordSet("topic-prepositions"),
		placeAbbreviations: l.WordSet("place-abbreviations"),
		conjunctions:       l.WordSet("conjunctions"),
		searchVerbs:        l.WordSet("search-verbs"),
		pastVerbs:          l.WordSet("past-verbs"),
		languageNouns:      languageNouns(l),
	}
}

// parseLanguages parses the languages that people must speak. In "a French tutor" French is
// an ordinary term.
func (r *parser) parseLanguages() {
	for i := range r.words {
		if w := r.words[i]; w.consumed || !r.languages[w.folded] || !r.isSpoken(i) {
			continue
		}
		r.Languages = append(r.Languages, r.textOf(i, i+1))
		r.consume(i, i+1)
		if r.is(i+1, r.speakerWords) {
			r.consume(i+1, i+2)
		}
		if verb := r.skipBack(i-1, r.languageLinks); r.is(verb, r.speakVerbs) {
			r.consume(verb, i)
		}
	}
}

// isSpoken reports whether word i, a language, must be spoken.
func (r *parser) isSpoken(i int) bool {
	switch {
	case r.is(r.skipBack(i-1, r.beforeLanguage), r.speakVerbs), r.is(i-1, r.speakVerbs), r.is(i+1, r.speakerWords):
		return true
	case r.is(i-1, r.inPrepositions):
		return r.is(i-2, r.speakVerbs) || i+1 == r.endOfWords(i, 2)
	case r.is(i-1, r.languageLinks):
		return r.is(i-2, r.languages) && r.words[i-2].consumed
	}
	return false
}

// languageNouns returns the stems of the words beside which the name of a language is no adjective.
func languageNouns(l lexicon.Language) map[string]bool {
	stems := map[string]bool{}
	for word := range l.WordSet("language-nouns") {
		stems[l.Stem(word)] = true
	}
	return stems
}

// isAdjective reports whether word i, a language, only says what a thing is like: "Arabic calligraphy",
// "un berger allemand". It does not in "Arabic lessons", and if it is beside no noun. The noun of an English
// adjective follows it, also after "or": "Greek and Turkish dancing".
func (r *parser) isAdjective(i int) bool {
	if !r.languages[r.words[i].folded] {
		return false
	}
	if r.language != lexicon.English {
		return !r.words[i].startsClause && r.isTopicNoun(i-1)
	}
	for r.is(i+1, r.conjunctions) && r.is(i+2, r.languages) {
		i += 2
	}
	return i+1 < len(r.words) && !r.words[i+1].startsClause && r.isTopicNoun(i+1)
}

// isTopicNoun reports whether word i describes the people wanted and has nothing to do with languages.
func (r *parser) isTopicNoun(i int) bool {
	if i < 0 || i >= len(r.words) {
		return false
	}
	w := r.words[i]
	return !w.consumed && !w.weak && !r.isFiller(i) && !r.languages[w.folded] && !r.languageNouns[r.language.Stem(w.folded)]
}

// parsePlaces parses places: names after "in", and any words after "near". A word in small
// letters after "in", any other name, and where the asker was before are only place
// candidates: the search decides with the places in scope.
func (r *parser) parsePlaces() {
	for i := range r.words {
		if n := r.placePreposition(i); n > 0 && !r.words[i].consumed {
			r.parsePlace(i, r.skipForward(i+n, r.placeModifiers))
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
	to := r.is(i, r.toPrepositions) && r.is(i-1, r.beforeTo)
	near := r.longestAt(i, r.nearPrepositions) > 0 || to && r.is(i-1, r.nearWords)
	switch {
	case nameEnd > from && r.isOwnPast(i):
	case nameEnd > from && r.maybePlaceName(from):
		r.addPlaces(from, nameEnd, near)
	case wordsEnd > from && (near || to):
		r.addPlaces(from, r.withState(wordsEnd), near)
	case r.is(i, r.inPrepositions):
		r.markMaybePlace(from, r.withState(wordsEnd))
	}
}

// addPlaceCandidates adds the names from, until that may be places. A single word at the
// start of a sentence is not a name.
func (r *parser) addPlaceCandidates(from, until int) {
	for from < until {
		end := r.endOfPlace(from, until)
		isName := end > from+1 || !r.words[from].startsClause || from > 0 && r.afterComma(from) || until > end
		if isName && r.maybePlaceName(from) && !r.is(r.skipBack(from-1, r.placeModifiers), r.topicPrepositions) {
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

// placePreposition returns the number of words of the preposition at word i that a place may follow, 0 if there is
// none: "in", "close to".
func (r *parser) placePreposition(i int) int {
	if r.is(i, r.toPrepositions) && r.is(i-1, r.beforeTo) {
		return 1
	}
	return r.longestAt(i, r.placePrepositions)
}

// isOwnPast reports whether the place after word i is where the asker came from or was
// before, and not where people should live: "my diploma is from Manila", "I was a doctor
// in Aleppo".
func (r *parser) isOwnPast(i int) bool {
	past := r.is(i, r.fromPrepositions)
	for ; i > 0 && !r.words[i].startsClause; i-- {
		if r.is(i-1, r.otherPersons) || r.is(i-1, r.searchVerbs) {
			return false
		}
		past = past || r.is(i-1, r.pastVerbs)
		if r.is(i-1, r.firstPerson) {
			return past
		}
	}
	return false
}

// maybePlaceName reports whether word i may begin the name of a place.
func (r *parser) maybePlaceName(i int) bool {
	w := r.words[i]
	return !r.languages[w.folded] && (!w.allCaps || r.placeAbbreviations[w.folded] || lexicon.IsRegion(w.folded))
}

// addPlaces adds a place and the places that follow it after "or". near: people may live
// near them.
func (r *parser) addPlaces(from, until int, near bool) {
	for until > from {
		until = r.withCode(until)
		place := r.textOf(from, until)
		if r.Places = append(r.Places, place); near {
			r.Near = append(r.Near, place)
		}
		r.consume(from, until)
		if !r.is(until, r.conjunctions) {
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

// withCode returns the end of a place that ends at until, with the code of a state that is also a
// word: "Portland, OR". Before another name it is that word: "Portland OR Bangor".
func (r *parser) withCode(until int) int {
	if until >= len(r.words) || !r.words[until].allCaps || !lexicon.IsRegion(r.words[until].folded) {
		return until
	}
	if next := until + 1; next < len(r.words) && r.words[next].capital && !r.words[next].startsClause {
		return until
	}
	return until + 1
}

// markMaybePlace marks the words from, until as possible places.
func (r *parser) markMaybePlace(from, until int) {
	for i := from; i < until; i++ {
		r.words[i].maybePlace = true
	}
}
