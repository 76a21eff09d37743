package rank

import (
	"math"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
)

// addName adds a query term for each word of a name. If nobody in scope has this name, the words are ordinary
// terms.
func (p *plan) addName(name string) {
	words := lexicon.FoldedWords(name)
	if !p.anyKnown(index.NameWords, words) {
		p.addTerms(p.plainTerms(words))
		return
	}
	p.byName = true
	for _, word := range words {
		variants := p.spelled(index.NameWords, word)
		p.add(queryTerm{language: p.language, asked: word, weight: p.idf(variants), essential: true, variants: variants})
	}
}

// isNameInScope reports whether the query is one word that is somebody's name and occurs only in profiles of people
// with that name: "Maria", even if her shop is called Maria's.
func (p *plan) isNameInScope(q query.Query) bool {
	if len(q.Terms) != 1 || len(q.Names)+len(q.Places)+len(q.Languages) > 0 {
		return false
	}
	word := q.Terms[0].Word
	return p.in.IsNameOnly(word, q.Terms[0].Stem()) && p.in.DocumentFrequency(index.PlaceWords, word) == 0
}

// addPlace adds a condition for a place. If nobody lives there, and it is written in lower case or is a word of
// profiles, it is an ordinary term: "in React". A place that is known everywhere is none: "in Bavaria".
func (p *plan) addPlace(place string, near bool) {
	words, s := lexicon.PlaceWords(place), p.seek(place, near)
	mentioned := func(word string) bool { return p.mentions(p.language, word) > 0 }
	topic := len(words) == 1 && p.language.IsTopic(words[0])
	lower := strings.ToLower(place) == place
	switch {
	case s.living > 0, p.anyKnown(index.PlaceWords, words), s.Notable() && !topic && !lower:
	case lower || slices.ContainsFunc(words, mentioned):
		p.addTerms(p.plainTerms(words))
		return
	}
	p.requirePlace(place, s)
}

// requirePlace adds a condition for a place of this scope.
func (p *plan) requirePlace(place string, s sought) {
	p.require(domain.ConditionPlace, place)
	p.addCondition(index.PlaceWords, lexicon.PlaceWords(place), s)
}

// addCondition adds a query term for each word of a place or language. The first one also stands for the words of
// locations in the place.
func (p *plan) addCondition(group index.Group, words []string, s sought) {
	from := len(p.terms)
	for i, word := range words {
		variants := p.spelled(group, word)
		if group == index.LanguageWords {
			variants = append(variants, p.languageVariants(word)...)
		} else if other := lexicon.OtherSpelling(words, i); other != "" {
			variants = append(variants, termVariant{group, other, 1})
		}
		for _, living := range s.words {
			if i == 0 {
				variants = append(variants, living)
			}
		}
		p.add(queryTerm{language: p.language, asked: word, weight: p.idf(variants), variants: variants})
	}
	if until := len(p.terms); until > from {
		p.conditions = append(p.conditions, condition{group, from, until, s.Sought})
	}
}

// addPlaceCandidates adds the place candidates that are places in scope as conditions,
// and returns the terms without their words.
func (p *plan) addPlaceCandidates(q query.Query) []query.Term {
	terms := q.Terms
	if p.isMisspeltPlace(q) {
		p.addPlace(terms[0].Written, false)
		return nil
	}
	for _, name := range q.PlaceCandidates {
		if s := p.seek(name, false); p.isPlaceInScope(lexicon.PlaceWords(name), s.living) {
			p.requirePlace(name, s)
			terms = slices.DeleteFunc(slices.Clone(terms), func(t query.Term) bool { return t.IsWordOf(name) })
		}
	}
	return terms
}

// isMisspeltPlace reports whether the query is one unknown word whose only spelling
// suggestions are places: "rangley".
func (p *plan) isMisspeltPlace(q query.Query) bool {
	if len(q.Terms) != 1 || len(q.Names)+len(q.Places)+len(q.Languages)+len(q.PreviousTerms) > 0 {
		return false
	}
	word := q.Terms[0].Word
	known := q.Terms[0].Language.IsTopic(word) || q.Terms[0].Language.IsWord(word)
	return !known && !p.used(q.Terms[0]) && len(p.similar(index.ProfileWords, word))+len(p.similar(index.NameWords, word)) == 0 &&
		len(p.similar(index.PlaceWords, word)) > 0
}

// isPlaceInScope reports whether somebody lives at the place of these words, as the gazetteer or the words say. A
// single word must be more frequent as a place than as anything else.
func (p *plan) isPlaceInScope(words []string, known int) bool {
	if len(words) == 1 {
		living := known
		if known == 0 {
			living = p.in.DocumentFrequency(index.PlaceWords, words[0]) + p.in.DocumentFrequency(index.PlaceWords, lexicon.OtherSpelling(words, 0))
		}
		return living > p.mentions(p.language, words[0])+p.in.DocumentFrequency(index.NameWords, words[0])
	}
	return known > 0 || p.in.AnyoneAt(words)
}

// addTerms adds a query term for each term. Terms in the position of a place that are
// mostly places in scope become a condition.
func (p *plan) addTerms(terms []query.Term) {
	if place, s, ok := p.writtenPlace(terms); ok {
		p.requirePlace(place, s)
		terms = slices.DeleteFunc(slices.Clone(terms), func(t query.Term) bool { return t.MaybePlace })
	}
	var place []string
	for _, t := range terms {
		if t.MaybePlace && p.in.DocumentFrequency(index.PlaceWords, t.Word) > p.mentions(t.Language, t.Word) {
			place = append(place, t.Written)
		} else {
			p.addTerm(t)
		}
	}
	if len(place) > 0 {
		written := strings.Join(place, " ")
		p.requirePlace(written, p.seek(written, false))
	}
}

// writtenPlace returns the place that the terms in the position of one name together: "in new york". More people must
// live there than use any of the words; or nobody uses them, and it is a large region.
func (p *plan) writtenPlace(terms []query.Term) (place string, s sought, ok bool) {
	var written []string
	mentioned := 0
	for _, t := range terms {
		if t.MaybePlace {
			written = append(written, t.Written)
			mentioned = max(mentioned, p.mentions(t.Language, t.Word))
		}
	}
	if len(written) == 0 {
		return "", sought{}, false
	}
	place = strings.Join(written, " ")
	s = p.seek(place, false)
	return place, s, s.living > mentioned || s.IsLargeArea() && mentioned == 0
}

// addTerm adds a word with its variants on both sides of a profile and as a name,
// place and language.
func (p *plan) addTerm(t query.Term) {
	asName := nameFactor
	if t.Named || p.mentions(t.Language, t.Word) == 0 {
		asName = 1
	}
	variants := append(p.variants(t), termVariant{index.NameWords, t.Word, asName},
		termVariant{index.PlaceWords, t.Word, placeFactor})
	if !t.Adjective {
		variants = append(variants, termVariant{index.LanguageWords, t.Word, languageFactor})
	}
	if t.IsLanguage() {
		p.require(domain.ConditionLanguage, t.Written)
	}
	weight := t.Weight * p.idf(variants)
	if t.Language.IsTopic(t.Word) || t.IsLanguage() {
		weight *= knownTopicFactor
	}
	p.add(queryTerm{t.Language, t.Written, weight, true, t.IsLanguage(), t.Weight < 1, !p.anyUses(variants), variants})
}

// addPrevious adds a term of an earlier question. It affects the order only.
func (p *plan) addPrevious(t query.Term) {
	variants := p.variants(t)
	p.add(queryTerm{language: t.Language, asked: t.Written, weight: t.Weight * previousTermFactor * p.idf(variants), variants: variants})
}

// mentions returns how many profiles use a word of a language, in a text of that language or of English.
func (p *plan) mentions(l lexicon.Language, word string) int {
	return max(p.in.DocumentFrequency(index.ProfileWords, l.Stem(word)), p.in.DocumentFrequency(index.ProfileWords, lexicon.Stem(word)))
}

func (p *plan) plainTerms(words []string) []query.Term {
	var terms []query.Term
	for _, word := range words {
		if !p.language.IsFunctionWord(word) {
			terms = append(terms, query.Term{Language: p.language, Word: word, Written: word, Weight: 1})
		}
	}
	return terms
}

// weightedStem is a stem that stands for a word, and the factor by which a match
// of it counts.
type weightedStem struct {
	stem   string
	factor float64
}

// variants returns the variants of a word on both sides of a profile: its stem or
// spelling suggestions, their synonyms, and what stands for them in the other language.
func (p *plan) variants(t query.Term) []termVariant {
	having, wanting := sideFactors(p.side)
	if p.offering {
		having, wanting = 1, 1
	}
	if p.learning && !t.IsLearner() {
		having, wanting = 1, learnedNeedFactor
	}
	var variants []termVariant
	own := weightedStem{t.Stem(), 1}
	for _, spelled := range append([]weightedStem{own}, p.corrections(t)...) {
		for _, s := range slices.Concat([]weightedStem{spelled}, related(spelled), p.otherLanguage(t.Language, t.Word, spelled)) {
			variants = append(variants, termVariant{index.ProfileWords, s.stem, s.factor * having}, termVariant{index.NeedWords, s.stem, s.factor * wanting})
		}
	}
	return variants
}

func related(to weightedStem) []weightedStem {
	var stems []weightedStem
	for _, r := range lexicon.Related(to.stem) {
		factor := synonymFactor
		if r.Helper {
			factor = helperFactor
		}
		stems = append(stems, weightedStem{r.Stem, to.factor * factor})
	}
	return stems
}

// corrections returns the stems that a word was perhaps meant to have, if
// nobody uses it and it is not known to have a meaning. A word of the dictionary has no
// misspelling; it may only be short for another. Nobody is found by a word that says little
// and was not even written.
func (p *plan) corrections(t query.Term) []weightedStem {
	word := t.Word
	if t.Language.IsTopic(word) || t.Language.IsLanguage(word) || p.used(t) {
		return nil
	}
	var stems []weightedStem
	for _, s := range p.similar(index.ProfileWords, word) {
		if !lexicon.IsWeak(s.Stem) && (s.Edits == 0 || !t.Language.IsWord(word)) {
			stems = append(stems, weightedStem{s.Stem, certainty(s, word)})
		}
	}
	return stems
}

// sideFactors returns the factors of profile words and of need words.
func sideFactors(s query.Side) (profile, need float64) {
	switch s {
	case query.Needs:
		return otherSideFactor, 1
	case query.Either:
		return 1, sharedNeedFactor
	default:
		return 1, otherSideFactor
	}
}

// used reports whether any group of any profile in scope has the word.
func (p *plan) used(t query.Term) bool {
	for group := range index.GroupCount {
		key, english := t.Word, t.Word
		if group == index.ProfileWords || group == index.NeedWords {
			key, english = t.Stem(), lexicon.Stem(t.Word)
		}
		if p.in.DocumentFrequency(group, key)+p.in.DocumentFrequency(group, english) > 0 {
			return true
		}
	}
	return false
}

// anyUses reports whether anybody in scope uses a word or what it was meant to be, or its translation. These are its
// variants.
func (p *plan) anyUses(variants []termVariant) bool {
	return slices.ContainsFunc(variants, func(v termVariant) bool {
		return v.factor >= translationFactor && p.in.DocumentFrequency(v.group, v.stem) > 0
	})
}

// spelled returns the word in one group or, if nobody uses it, its spelling suggestions.
func (p *plan) spelled(group index.Group, word string) []termVariant {
	variants := []termVariant{{group, word, 1}}
	if p.in.DocumentFrequency(group, word) == 0 {
		for _, s := range p.similar(group, word) {
			variants = append(variants, termVariant{group, s.Stem, certainty(s, word)})
		}
	}
	return variants
}

// anyKnown reports whether anybody uses one of the words, or a similar one, in one group.
func (p *plan) anyKnown(group index.Group, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		return p.in.DocumentFrequency(group, word) > 0 || len(p.similar(group, word)) > 0
	})
}

// idf returns the inverse document frequency of the most common variant that answers well. A word that nobody uses
// gets less than a rare word: in a long question it is often incidental. In a short question it does not.
func (p *plan) idf(variants []termVariant) float64 {
	using := 0
	for _, v := range variants {
		if v.factor >= minIDFFactor {
			using = max(using, p.in.DocumentFrequency(v.group, v.stem))
		}
	}
	idf := math.Log(1 + float64(p.in.Size()+10-using)/float64(using+1))
	if using == 0 {
		return idf * p.unknownTermWeight
	}
	return idf
}
