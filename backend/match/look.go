package match

import "slices"

// A hit is a word of a profile that answers a clause of the question.
type hit struct {
	field      field
	entry      int // which entry of the profile, counted over all fields
	text       string
	start, end int // of the word in text
	place      int // of the word among those of its entry
	sentence   int // of the entry
	clause     int
	factor     float64 // how well the word answers
}

// A finding is a candidate after their profile was read again with the
// question in hand.
type finding struct {
	candidate
	words    float64 // how well their words answer, from 0 to 1
	topic    float64 // the same of what is asked for, its conditions left aside
	near     nearness
	meant    float64 // how well what they mean answers, where that counts
	unmet    bool    // they do not say whether they meet a condition
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
	var says [zoneCount]bool
	entry := 0
	mayHit := c.score > 0 || len(l.without) > 0 // who has no word of it came by meaning alone
	for in, text := range c.person.said.entries {
		says[fields[in].zone] = true
		if mayHit {
			l.lookInto(&f, in, entry, text)
		}
		entry++
	}
	l.plan.judge(&f, &says)
	return f
}

func (l *lookup) lookInto(f *finding, in field, entry int, text string) {
	zone := fields[in].zone
	l.words.reset(text)
	sentence, counted := 0, 0
	for place := 0; place < maxFieldWords && l.words.next(); place++ {
		form := l.zones[zone].form(l.words.word)
		if form == nil || zone.skips(&l.words) {
			continue
		}
		if in != fieldAbout && slices.Contains(l.without, form.term) {
			f.unwanted = true
		}
		for _, a := range l.answers {
			if a.term != form.term {
				continue
			}
			sentence += sentenceEnds(text, counted, l.words.start)
			counted = l.words.start
			f.hits = append(f.hits, hit{
				field: in, entry: entry, text: text, start: l.words.start, end: l.words.end,
				place: place, sentence: sentence, clause: a.clause, factor: a.factor,
			})
		}
	}
}
