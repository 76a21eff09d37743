package index

import (
	"cmp"
	"slices"
)

// A candidate is somebody with words of the question, before a closer look.
type Candidate struct {
	Snapshot *Snapshot
	Document *Document
	Number   int32 // the person's, in the snapshot
	Score    float64
}

func ByScore(a, b Candidate) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Document.UserID, b.Document.UserID))
}

// topmost keeps the best of many candidates, and now and then forgets the rest.
type Top struct {
	Keep  int
	Least float64 // that is still among the best
	List  []Candidate
}

func (t *Top) Add(c Candidate) {
	t.List = append(t.List, c)
	if len(t.List) == 2*t.Keep {
		slices.SortFunc(t.List, ByScore)
		t.List = t.List[:t.Keep]
		t.Least = t.List[t.Keep-1].Score
	}
}
