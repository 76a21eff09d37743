package match

import (
	"math"
	"slices"
	"strings"

	"kith/backend/domain"
)

// How well a stem stands for the word that was asked, where it was not asked
// for in so many words.
const (
	otherSide   = 0.08 // a need, where an offer was asked for, and the reverse
	sharedNeed  = 0.7  // a need, where interests were asked for
	likeAName   = 0.2  // a name, where a word was asked for: Baker for baker
	likeAPlace  = 0.6
	likeATongue = 0.9
	asALanguage = 0.5 // a language that is mentioned, not listed
)

// addName adds a clause for each word of a name. What nobody in scope is
// called, or nearly so, is no name here.
func (p *plan) addName(name string) {
	words := foldedWords(name)
	if !p.anyKnown(named, words) {
		p.addTerms(plainTerms(words))
		return
	}
	p.byName = true
	for _, word := range words {
		variants := p.spelled(named, word)
		p.add(clause{asked: word, weight: p.tells(variants), essential: true, variants: variants})
	}
}

// isNameHere reports whether all that was asked is one word, by which somebody in
// scope is called, and everybody who says it of themselves: "Maria", whose shop has
// her name.
func (p *plan) isNameHere(q Question) bool {
	if len(q.Terms) != 1 || len(q.Names)+len(q.Places)+len(q.Languages) > 0 {
		return false
	}
	word := q.Terms[0].Word
	return p.in.isNameOnly(word) && p.in.using(placed, word) == 0
}

// addPlace adds a condition, unless nobody lives there and either it was not
// written like a place or others mention it: "in React" is none.
func (p *plan) addPlace(place string) {
	words := placeWords(place)
	mentioned := func(word string) bool { return p.in.using(has, stem(word)) > 0 }
	if !p.anyKnown(placed, words) && (strings.ToLower(place) == place || slices.ContainsFunc(words, mentioned)) {
		p.addTerms(plainTerms(words))
		return
	}
	p.requirePlace(place)
}

// requirePlace adds a condition for a place that is one here.
func (p *plan) requirePlace(place string) {
	p.require(domain.ConditionPlace, place)
	p.addCondition(placed, placeWords(place))
}

// addCondition adds a clause for each word of a place or language.
func (p *plan) addCondition(z zone, words []string) {
	from := len(p.clauses)
	for i, word := range words {
		variants := p.spelled(z, word)
		if z == speaks {
			variants = append(variants, variant{has, stem(word), asALanguage})
		} else if other := inAddress(words, i); other != "" {
			variants = append(variants, variant{z, other, 1})
		}
		p.add(clause{asked: word, weight: p.tells(variants), variants: variants})
	}
	if until := len(p.clauses); until > from {
		p.conditions = append(p.conditions, condition{z, from, until})
	}
}

// addPerhaps adds the names that are places here as conditions, and returns the terms
// without their words.
func (p *plan) addPerhaps(q Question) []Term {
	terms := q.Terms
	if p.isMisspeltPlace(q) {
		p.addPlace(terms[0].Written)
		return nil
	}
	for _, name := range q.Perhaps {
		if p.arePlaceHere(placeWords(name)) {
			p.requirePlace(name)
			terms = slices.DeleteFunc(slices.Clone(terms), func(t Term) bool { return t.isOf(name) })
		}
	}
	return terms
}

// isMisspeltPlace reports whether all that was asked is one word that nobody uses, and
// that comes close to nothing but a place: "rangley".
func (p *plan) isMisspeltPlace(q Question) bool {
	if len(q.Terms) != 1 || len(q.Names)+len(q.Places)+len(q.Languages)+len(q.Earlier) > 0 {
		return false
	}
	word := q.Terms[0].Word
	return related(stem(word)) == nil && !p.used(word) && len(p.similar(has, word))+len(p.similar(named, word)) == 0 &&
		len(p.similar(placed, word)) > 0
}

// arePlaceHere reports whether somebody lives where all of the words are said to be. One
// word alone has to say no more than that.
func (p *plan) arePlaceHere(words []string) bool {
	if len(words) == 1 {
		living := p.in.using(placed, words[0]) + p.in.using(placed, inAddress(words, 0))
		return living > p.in.using(has, stem(words[0]))+p.in.using(named, words[0])
	}
	return p.in.anyLivingAt(words)
}

// addTerms adds a clause for each term, but for those that stand where a place
// may and are one here.
func (p *plan) addTerms(terms []Term) {
	var place []string
	for _, t := range terms {
		if t.Placed && p.in.using(placed, t.Word) > p.in.using(has, stem(t.Word)) {
			place = append(place, t.Written)
		} else {
			p.addTerm(t)
		}
	}
	if len(place) > 0 {
		p.requirePlace(strings.Join(place, " "))
	}
}

// addTerm adds a word of the question with all that may stand for it, on
// either side of a profile, and itself where it is a name, place or language.
func (p *plan) addTerm(t Term) {
	asName := likeAName
	if t.Named || p.in.using(has, stem(t.Word)) == 0 {
		asName = 1
	}
	variants := append(p.meanings(t.Word), variant{named, t.Word, asName},
		variant{placed, t.Word, likeAPlace}, variant{speaks, t.Word, likeATongue})
	if languages[t.Word] {
		p.require(domain.ConditionLanguage, t.Written)
	}
	weight := t.Weight * p.tells(variants)
	if related(stem(t.Word)) != nil || languages[t.Word] {
		weight *= ofTopic
	}
	p.add(clause{t.Written, weight, true, languages[t.Word], t.Weight < 1, variants})
}

// addEarlier adds a word that is not asked about any more. It orders those who
// answer what is.
func (p *plan) addEarlier(t Term) {
	variants := p.meanings(t.Word)
	p.add(clause{asked: t.Written, weight: t.Weight * askedEarlier * p.tells(variants), variants: variants})
}

const (
	ofTopic      = 1.3 // a word known to be about what people do, beside others
	askedEarlier = 0.3
)

// strong counts the terms that say something alone.
func strong(terms []Term) int {
	n := 0
	for _, t := range terms {
		if t.Weight == 1 {
			n++
		}
	}
	return n
}

func plainTerms(words []string) []Term {
	var terms []Term
	for _, word := range words {
		if !functionWords[word] {
			terms = append(terms, Term{Word: word, Written: word, Weight: 1})
		}
	}
	return terms
}

// meanings returns what may stand for a word on both sides of a profile: its
// stem, or what it was perhaps meant to be, and what is related to these.
func (p *plan) meanings(word string) []variant {
	stems := append([]relation{{stem(word), 1}}, p.corrections(word)...)
	having, wanting := p.side.factors()
	if p.giving {
		having, wanting = 1, 1
	}
	var variants []variant
	for _, s := range stems {
		for _, r := range append([]relation{{s.stem, 1}}, related(s.stem)...) {
			factor := s.factor * r.factor
			variants = append(variants, variant{has, r.stem, factor * having}, variant{wants, r.stem, factor * wanting})
		}
	}
	return variants
}

// corrections returns the stems that a word was perhaps meant to have, if
// nobody uses it and it is not known to be a word. Nobody is found by a word
// that says little and was not even written.
func (p *plan) corrections(word string) []relation {
	if related(stem(word)) != nil || languages[word] || p.used(word) {
		return nil
	}
	var stems []relation
	for _, s := range p.similar(has, word) {
		if !light[s.stem] {
			stems = append(stems, relation{s.stem, s.certainty(word)})
		}
	}
	return stems
}

// factors is how well words of what people have and of what they want answer.
func (s Side) factors() (having, wanting float64) {
	switch s {
	case Needs:
		return otherSide, 1
	case Either:
		return 1, sharedNeed
	default:
		return 1, otherSide
	}
}

// used reports whether anybody in scope uses the word, whatever they mean by it.
func (p *plan) used(word string) bool {
	for z := range zoneCount {
		key := word
		if z == has || z == wants {
			key = stem(word)
		}
		if p.in.using(z, key) > 0 {
			return true
		}
	}
	return false
}

// spelled returns the word in one zone or, where nobody uses it, the words that
// it was perhaps meant to be.
func (p *plan) spelled(z zone, word string) []variant {
	variants := []variant{{z, word, 1}}
	if p.in.using(z, word) == 0 {
		for _, s := range p.similar(z, word) {
			variants = append(variants, variant{z, s.stem, s.certainty(word)})
		}
	}
	return variants
}

// anyKnown reports whether anybody uses one of the words in one zone, or one
// like it.
func (p *plan) anyKnown(z zone, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		return p.in.using(z, word) > 0 || len(p.similar(z, word)) > 0
	})
}

// tells is how much it says about somebody that they use one of the variants:
// the inverse document frequency of the most common one that answers well. In
// a longer question a word that nobody uses is often there by the way, and
// tells less than a rare one; in a short one it is what is asked for.
func (p *plan) tells(variants []variant) float64 {
	using := 0
	for _, v := range variants {
		if v.factor >= answersWell {
			using = max(using, p.in.using(v.zone, v.stem))
		}
	}
	idf := math.Log(1 + float64(p.in.people()+10-using)/float64(using+1))
	if using == 0 {
		return idf * p.unknown
	}
	return idf
}

const (
	answersWell = 0.5
	byTheWay    = 0.6
	fewWords    = 4
)
