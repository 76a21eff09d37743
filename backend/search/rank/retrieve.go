package rank

import (
	"slices"
	"sync"

	"kith/backend/domain"
	"kith/backend/search/index"
)

// retrieve returns the keep people with the highest sums over all query terms, and those with the nearest
// centroids: each once, the best first.
func (p *plan) retrieve(exclude domain.UserID, keep int) []index.Candidate {
	var all []index.Candidate
	for _, s := range p.in {
		all = append(all, p.candidatesIn(s, exclude, keep)...)
	}
	slices.SortFunc(all, index.ByScore)
	met := make(map[domain.UserID]bool, len(all))
	all = slices.DeleteFunc(all, func(c index.Candidate) bool {
		again := met[c.Document.UserID]
		met[c.Document.UserID] = true
		return again
	})
	if !p.semantic {
		all = all[:min(len(all), keep)]
	}
	return all
}

func (p *plan) nearest(s *index.Snapshot, exclude domain.UserID) []index.Candidate {
	if !p.semantic {
		return nil
	}
	near := p.nearestIn(s, groupOf(p.side), exclude)
	if p.otherCounts() > 0 {
		near = append(near, p.nearestIn(s, otherGroup(p.side), exclude)...)
	}
	return near
}

func (p *plan) nearestIn(s *index.Snapshot, group index.Group, exclude domain.UserID) []index.Candidate {
	q := p.vector
	q.Vector = expandedVector(q, p.expansions[group])
	return s.Nearest(q, group, exclude, semanticCandidates)
}

// accumulators hold two sums for each document of a snapshot: of the present
// query term and of all. They are all zero when not in use.
type accumulators struct {
	total, term []float32
	inTotal     []int32 // documents whose total is not zero
	inTerm      []int32
}

var pool = sync.Pool{New: func() any { return new(accumulators) }}

func (t *accumulators) fit(people int) {
	if len(t.total) < people {
		t.total, t.term = make([]float32, people), make([]float32, people)
	}
}

func (p *plan) candidatesIn(s *index.Snapshot, exclude domain.UserID, keep int) []index.Candidate {
	t := pool.Get().(*accumulators)
	defer pool.Put(t)
	t.fit(len(s.Documents))
	for _, c := range p.terms {
		for _, v := range c.variants {
			t.add(s.Postings(v.group, v.stem), float32(c.weight*v.factor))
		}
		t.endTerm()
	}
	near := t.withTotals(p.nearest(s, exclude))
	return append(t.best(s, exclude, keep), near...)
}

// add scores the postings of one variant of a query term. A document keeps the
// score of its best variant.
func (t *accumulators) add(list []index.Posting, weight float32) {
	for _, p := range list {
		worth := weight * index.Gain[p.Steps()]
		switch so := t.term[p.Document()]; {
		case so == 0:
			t.inTerm = append(t.inTerm, p.Document())
			t.term[p.Document()] = worth
		case so < worth:
			t.term[p.Document()] = worth
		}
	}
}

func (t *accumulators) endTerm() {
	for _, number := range t.inTerm {
		if t.total[number] == 0 {
			t.inTotal = append(t.inTotal, number)
		}
		t.total[number] += t.term[number]
		t.term[number] = 0
	}
	t.inTerm = t.inTerm[:0]
}

// withTotals replaces the cosines of candidates by their sums over postings.
func (t *accumulators) withTotals(near []index.Candidate) []index.Candidate {
	for i, c := range near {
		near[i].Score = float64(t.total[c.Number])
	}
	return near
}

// best returns the best candidates, unsorted: at least keep, if there are so many. It zeroes the accumulators.
func (t *accumulators) best(s *index.Snapshot, exclude domain.UserID, keep int) []index.Candidate {
	top := index.Top{Keep: keep}
	for _, number := range t.inTotal {
		score := float64(t.total[number])
		t.total[number] = 0
		if p := s.Documents[number]; score >= top.Least && p.UserID != exclude && !p.Removed.Load() {
			top.Add(index.Candidate{Snapshot: s, Document: p, Number: number, Score: score})
		}
	}
	t.inTotal = t.inTotal[:0]
	return top.List
}
