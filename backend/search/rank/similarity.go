package rank

import (
	"sync"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
	"kith/backend/vector"
)

// A nearness says how near somebody is to what a question means.
type similarity struct {
	known         bool    // what they say was read into vectors
	passage       int     // the one that carries it, by its number; -1 for none
	evidenceWorth float64 // what that is worth
	best          float64 // cosine to the nearest passage, 0 to 1
	whole         float64 // cosine to all passages together, 0 to 1
	expansion     float64 // the same two for who helps, as far as that counts
}

// sum is what counts: one passage that says it, and a person who is about it.
func (n similarity) sum() float64 { return n.best + n.whole + n.expansion }

// recall has read what the passages of candidates mean, where that counts,
// while other things are done. What it returns waits for that.
func (p *plan) loadVectors(candidates []index.Candidate) func() (map[domain.UserID]index.PassageVectors, error) {
	if !p.semantic {
		return func() (map[domain.UserID]index.PassageVectors, error) { return nil, nil }
	}
	of := make([]domain.UserID, len(candidates))
	for i, c := range candidates {
		of[i] = c.Document.UserID
	}
	var said map[domain.UserID]index.PassageVectors
	var err error
	var reading sync.WaitGroup
	reading.Go(func() { said, err = p.load(of) })
	return func() (map[domain.UserID]index.PassageVectors, error) {
		reading.Wait()
		return said, err
	}
}

// near compares the passages of somebody, on the side that is asked for, if
// what is said of them is of the passages that they have.
func (p *plan) similarity(who *index.Document, said index.PassageVectors) similarity {
	if !p.semantic || len(said.Vectors) > index.MaxPassages {
		return similarity{passage: -1}
	}
	var room [index.MaxPassages]index.Group
	digest, zones := who.PassageDigest(room[:0])
	if digest != said.Digest || len(zones) != len(said.Vectors) {
		return similarity{passage: -1}
	}
	asked := p.similarityIn(said, groupOf(p.side), zones)
	if counts := p.otherCounts(); counts > 0 {
		if other := p.similarityIn(said, otherGroup(p.side), zones).times(counts); other.sum() > asked.sum() {
			return other
		}
	}
	return asked
}

// otherCounts is what it counts to be near on the side that was not asked for: all,
// where the asker tells what they have to give, for it may be to somebody who gathers
// such things; most, where nobody is asked for: there are many ways to say that.
func (p *plan) otherCounts() float64 {
	switch {
	case p.offering:
		return 1
	case p.statement:
		return 0.8
	}
	return 0
}

// times returns n as if it were so far off.
func (n similarity) times(factor float64) similarity {
	n.best, n.whole, n.expansion, n.evidenceWorth = n.best*factor, n.whole*factor, n.expansion*factor, n.evidenceWorth*factor
	return n
}

// nearIn compares the passages of one zone, given the zone of each, with what was
// asked, and with the one who helps best.
func (p *plan) similarityIn(said index.PassageVectors, z index.Group, zones []index.Group) similarity {
	n := compare(said, p.vector.Vector, z, zones)
	for _, h := range p.expansions[z] {
		help := compare(said, h.vector, z, zones)
		n.expansion = max(n.expansion, h.weight*(help.best+help.whole))
		if carries := h.weight * help.best; carries > n.evidenceWorth {
			n.passage, n.evidenceWorth = help.passage, carries
		}
	}
	return n
}

// near compares with the passages of one zone, given the zone of each.
func compare(s index.PassageVectors, v vector.Vector, z index.Group, zones []index.Group) similarity {
	n, sum := similarity{known: true, passage: -1}, 0.0
	for i, said := range s.Vectors {
		if zones[i] != z {
			continue
		}
		cosine := float64(vector.Dot(said, v))
		sum += cosine
		if cosine > n.best {
			n.best, n.passage = cosine, i
		}
	}
	n.evidenceWorth = n.best
	if length := s.Lengths[z]; length > 0 {
		n.whole = max(0, sum/length)
	}
	return n
}

// other is where they answer the opposite.
func otherGroup(s query.Side) index.Group { return index.ProfileWords + index.NeedWords - groupOf(s) }

// zone is where passages answer.
func groupOf(s query.Side) index.Group {
	if s == query.Needs {
		return index.NeedWords
	}
	return index.ProfileWords
}

// compares reports whether a question is compared by meaning: it has one, it
// is not for somebody by name, and most of those in scope were read.
func (p *plan) comparesVectors(r Request) bool {
	if len(r.Vector.Vector) == 0 || r.Load == nil || p.byName || p.conditionsOnly && len(p.terms) > 0 {
		return false
	}
	read, people := 0, 0
	for _, s := range p.in {
		people += s.Live
		if s.Centroids[index.ProfileWords].Model == r.Vector.Model {
			read += len(s.Centroids[index.ProfileWords].Documents)
		}
	}
	return read > 0 && read >= people/2
}
