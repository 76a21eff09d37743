package match

import (
	"runtime"
	"slices"
	"sync"

	"kith/backend/domain"
	"kith/backend/vector"
)

// bearings are the [Bearings] of everybody in one zone, for one model: what a
// scan over all reads, so that passages are compared for few. Like a slice they
// are a value that only grows at its end.
type bearings struct {
	model string
	rows  vector.Rows
	whose []int32 // person's number, by row
}

// with returns the bearings with one more, of so many as there may be. With one
// of another model they start anew: nobody compares the two.
func (b bearings) with(number int32, model string, v vector.Vector, most int) bearings {
	if len(v) == 0 {
		return b
	}
	if b.model != model || len(v) != b.rows.Width() {
		b = bearings{model, vector.NewRows(len(v)).Grow(most), make([]int32, 0, most)}
	}
	b.rows, b.whose = b.rows.Append(v), append(b.whose, number)
	return b
}

// carried returns the bearings of an earlier snapshot, of who is still there.
func (x *Index) carried(from *snapshot) [meantZones]bearings {
	var all [meantZones]bearings
	for z, b := range from.bearings {
		for row, number := range b.whose {
			if p := from.people[number]; !p.gone.Load() {
				all[z] = all[z].with(x.numbers[p.id], b.model, b.rows.Row(row), from.living)
			}
		}
	}
	return all
}

// toward returns who points most toward a direction: at most keep, nearest
// first.
func (s *snapshot) toward(m Meaning, z zone, exclude domain.UserID, keep int) []candidate {
	b := s.bearings[z]
	if b.model != m.Model || b.rows.Len() == 0 {
		return nil
	}
	nearness := nearnesses.Get().(*[]float32)
	defer nearnesses.Put(nearness)
	if len(*nearness) < b.rows.Len() {
		*nearness = make([]float32, b.rows.Len())
	}
	top := topmost{keep: keep}
	for i, near := range scan(b.rows, m.Vector, *nearness) {
		if float64(near) < top.least {
			continue
		}
		number := b.whose[i]
		if p := s.people[number]; p.id != exclude && !p.gone.Load() {
			top.add(candidate{in: s, person: p, number: number, score: float64(near)})
		}
	}
	slices.SortFunc(top.list, better)
	return top.list[:min(len(top.list), keep)]
}

var nearnesses = sync.Pool{New: func() any { return new([]float32) }}

// minShare is how many rows are worth a processor of their own.
const minShare = 8192

// scan compares all rows on all processors.
func scan(rows vector.Rows, v vector.Vector, into []float32) []float32 {
	var wait sync.WaitGroup
	n, share := rows.Len(), max(minShare, rows.Len()/runtime.GOMAXPROCS(0)+1)
	for from := share; from < n; from += share {
		until := min(from+share, n)
		wait.Go(func() { rows.Slice(from, until).Scan(v, into[from:until]) })
	}
	rows.Slice(0, min(share, n)).Scan(v, into)
	wait.Wait()
	return into[:n]
}
