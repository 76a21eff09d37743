package match

import (
	"math"
	"slices"

	"kith/backend/domain"
	"kith/backend/vector"
)

// Meaning is the direction in which the meaning of a text lies. Directions of
// different models have nothing to do with each other.
type Meaning struct {
	Model  string // that made it
	Vector vector.Vector
}

// meanings are the directions of all passages of one person, in their order.
type meanings struct {
	model   string
	said    vector.Rows
	fields  []field
	lengths [meantZones]float64 // of the sums of all unit vectors of one zone
}

// meantZones are the zones whose passages are compared by meaning: has and wants.
const meantZones = 2

// newMeanings returns them with where all passages of each zone point together,
// nil where there are none.
func newMeanings(p *person, model string, said []vector.Vector) (*meanings, [meantZones]vector.Vector) {
	m := &meanings{model: model}
	for i, v := range said {
		if i == 0 {
			m.said = vector.NewRows(len(v)).Grow(len(said))
			m.fields = make([]field, 0, len(said))
		}
		m.said = m.said.Append(v)
	}
	for f := range passagesOf(p.said) {
		m.fields = append(m.fields, f)
	}
	var together [meantZones]vector.Vector
	for z := range together {
		together[z], m.lengths[z] = m.sum(zone(z))
	}
	return m, together
}

// sum returns the direction and the length of the sum of all unit vectors of
// one zone.
func (m *meanings) sum(z zone) (vector.Vector, float64) {
	var sum []float32
	for i, f := range m.fields {
		if fields[f].zone != z {
			continue
		}
		if sum == nil {
			sum = make([]float32, len(m.said.Row(i)))
		}
		addUnit(sum, m.said.Row(i), 1)
	}
	if sum == nil {
		return nil, 0
	}
	return vector.Quantize(sum), length(sum)
}

// addUnit adds v, brought to a length, to sum.
func addUnit(sum []float32, v vector.Vector, to float32) {
	square := 0.0
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	if square == 0 {
		return
	}
	scale := to / float32(math.Sqrt(square))
	for i, x := range v {
		sum[i] += float32(x) * scale
	}
}

func length(numbers []float32) float64 {
	square := 0.0
	for _, x := range numbers {
		square += float64(x) * float64(x)
	}
	return math.Sqrt(square)
}

// Digest tells passages from others: it is made (FNV-1a) of all that they say,
// and where.
func Digest(passages []Passage) uint64 {
	sum := uint64(14695981039346656037)
	for _, p := range passages {
		for _, text := range [...]string{p.Field, "\x00", p.Text, "\x00"} {
			for i := range len(text) {
				sum = (sum ^ uint64(text[i])) * 1099511628211
			}
		}
	}
	return sum
}

// PutMeaning adds what somebody's [Passages] mean, in their order, as one model
// has it, instead of what was known. It does nothing, and returns false, where
// the index does not hold them with passages of that digest: the profile went
// or changed while it was being read. Nor does it where the vectors are not of
// one width.
func (x *Index) PutMeaning(id domain.UserID, digest uint64, model string, said []vector.Vector) bool {
	x.writing.Lock()
	defer x.writing.Unlock()
	number, ok := x.numbers[id]
	if !ok {
		return false
	}
	if slices.ContainsFunc(said, func(v vector.Vector) bool { return len(v) != len(said[0]) }) {
		return false
	}
	now := x.current.Load()
	held := now.people[number]
	if passages := held.passages(); len(passages) != len(said) || Digest(passages) != digest {
		return false
	}
	m, together := newMeanings(held, model, said)
	held.meaning.Store(m)
	next := *now
	for z, v := range together {
		next.bearings[z] = next.bearings[z].with(number, m, v)
	}
	x.current.Store(&next)
	return true
}

// Meanings returns what is known of somebody's passages as a model has it.
func (x *Index) Meanings(id domain.UserID, model string) map[Passage]vector.Vector {
	x.writing.Lock()
	defer x.writing.Unlock()
	number, ok := x.numbers[id]
	if !ok {
		return nil
	}
	held := x.current.Load().people[number]
	known := held.meaning.Load()
	if known == nil || known.model != model {
		return nil
	}
	means := make(map[Passage]vector.Vector, known.said.Len())
	for i, p := range held.passages() {
		means[p] = known.said.Row(i)
	}
	return means
}
