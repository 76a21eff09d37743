package match

import (
	"math"
	"slices"
	"strings"
)

// A scope is the indexes a question runs over. All statistics come from them.
type scope []*snapshot

func newScope(in []*Index) scope {
	s := make(scope, len(in))
	for i, x := range in {
		s[i] = x.current.Load()
	}
	return s
}

// people returns how many there are. Who stands in two indexes counts twice,
// here and in using.
func (in scope) people() int {
	n := 0
	for _, s := range in {
		n += s.living
	}
	return n
}

// using returns how many people use a stem.
func (in scope) using(z zone, stem string) int {
	n := 0
	for _, s := range in {
		if t := s.zones[z].term(stem); t != nil {
			n += int(t.people.Load())
		}
	}
	return n
}

// A plan is a question as it is asked of one scope: a clause for each word.
type plan struct {
	in         scope
	people     int
	side       Side
	clauses    []clause
	without    []variant
	conditions []condition
	total      float64 // of the weights of all clauses
	essential  float64 // of those that a match has to cover

	conditionsOnly bool // nothing is asked but where people are or what they speak
	allLight       bool // nothing is asked but words that say little alone
}

// A clause is one word of the question and everything that may stand for it.
type clause struct {
	weight    float64 // how much it tells people apart
	essential bool    // not merely a condition
	light     bool    // says little alone
	variants  []variant
}

// A variant is a stem that stands for a word of the question.
type variant struct {
	zone   zone
	stem   string
	factor float64 // how well it stands for it, up to 1
}

// A condition is a place or language that was asked for: clauses from, until.
type condition struct {
	zone        zone
	from, until int
}

// How well a stem stands for the word that was asked, where it was not asked
// for in so many words.
const (
	otherSide   = 0.08 // a need, where an offer was asked for, and the reverse
	sharedNeed  = 0.7  // a need, where interests were asked for
	likeAName   = 0.2  // a name, where a word was asked for: Baker for baker
	likeAPlace  = 0.6
	likeATongue = 0.6
	asALanguage = 0.5 // a language that is mentioned, not listed
)

func newPlan(q Question, in scope) *plan {
	p := &plan{in: in, people: in.people(), side: q.Side}
	terms := slices.Clone(q.Terms)
	for _, name := range q.Names {
		terms = append(terms, p.addName(name)...)
	}
	for _, place := range q.Places {
		terms = append(terms, p.addPlace(place)...)
	}
	for _, language := range q.Languages {
		p.addLanguage(language)
	}
	var place []string
	for _, t := range terms {
		if t.Placed && p.isPlace(t.Word) {
			place = append(place, t.Word)
			continue
		}
		p.addTerm(t)
	}
	p.addCondition(placed, place)
	for _, t := range q.Without {
		p.without = append(p.without,
			variant{has, stem(t.Word), 1}, variant{named, t.Word, 1}, variant{placed, t.Word, 1})
	}
	p.sum()
	return p
}

// addName adds a clause for each word of a name. A name that nobody in scope
// has, or something like it, is returned as terms.
func (p *plan) addName(name string) []Term {
	words := foldedWords(name)
	if !slices.ContainsFunc(words, func(w string) bool { return p.knows(named, w) }) {
		return namedTerms(name)
	}
	for _, word := range words {
		p.add(p.exactly(named, word), true)
	}
	return nil
}

func (p *plan) addPlace(place string) []Term {
	words := foldedWords(place)
	known := slices.ContainsFunc(words, func(w string) bool { return p.knows(placed, w) })
	if !known && (strings.ToLower(place) == place || p.mentions(words)) {
		return namedTerms(place)
	}
	p.addCondition(placed, words)
	return nil
}

// isPlace reports whether a word that may be a place is one in this scope.
func (p *plan) isPlace(word string) bool {
	return p.in.using(placed, word) > p.in.using(has, stem(word))
}

func (p *plan) addLanguage(language string) { p.addCondition(speaks, foldedWords(language)) }

// addCondition adds a clause for each word of a place or language.
func (p *plan) addCondition(z zone, words []string) {
	from := len(p.clauses)
	for i, word := range words {
		variants := p.exactly(z, word)
		if z == speaks {
			variants = append(variants, variant{has, stem(word), asALanguage})
		} else if other := inAddress(words, i); other != "" {
			variants = append(variants, variant{z, other, 1})
		}
		p.add(variants, false)
	}
	if until := len(p.clauses); until > from {
		p.conditions = append(p.conditions, condition{z, from, until})
	}
}

// knows reports whether somebody in scope uses the word or one like it.
func (p *plan) knows(z zone, word string) bool {
	return p.in.using(z, word) > 0 || len(p.in.similar(z, word)) > 0
}

// mentions reports whether anybody uses one of the words to say what they can.
func (p *plan) mentions(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return p.in.using(has, stem(w)) > 0 })
}

func namedTerms(text string) []Term {
	var terms []Term
	for _, word := range foldedWords(text) {
		if !functionWords[word] {
			terms = append(terms, Term{Word: word, Written: word, Weight: 1})
		}
	}
	return terms
}

// exactly returns the word in one zone, or the words it was perhaps meant to be.
func (p *plan) exactly(z zone, word string) []variant {
	variants := []variant{{z, word, 1}}
	if p.in.using(z, word) > 0 {
		return variants
	}
	for _, s := range p.in.similar(z, word) {
		variants = append(variants, variant{z, s.stem, s.certainty(word)})
	}
	return variants
}

// addTerm adds a word of the question with all that may stand for it: its
// stem, its synonyms and what it was perhaps meant to be, on either side, and
// the word itself where it is a name, a place or a language.
func (p *plan) addTerm(t Term) {
	asName := likeAName
	if t.Named || p.in.using(has, stem(t.Word)) == 0 {
		asName = 1
	}
	variants := p.meaning(t.Word)
	variants = append(variants, variant{named, t.Word, asName},
		variant{placed, t.Word, likeAPlace}, variant{speaks, t.Word, likeATongue})
	p.addWeighted(variants, true, t.Weight)
}

// meaning returns what may stand for a word on both sides of a profile.
func (p *plan) meaning(word string) []variant {
	stems := []variant{{has, stem(word), 1}}
	if !p.used(word) {
		for _, s := range p.in.similar(has, word) {
			stems = append(stems, variant{has, s.stem, s.certainty(word)})
		}
	}
	for _, v := range stems[:len(stems):len(stems)] {
		for _, r := range related(v.stem) {
			stems = append(stems, variant{has, r.stem, v.factor * r.factor})
		}
	}
	here, there := p.side.factors()
	var variants []variant
	for _, v := range stems {
		variants = append(variants, variant{has, v.stem, v.factor * here}, variant{wants, v.stem, v.factor * there})
	}
	return variants
}

// used reports whether anybody in scope uses the word, however they mean it.
func (p *plan) used(word string) bool {
	return p.mentions([]string{word}) || p.in.using(wants, stem(word)) > 0 ||
		p.in.using(named, word) > 0 || p.in.using(placed, word) > 0 || p.in.using(speaks, word) > 0
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

func (p *plan) add(variants []variant, essential bool) { p.addWeighted(variants, essential, 1) }

func (p *plan) addWeighted(variants []variant, essential bool, weight float64) {
	if len(p.clauses) < maxClauses {
		p.clauses = append(p.clauses, clause{weight * p.tells(variants), essential, weight < 1, variants})
	}
}

// maxClauses bounds the work that one question makes.
const maxClauses = 24

// tells is how much it says about somebody that they use one of the variants:
// the inverse document frequency of the most common one that answers well. A
// word that nobody uses is often there by the way, and tells less than a rare one.
func (p *plan) tells(variants []variant) float64 {
	using := 0
	for _, v := range variants {
		if v.factor >= answersWell {
			using = max(using, p.in.using(v.zone, v.stem))
		}
	}
	idf := math.Log(1 + float64(p.people+10-using)/float64(using+1))
	if using == 0 {
		return idf * bytheway
	}
	return idf
}

const (
	answersWell = 0.5
	bytheway    = 0.6
)

// sum adds up the weights. Where there are only conditions, they are essential.
func (p *plan) sum() {
	p.conditionsOnly, p.allLight = true, true
	for _, c := range p.clauses {
		p.conditionsOnly = p.conditionsOnly && !c.essential
		p.allLight = p.allLight && (!c.essential || c.light)
	}
	for i := range p.clauses {
		c := &p.clauses[i]
		c.essential = c.essential || p.conditionsOnly
		p.total += c.weight
		if c.essential {
			p.essential += c.weight
		}
	}
}
