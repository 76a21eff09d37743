package match

import "slices"

// A hit is a word of a profile that answers a clause of the question.
type hit struct {
	field      field
	entry      int // which entry of the profile, counted over all fields
	text       string
	start, end int // of the word in text
	place      int // of the word among those of its entry
	clause     int
	factor     float64 // how well the word answers
}

// A finding is a candidate after their profile was read again with the
// question in hand.
type finding struct {
	candidate
	score    float64 // from 0 to 1
	covered  float64 // share of what the question is about, from 0 to 1
	contrary bool    // they say that they do not meet a condition
	unwanted bool    // they are what the question does not want
	hits     []hit
}

// lookup finds the clause that a term of one index answers.
type lookup struct {
	plan    *plan
	zones   *zones
	answers []answer
	without []*term
	words   scanner
}

type answer struct {
	term   *term
	clause int
	factor float64
}

func newLookup(p *plan, s *snapshot) *lookup {
	l := &lookup{plan: p, zones: s.zones}
	for i, c := range p.clauses {
		for _, v := range c.variants {
			if t := s.zones[v.zone].term(v.stem); t != nil {
				l.answers = append(l.answers, answer{t, i, v.factor})
			}
		}
	}
	for _, v := range p.without {
		if t := s.zones[v.zone].term(v.stem); t != nil {
			l.without = append(l.without, t)
		}
	}
	return l
}

// look reads the profile of a candidate.
func (l *lookup) look(c candidate) finding {
	f := finding{candidate: c}
	var says [len(fields)]bool
	entry := 0
	for in, text := range c.person.said.entries {
		says[in] = true
		l.lookInto(&f, in, entry, text)
		entry++
	}
	l.plan.judge(&f, &says)
	return f
}

func (l *lookup) lookInto(f *finding, in field, entry int, text string) {
	zone := fields[in].zone
	l.words.reset(text)
	for place := 0; place < maxFieldWords && l.words.next(); place++ {
		form := l.zones[zone].form(l.words.word)
		if form == nil || zone.skips(&l.words) {
			continue
		}
		if in != fieldAbout && slices.Contains(l.without, form.term) {
			f.unwanted = true
		}
		for _, a := range l.answers {
			if a.term == form.term {
				f.hits = append(f.hits, hit{in, entry, text, l.words.start, l.words.end, place, a.clause, a.factor})
			}
		}
	}
}

// judge draws the conclusions from the hits of f.
func (p *plan) judge(f *finding, says *[len(fields)]bool) {
	best := p.answered(f.hits)
	for i, c := range p.clauses {
		if c.essential {
			f.covered += c.weight * best[i]
		}
	}
	f.covered /= p.essential
	for _, c := range p.conditions {
		known := c.zone == placed && says[fieldLocation] || c.zone == speaks && says[fieldLanguages]
		if known && !p.met(c, best) {
			f.contrary = true
		}
	}
	f.score = min(1, (f.candidate.score+p.phrases(f.hits))/p.total)
}

// answered returns for each clause how well the best hit answers it.
func (p *plan) answered(hits []hit) []float64 {
	best := make([]float64, len(p.clauses))
	for _, h := range hits {
		best[h.clause] = max(best[h.clause], h.factor*p.side.answers(h.field))
	}
	return best
}

// answers is how well a word of a field answers. To like something is no
// skill, unless it is asked who likes it.
func (s Side) answers(f field) float64 {
	if s == Either && f == fieldInterests {
		return 1
	}
	return fields[f].answers
}

// met reports whether most of a condition is answered: of "Portland, Maine" it
// is Portland that counts where everybody lives in Maine.
func (p *plan) met(c condition, best []float64) bool {
	var all, answered float64
	for i := c.from; i < c.until; i++ {
		all += p.clauses[i].weight
		if best[i] > 0 {
			answered += p.clauses[i].weight
		}
	}
	return answered >= conditionShare*all
}

const conditionShare = 0.7

// phrases rewards words of the question that stand side by side in a profile.
func (p *plan) phrases(hits []hit) float64 {
	sum := 0.0
	met := make(map[[2]int]bool)
	for i := 1; i < len(hits); i++ {
		a, b := hits[i-1], hits[i]
		pair := [2]int{min(a.clause, b.clause), max(a.clause, b.clause)}
		if a.entry != b.entry || a.clause == b.clause || b.place-a.place > nearBy || met[pair] {
			continue
		}
		met[pair] = true
		sum += phraseBonus * min(a.factor, b.factor) * min(p.clauses[a.clause].weight, p.clauses[b.clause].weight)
	}
	return sum
}

const (
	nearBy      = 2 // words from one to the other
	phraseBonus = 0.25
)
