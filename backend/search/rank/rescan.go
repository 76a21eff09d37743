package rank

import (
	"cmp"
	"slices"

	"kith/backend/search/index"
	"kith/backend/search/lexicon"
)

// A hit is a word of a profile that answers a query term.
type hit struct {
	field      index.Field
	entry      int // which entry of the profile, counted over all fields
	text       string
	start, end int // of the word in text
	place      int // of the word among those of its entry
	term       int
	factor     float64 // how well the word answers
}

// scoredCandidate is a candidate whose profile was rescanned for the query.
type scoredCandidate struct {
	index.Candidate
	wordScore     float64 // how well their words answer, from 0 to 1
	topic         float64 // the same for the topic, without the conditions
	vectors       index.PassageVectors
	similarity    similarity
	semantic      float64 // similarity, if vectors are compared
	pair          float64 // log odds that they answer, if a PairScorer read what they say
	unmet         bool    // they do not say whether they meet a condition
	score         float64 // from 0 to 1
	covered       float64 // share of the essential weight, from 0 to 1
	answersStrong bool    // they answer a term that says much of the topic
	contradicts   bool    // they say that they do not meet a condition
	excluded      bool    // they have an excluded term
	location      string  // as they state it
	hits          []hit
}

// rescanner finds the query terms that words of the profiles of one snapshot answer.
type rescanner struct {
	plan    *plan
	answers []answer
	without []*index.Term
	wanted  lexicon.WordFilter // the forms of all terms in answers and without
	forms   map[wantedForm]*index.Term
	words   lexicon.Scanner
}

// A wantedForm is a word that is looked for in one field group, in texts of one language.
type wantedForm struct {
	group    index.Group
	language lexicon.Language
	word     string
}

type answer struct {
	indexed *index.Term
	term    int
	factor  float64
}

func newRescanner(p *plan, s *index.Snapshot) *rescanner {
	r := &rescanner{plan: p, forms: make(map[wantedForm]*index.Term)}
	for i, c := range p.terms {
		for _, v := range c.variants {
			if t := s.Vocabularies[v.group].Term(v.stem); t != nil {
				r.answers = append(r.answers, answer{t, i, v.factor})
				r.want(v.group, t)
			}
		}
	}
	for _, v := range p.excluded {
		if t := s.Vocabularies[v.group].Term(v.stem); t != nil {
			r.without = append(r.without, t)
			r.want(v.group, t)
		}
	}
	return r
}

// want adds the forms of a term.
func (r *rescanner) want(group index.Group, t *index.Term) {
	for f := range t.Forms {
		r.wanted.Add(f.Word)
		r.forms[wantedForm{group, f.Language, f.Word}] = t
	}
}

// rescan reads the profile of a candidate and scores its hits.
func (r *rescanner) rescan(retrieved index.Candidate) scoredCandidate {
	c := scoredCandidate{Candidate: retrieved}
	var says [index.GroupCount]bool
	entry := 0
	mayHit := retrieved.Score > 0 || len(r.without) > 0 // candidates without a term were retrieved by centroid
	for in, text := range retrieved.Document.Text.Entries {
		says[index.Fields[in.Field].Group] = true
		if in.Field == index.FieldLocation {
			c.location = text
		}
		if mayHit {
			r.rescanEntry(&c, in, entry, text)
		}
		entry++
	}
	r.plan.score(&c, &says)
	return c
}

// rescanEntry reads an entry as it was indexed: as English and, if it is French, as French
// too. Its hits are in the order of the text.
func (r *rescanner) rescanEntry(c *scoredCandidate, in index.Entry, entry int, text string) {
	before := len(c.hits)
	r.rescanIn(c, index.Entry{Field: in.Field}, entry, text)
	if in.Language == lexicon.English {
		return
	}
	r.rescanIn(c, in, entry, text)
	slices.SortStableFunc(c.hits[before:], func(a, b hit) int { return cmp.Compare(a.start, b.start) })
}

// rescanIn reads an entry in one language.
func (r *rescanner) rescanIn(c *scoredCandidate, in index.Entry, entry int, text string) {
	group := index.Fields[in.Field].Group
	in.Scan(&r.words, text)
	for place := 0; place < index.MaxFieldWords && r.words.Next(); place++ {
		if !r.wanted.MayHave(r.words.Word) {
			continue
		}
		found := r.forms[wantedForm{group, in.Language, string(r.words.Word)}]
		if found == nil || in.Skips(&r.words) {
			continue
		}
		if in.Field != index.FieldAbout && slices.Contains(r.without, found) {
			c.excluded = true
		}
		for _, a := range r.answers {
			if a.indexed != found {
				continue
			}
			c.hits = append(c.hits, hit{
				field: in.Field, entry: entry, text: text, start: r.words.Start, end: r.words.End,
				place: place, term: a.term, factor: a.factor,
			})
		}
	}
}
