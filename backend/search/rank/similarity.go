package rank

import (
	"sync"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
)

// similarity is the result of comparing a candidate's passages with the query vector.
type similarity struct {
	known     bool    // their passage vectors are stored and up to date
	passage   int     // number of the passage nearest to the query or an expansion; -1 for none
	best      float64 // similarity of the nearest passage, 0 to 1
	whole     float64 // similarity of the centroid, 0 to 1
	expansion float64 // weighted sum of the same two for the best query expansion
	needs     float64 // similarity of the nearest need, if the query is about what people offer
}

// sum adds the nearest passage, the whole profile and the best expansion, weighted by rankModel.
func (n similarity) sum() float64 {
	return rankModel.passage*n.best + rankModel.profile*n.whole + rankModel.expansion*n.expansion
}

// loadVectors loads the passage vectors of candidates in the background, if the query needs them. The function
// that it returns waits for them.
func (p *plan) loadVectors(candidates []index.Candidate) func() (map[domain.UserID]index.PassageVectors, error) {
	if !p.semantic {
		return func() (map[domain.UserID]index.PassageVectors, error) { return nil, nil }
	}
	of := make([]domain.UserID, len(candidates))
	for i, c := range candidates {
		of[i] = c.Document.UserID
	}
	var vectors map[domain.UserID]index.PassageVectors
	var err error
	var loading sync.WaitGroup
	loading.Go(func() { vectors, err = p.load(of) })
	return func() (map[domain.UserID]index.PassageVectors, error) {
		loading.Wait()
		return vectors, err
	}
}

// similarity compares a candidate's passages on the side that the question is about, unless their stored vectors
// are stale.
func (p *plan) similarity(d *index.Document, vectors index.PassageVectors) similarity {
	if !p.semantic || len(vectors.Vectors) > index.MaxPassages {
		return similarity{passage: -1}
	}
	var buffer [index.MaxPassages]index.Group
	digest, groups := d.PassageDigest(buffer[:0])
	if digest != vectors.Digest || len(groups) != len(vectors.Vectors) {
		return similarity{passage: -1}
	}
	asked := p.similarityIn(vectors, d.Language, groupOf(p.side), groups)
	if p.learning {
		return asked.and(p.similarityIn(vectors, d.Language, otherGroup(p.side), groups))
	}
	if counts := p.otherCounts(); counts > 0 {
		if other := p.similarityIn(vectors, d.Language, otherGroup(p.side), groups).times(counts); other.sum() > asked.sum() {
			return other
		}
	} else if p.side == query.Offers {
		asked.needs = compare(vectors, p.vector.With(d.Language), index.NeedWords, groups).best
	}
	return asked
}

// otherCounts returns the weight of the similarity on the other side: 1 for an offer, because those who look for
// such things may want what is offered, and statementFactor for a statement, because its wording does not determine the side.
func (p *plan) otherCounts() float64 {
	switch {
	case p.offering, p.learning:
		return 1
	case p.statement:
		return statementFactor
	}
	return 0
}

// and returns the mean of two similarities, with the passage of the first.
func (n similarity) and(other similarity) similarity {
	n.best, n.whole, n.expansion = (n.best+other.best)/2, (n.whole+other.whole)/2, (n.expansion+other.expansion)/2
	return n
}

// times scales a similarity.
func (n similarity) times(factor float64) similarity {
	n.best, n.whole, n.expansion = n.best*factor, n.whole*factor, n.expansion*factor
	return n
}

// similarityIn compares the passages of one group of a profile in a language with the query
// and with its expansions; groups gives the group of each passage.
func (p *plan) similarityIn(vectors index.PassageVectors, l lexicon.Language, group index.Group, groups []index.Group) similarity {
	n := compare(vectors, p.vector.With(l), group, groups)
	nearest := n.best
	for _, e := range p.expansions[group] {
		similar := compare(vectors, e.vector.With(l), group, groups)
		n.expansion = max(n.expansion, e.weight*(similar.best+similar.whole))
		if worth := e.weight * similar.best; worth > nearest {
			n.passage, nearest = similar.passage, worth
		}
	}
	return n
}

// compare compares the passages of one group with a vector.
func compare(s index.PassageVectors, with index.Comparison, group index.Group, groups []index.Group) similarity {
	n := similarity{known: true, passage: -1}
	for i, passage := range s.Vectors {
		if groups[i] != group {
			continue
		}
		if similar := with.Similarity(passage); similar > n.best {
			n.best, n.passage = similar, i
		}
	}
	n.whole = max(0, with.Similarity(s.Centroids[group]))
	return n
}

// otherGroup returns the group of the opposite side.
func otherGroup(s query.Side) index.Group { return index.ProfileWords + index.NeedWords - groupOf(s) }

// groupOf returns the field group that answers a side.
func groupOf(s query.Side) index.Group {
	if s == query.Needs {
		return index.NeedWords
	}
	return index.ProfileWords
}

// comparesVectors reports whether passage vectors count: the query has a vector and more than a name or
// conditions, and at least half of the people have vectors.
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
