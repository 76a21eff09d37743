package rank

import (
	"slices"

	"kith/backend/search/index"
	"kith/backend/search/lexicon"
)

// A hit is a word of a profile that answers a clause of the question.
type hit struct {
	field      index.Field
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
type scoredCandidate struct {
	index.Candidate
	wordScore   float64 // how well their words answer, from 0 to 1
	topic       float64 // the same of what is asked for, its conditions left aside
	similarity  similarity
	semantic    float64 // how well what they mean answers, where that counts
	unmet       bool    // they do not say whether they meet a condition
	score       float64 // from 0 to 1
	covered     float64 // share of what the question is about, from 0 to 1
	contradicts bool    // they say that they do not meet a condition
	excluded    bool    // they are what the question does not want
	hits        []hit
}

// lookup finds the clause that a term of one index answers.
type rescanner struct {
	plan    *plan
	zones   *index.Vocabularies
	answers []answer
	without []*index.Term
	words   lexicon.Scanner
}

type answer struct {
	term   *index.Term
	clause int
	factor float64
}

func newRescanner(p *plan, s *index.Snapshot) *rescanner {
	l := &rescanner{plan: p, zones: s.Vocabularies}
	for i, c := range p.terms {
		for _, v := range c.variants {
			if t := s.Vocabularies[v.zone].Term(v.stem); t != nil {
				l.answers = append(l.answers, answer{t, i, v.factor})
			}
		}
	}
	for _, v := range p.excluded {
		if t := s.Vocabularies[v.zone].Term(v.stem); t != nil {
			l.without = append(l.without, t)
		}
	}
	return l
}

// look reads the profile of a candidate.
func (l *rescanner) rescan(c index.Candidate) scoredCandidate {
	f := scoredCandidate{Candidate: c}
	var says [index.GroupCount]bool
	entry := 0
	mayHit := c.Score > 0 || len(l.without) > 0 // who has no word of it came by meaning alone
	for in, text := range c.Document.Text.Entries {
		says[index.Fields[in].Group] = true
		if mayHit {
			l.rescanEntry(&f, in, entry, text)
		}
		entry++
	}
	l.plan.score(&f, &says)
	return f
}

func (l *rescanner) rescanEntry(f *scoredCandidate, in index.Field, entry int, text string) {
	zone := index.Fields[in].Group
	l.words.Reset(text)
	sentence, counted := 0, 0
	for place := 0; place < index.MaxFieldWords && l.words.Next(); place++ {
		form := l.zones[zone].Form(l.words.Word)
		if form == nil || zone.Skips(&l.words) {
			continue
		}
		if in != index.FieldAbout && slices.Contains(l.without, form.Term) {
			f.excluded = true
		}
		for _, a := range l.answers {
			if a.term != form.Term {
				continue
			}
			sentence += index.SentenceEnds(text, counted, l.words.Start)
			counted = l.words.Start
			f.hits = append(f.hits, hit{
				field: in, entry: entry, text: text, start: l.words.Start, end: l.words.End,
				place: place, sentence: sentence, clause: a.clause, factor: a.factor,
			})
		}
	}
}
