package index

import (
	"cmp"
	"slices"
)

// A Candidate is a document that retrieval found, with its preliminary score.
type Candidate struct {
	Snapshot *Snapshot
	Document *Document
	Number   int32 // the document's, in the snapshot
	Score    float64
}

// ByScore orders candidates by falling score, and equal ones by user id.
func ByScore(a, b Candidate) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Document.UserID, b.Document.UserID))
}

// Top collects the best Keep candidates. List is unsorted and may hold up to
// twice as many, as the rest is dropped only now and then.
type Top struct {
	Keep  int
	Least float64 // a candidate with a lower score cannot be among the best
	List  []Candidate
}

// Add adds a candidate.
func (t *Top) Add(c Candidate) {
	t.List = append(t.List, c)
	if len(t.List) == 2*t.Keep {
		slices.SortFunc(t.List, ByScore)
		t.List = t.List[:t.Keep]
		t.Least = t.List[t.Keep-1].Score
	}
}
