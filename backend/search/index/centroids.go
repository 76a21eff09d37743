package index

import (
	"runtime"
	"slices"
	"sync"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/vector"
)

// centroidRows are the centroids of one field group that one model made. A
// question is compared with all of them, and with the passages of the nearest
// only. Like a slice it is a value that grows at its end.
type centroidRows struct {
	Model     string
	rows      vector.Rows
	Documents []int32 // number of the document, by row
	foreign   []uint8 // by row: 1 for a document that is not in English, 0 for one that is
}

// with returns the rows with one more, and room for capacity. A centroid of
// another model replaces all rows, as vectors of two models cannot be compared.
func (c centroidRows) with(number int32, language lexicon.Language, model string, v vector.Vector, capacity int) centroidRows {
	if len(v) == 0 {
		return c
	}
	if c.Model != model || len(v) != c.rows.Width() {
		c = centroidRows{Model: model, rows: vector.NewRows(blocksOf(model, len(v))...).Grow(capacity), Documents: make([]int32, 0, capacity), foreign: make([]uint8, 0, capacity)}
	}
	foreign := uint8(0)
	if language != lexicon.English {
		foreign = 1
	}
	c.rows, c.Documents, c.foreign = c.rows.Append(v), append(c.Documents, number), append(c.foreign, foreign)
	return c
}

// keptCentroids returns the centroids of an earlier snapshot for the
// documents that were not removed, under their new numbers.
func (x *Index) keptCentroids(from *Snapshot) [SemanticGroups]centroidRows {
	var kept [SemanticGroups]centroidRows
	for g, c := range from.Centroids {
		for row, number := range c.Documents {
			if d := from.Documents[number]; !d.Removed.Load() {
				kept[g] = kept[g].with(x.numbers[d.UserID], d.Language, c.Model, c.rows.Row(row), from.Live)
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
	for i, similarity := range c.scan(q, *buffer) {
		if float64(similarity) < top.Least {
			continue
		}
		number := c.Documents[i]
		if d := s.Documents[number]; d.UserID != exclude && !d.Removed.Load() {
			top.Add(Candidate{Snapshot: s, Document: d, Number: number, Score: float64(similarity)})
		}
	}
	slices.SortFunc(top.List, ByScore)
	return top.List[:min(len(top.List), keep)]
}

func (d *Document) isEnglish() bool { return d.Language == lexicon.English }

var cosineBuffers = sync.Pool{New: func() any { return new([]float32) }}

// minRowsPerProcessor is the number of rows below which one processor scans alone.
const minRowsPerProcessor = 8192

// scan writes the similarity of each row to a query into a buffer, on all processors.
func (c *centroidRows) scan(q QueryVector, into []float32) []float32 {
	var wait sync.WaitGroup
	by := [...]Comparison{q.With(lexicon.English), q.With(lexicon.LanguageCount)}
	n := c.rows.Len()
	share := max(minRowsPerProcessor, n/runtime.GOMAXPROCS(0)+1)
	for from := share; from < n; from += share {
		until := min(from+share, n)
		wait.Go(func() { compareRows(by, c.rows.Slice(from, until), c.foreign[from:until], into[from:until]) })
	}
	first := min(share, n)
	compareRows(by, c.rows.Slice(0, first), c.foreign[:first], into[:first])
	wait.Wait()
	return into[:n]
}

// compareRows writes the similarity of each row to a query into a buffer. There is a
// comparison for each kind of row.
func compareRows(by [2]Comparison, rows vector.Rows, kinds []uint8, into []float32) {
	clear(into)
	for i := range by[0].blocks {
		rows.AddScanBy(i, by[0].block(i), [...]float32{by[0].weights[i], by[1].weights[i]}, kinds, into)
	}
	for i, sum := range into {
		into[i] = by[kinds[i]].shifted(sum)
	}
}
