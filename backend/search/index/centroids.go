package index

import (
	"runtime"
	"slices"
	"sync"

	"kith/backend/domain"
	"kith/backend/vector"
)

// bearings are the [Centroids] of everybody in one zone, for one model: what a
// scan over all reads, so that passages are compared for few. Like a slice they
// are a value that only grows at its end.
type centroidRows struct {
	Model     string
	rows      vector.Rows
	Documents []int32 // person's number, by row
}

// with returns the bearings with one more, of so many as there may be. With one
// of another model they start anew: nobody compares the two.
func (b centroidRows) with(number int32, model string, v vector.Vector, most int) centroidRows {
	if len(v) == 0 {
		return b
	}
	if b.Model != model || len(v) != b.rows.Width() {
		b = centroidRows{model, vector.NewRows(len(v)).Grow(most), make([]int32, 0, most)}
	}
	b.rows, b.Documents = b.rows.Append(v), append(b.Documents, number)
	return b
}

// carried returns the bearings of an earlier snapshot, of who is still there.
func (x *Index) carriedCentroids(from *Snapshot) [SemanticGroups]centroidRows {
	var all [SemanticGroups]centroidRows
	for z, b := range from.Centroids {
		for row, number := range b.Documents {
			if p := from.Documents[number]; !p.Removed.Load() {
				all[z] = all[z].with(x.numbers[p.UserID], b.Model, b.rows.Row(row), from.Live)
			}
		}
	}
	return all
}

// toward returns who points most toward a direction: at most keep, nearest
// first.
func (s *Snapshot) Nearest(m QueryVector, z Group, exclude domain.UserID, keep int) []Candidate {
	b := s.Centroids[z]
	if b.Model != m.Model || b.rows.Len() == 0 {
		return nil
	}
	nearness := cosineBuffers.Get().(*[]float32)
	defer cosineBuffers.Put(nearness)
	if len(*nearness) < b.rows.Len() {
		*nearness = make([]float32, b.rows.Len())
	}
	top := Top{Keep: keep}
	for i, near := range scan(b.rows, m.Vector, *nearness) {
		if float64(near) < top.Least {
			continue
		}
		number := b.Documents[i]
		if p := s.Documents[number]; p.UserID != exclude && !p.Removed.Load() {
			top.Add(Candidate{Snapshot: s, Document: p, Number: number, Score: float64(near)})
		}
	}
	slices.SortFunc(top.List, ByScore)
	return top.List[:min(len(top.List), keep)]
}

var cosineBuffers = sync.Pool{New: func() any { return new([]float32) }}

// minShare is how many rows are worth a processor of their own.
const minRowsPerProcessor = 8192

// scan compares all rows on all processors.
func scan(rows vector.Rows, v vector.Vector, into []float32) []float32 {
	var wait sync.WaitGroup
	n, share := rows.Len(), max(minRowsPerProcessor, rows.Len()/runtime.GOMAXPROCS(0)+1)
	for from := share; from < n; from += share {
		until := min(from+share, n)
		wait.Go(func() { rows.Slice(from, until).Scan(v, into[from:until]) })
	}
	rows.Slice(0, min(share, n)).Scan(v, into)
	wait.Wait()
	return into[:n]
}
