package match

import (
	"cmp"
	"slices"
	"sync"

	"kith/backend/domain"
)

// A candidate is somebody with words of the question, before a closer look.
type candidate struct {
	in     *snapshot
	person *person
	number int32 // the person's, in the snapshot
	score  float64
}

func better(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.person.id, b.person.id))
}

// gain is what a posting's weight is worth, up to 1: twice the words are not
// twice the use.
var gain = func() (gain [weightSteps]float32) {
	for steps := range gain {
		weight := float64(steps) * weightUnit
		gain[steps] = float32(weight / (weight + saturation))
	}
	return gain
}()

// saturation is k1 of BM25: the weight that is worth half.
const saturation = 1.2

// candidates returns the keep people with the highest sums over all clauses,
// best first, each once.
func (p *plan) candidates(exclude domain.UserID, keep int) []candidate {
	var all []candidate
	for _, s := range p.in {
		all = append(all, p.candidatesIn(s, exclude, keep)...)
	}
	slices.SortFunc(all, better)
	met := make(map[domain.UserID]bool, len(all))
	all = slices.DeleteFunc(all, func(c candidate) bool {
		again := met[c.person.id]
		met[c.person.id] = true
		return again
	})
	if !p.byMeaning {
		all = all[:min(len(all), keep)]
	}
	return all
}

// closerRead is how many people are compared passage by passage, of each side.
const closerRead = 200

func (p *plan) toward(s *snapshot, exclude domain.UserID) []candidate {
	if !p.byMeaning {
		return nil
	}
	near := p.towardIn(s, p.side.zone(), exclude)
	if p.otherCounts() > 0 {
		near = append(near, p.towardIn(s, p.side.other(), exclude)...)
	}
	return near
}

func (p *plan) towardIn(s *snapshot, z zone, exclude domain.UserID) []candidate {
	return s.toward(Meaning{p.meaning.Model, p.meaning.toward(p.helps[z])}, z, exclude, closerRead)
}

// tallies hold a number for each person of an index, and are all zero when
// not in use.
type tallies struct {
	total, clause []float32
	inTotal       []int32 // whose total is not zero
	inClause      []int32
}

var pool = sync.Pool{New: func() any { return new(tallies) }}

func (t *tallies) fit(people int) {
	if len(t.total) < people {
		t.total, t.clause = make([]float32, people), make([]float32, people)
	}
}

func (p *plan) candidatesIn(s *snapshot, exclude domain.UserID, keep int) []candidate {
	t := pool.Get().(*tallies)
	defer pool.Put(t)
	t.fit(len(s.people))
	for _, c := range p.clauses {
		for _, v := range c.variants {
			t.count(s.using(v.zone, v.stem), float32(c.weight*v.factor))
		}
		t.endClause()
	}
	near := t.of(p.toward(s, exclude))
	return append(t.best(s, exclude, keep), near...)
}

// count notes for each of list what the variant of a clause is worth, where
// no other variant was worth more.
func (t *tallies) count(list []posting, weight float32) {
	clause := t.clause
	for _, p := range list {
		worth := weight * gain[p.steps()]
		switch so := clause[p.person()]; {
		case so == 0:
			t.inClause = append(t.inClause, p.person())
			clause[p.person()] = worth
		case so < worth:
			clause[p.person()] = worth
		}
	}
}

func (t *tallies) endClause() {
	for _, number := range t.inClause {
		if t.total[number] == 0 {
			t.inTotal = append(t.inTotal, number)
		}
		t.total[number] += t.clause[number]
		t.clause[number] = 0
	}
	t.inClause = t.inClause[:0]
}

// of returns candidates with their sums instead of their nearness.
func (t *tallies) of(near []candidate) []candidate {
	for i, c := range near {
		near[i].score = float64(t.total[c.number])
	}
	return near
}

// best returns the best candidates, at least keep where there are so many, in
// no order; it zeroes the tallies.
func (t *tallies) best(s *snapshot, exclude domain.UserID, keep int) []candidate {
	top := topmost{keep: keep}
	for _, number := range t.inTotal {
		score := float64(t.total[number])
		t.total[number] = 0
		if p := s.people[number]; score >= top.least && p.id != exclude && !p.gone.Load() {
			top.add(candidate{s, p, number, score})
		}
	}
	t.inTotal = t.inTotal[:0]
	return top.list
}

// topmost keeps the best of many candidates, and now and then forgets the rest.
type topmost struct {
	keep  int
	least float64 // that is still among the best
	list  []candidate
}

func (t *topmost) add(c candidate) {
	t.list = append(t.list, c)
	if len(t.list) == 2*t.keep {
		slices.SortFunc(t.list, better)
		t.list = t.list[:t.keep]
		t.least = t.list[t.keep-1].score
	}
}
