package index

import (
	"runtime"
	"slices"
	"sync"

	"kith/backend/domain"
	"kith/backend/vector"
)

// centroidRows are the centroids of one field group that one model made. A
// question is compared with all of them, and with the passages of the nearest
// only. Like a slice it is a value that grows at its end.
type centroidRows struct {
	Model     string
	rows      vector.Rows
	Documents []int32 // number of the document, by row
}

// with returns the rows with one more, and room for capacity. A centroid of
// another model replaces all rows, as vectors of two models cannot be compared.
func (c centroidRows) with(number int32, model string, v vector.Vector, capacity int) centroidRows {
	if len(v) == 0 {
		return c
	}
	if c.Model != model || len(v) != c.rows.Width() {
		c = centroidRows{model, vector.NewRows(len(v)).Grow(capacity), make([]int32, 0, capacity)}
	}
	c.rows, c.Documents = c.rows.Append(v), append(c.Documents, number)
	return c
}

// keptCentroids returns the centroids of an earlier snapshot for the
// documents that were not removed, under their new numbers.
func (x *Index) keptCentroids(from *Snapshot) [SemanticGroups]centroidRows {
	var kept [SemanticGroups]centroidRows
	for g, c := range from.Centroids {
		for row, number := range c.Documents {
			if d := from.Documents[number]; !d.Removed.Load() {
				kept[g] = kept[g].with(x.numbers[d.UserID], c.Model, c.rows.Row(row), from.Live)
			}
		}
	}
	return kept
}

// Nearest returns the documents whose centroids in a field group are nearest to
// the query vector: at most keep, nearest first, without one user. There are
// none where the centroids are of another model.
func (s *Snapshot) Nearest(q QueryVector, g Group, exclude domain.UserID, keep int) []Candidate {
	c := s.Centroids[g]
	if c.Model != q.Model || c.rows.Len() == 0 {
		return nil
	}
	buffer := cosineBuffers.Get().(*[]float32)
	defer cosineBuffers.Put(buffer)
	if len(*buffer) < c.rows.Len() {
		*buffer = make([]float32, c.rows.Len())
	}
	top := Top{Keep: keep}
	for i, cosine := range scan(c.rows, q.Vector, *buffer) {
		if float64(cosine) < top.Least {
			continue
		}
		number := c.Documents[i]
		if d := s.Documents[number]; d.UserID != exclude && !d.Removed.Load() {
			top.Add(Candidate{Snapshot: s, Document: d, Number: number, Score: float64(cosine)})
		}
	}
	slices.SortFunc(top.List, ByScore)
	return top.List[:min(len(top.List), keep)]
}

var cosineBuffers = sync.Pool{New: func() any { return new([]float32) }}

// minRowsPerProcessor is the number of rows below which one processor scans alone.
const minRowsPerProcessor = 8192

// scan writes the cosine of each row with v into a buffer, on all processors.
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
