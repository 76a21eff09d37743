package match

import (
	"runtime"
	"slices"
	"sync"

	"kith/backend/domain"
	"kith/backend/vector"
)

// bearings are where all passages of each person point together, in one zone
// and for one model: what a scan over everybody reads, so that passages are
// compared for few. Like a slice they are a value that only grows at its end.
type bearings struct {
	model string
	rows  vector.Rows
	whose []bearing
}

// A bearing is out of date once its person, by number, means something else.
type bearing struct {
	number int32
	means  *meanings
}

// with returns the bearings with one more. With that of another model they
// start anew: nobody compares the two.
func (b bearings) with(number int32, m *meanings, v vector.Vector) bearings {
	if v == nil {
		return b
	}
	if b.model != m.model || b.rows.Len() > 0 && len(v) != len(b.rows.Row(0)) {
		b = bearings{model: m.model, rows: vector.NewRows(len(v))}
	}
	b.rows, b.whose = b.rows.Append(v), append(b.whose, bearing{number, m})
	return b
}

// bearingsOf returns those of people by number, as far as they are known.
func (x *Index) bearingsOf(people []*person) [meantZones]bearings {
	var all [meantZones]bearings
	for i, p := range people {
		if m := p.meaning.Load(); m != nil {
			for z := range all {
				v, _ := m.sum(zone(z))
				all[z] = all[z].with(int32(i), m, v)
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
		number := b.whose[i].number
		p := s.people[number]
		if p.meaning.Load() == b.whose[i].means && p.id != exclude && !p.gone.Load() {
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
