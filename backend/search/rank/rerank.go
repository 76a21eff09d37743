package rank

import (
	"cmp"
	"slices"

	"kith/backend/search/index"
)

// rerank rescans the profiles of candidates, compares their passages with the query and sorts them by score. It
// fails if passage vectors are needed and cannot be loaded.
func (p *plan) rerank(retrieved []index.Candidate) ([]scoredCandidate, error) {
	loaded := p.loadVectors(retrieved)
	rescanners := make(map[*index.Snapshot]*rescanner, len(p.in))
	for _, s := range p.in {
		rescanners[s] = newRescanner(p, s)
	}
	var candidates []scoredCandidate
	for _, c := range retrieved {
		candidates = append(candidates, rescanners[c.Snapshot].rescan(c))
	}
	vectors, err := loaded()
	if err != nil {
		return nil, err
	}
	for i := range candidates {
		c := &candidates[i]
		c.vectors = vectors[c.Document.UserID]
		c.similarity = p.similarity(c.Document, c.vectors)
	}
	p.finalize(candidates)
	slices.SortFunc(candidates, func(a, b scoredCandidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.Document.UserID, b.Document.UserID))
	})
	return candidates, nil
}
