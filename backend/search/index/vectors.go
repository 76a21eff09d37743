package index

import (
	"math"
	"slices"

	"kith/backend/domain"
	"kith/backend/vector"
)

// Meaning is the direction in which the meaning of a text lies. Directions of
// different models have nothing to do with each other.
type QueryVector struct {
	Model  string // that made it
	Vector vector.Vector
}

// Recall reads what the passages of people mean, as one model has it; of whom
// that is not known are missing. [Find] calls it once at most, with the few
// hundred who may answer, and goes by words alone where it fails.
type LoadVectors func(of []domain.UserID) (map[domain.UserID]PassageVectors, error)

// Said is what somebody's passages mean, in their order. Digest tells which
// passages these were.
type PassageVectors struct {
	Digest  uint64
	Vectors []vector.Vector
	Lengths Lengths
}

// Digest tells passages from others: it is made (FNV-1a) of all that they say,
// and where.
func Digest(passages []Passage) uint64 {
	d := noDigest
	for _, p := range passages {
		d = d.with(p.Field, p.Text)
	}
	return uint64(d)
}

// Digest tells the passage from others.
func (p Passage) Digest() uint64 { return Digest([]Passage{p}) }

type digest uint64

const noDigest digest = 14695981039346656037

func (d digest) with(column, text string) digest {
	return d.of(column).of("\x00").of(text).of("\x00")
}

func (d digest) of(text string) digest {
	for i := range len(text) {
		d = (d ^ digest(text[i])) * 1099511628211
	}
	return d
}

// meantZones are the zones whose passages are compared by meaning: has and wants.
const SemanticGroups = 2

// Bearings are where all passages of somebody point together: those on what
// they are and can, and those on what they look for; nil where there are none.
type Centroids [SemanticGroups]vector.Vector

// Lengths are those of the sums of all unit vectors that bearings are made of.
type Lengths [SemanticGroups]float64

// NewBearings sums up what somebody's [Passages] mean, in their order. Where
// the vectors are not one for each, or not of one width, they point nowhere.
func NewCentroids(passages []Passage, said []vector.Vector) (b Centroids, l Lengths) {
	if len(said) != len(passages) || slices.ContainsFunc(said, func(v vector.Vector) bool { return len(v) != len(said[0]) }) {
		return b, l
	}
	var sums [SemanticGroups][]float32
	for i, p := range passages {
		z := groupOfColumn(p.Field)
		if sums[z] == nil {
			sums[z] = make([]float32, len(said[i]))
		}
		AddUnit(sums[z], said[i], 1)
	}
	for z, sum := range sums {
		if sum != nil {
			b[z], l[z] = vector.Quantize(sum), length(sum)
		}
	}
	return b, l
}

// addUnit adds v, brought to a length, to sum.
func AddUnit(sum []float32, v vector.Vector, to float32) {
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

// ForgetMeaning forgets where everybody points, so that it can be put anew.
func (x *Index) DropCentroids() {
	x.write.Lock()
	defer x.write.Unlock()
	next := *x.current.Load()
	next.Centroids = [SemanticGroups]centroidRows{}
	x.current.Store(&next)
}

// PutMeaning adds where somebody's [Passages] point, as one model has it. It
// does nothing, and returns false, where the index does not hold them with
// passages of that digest: the profile went or changed while it was being read.
// Of nobody is it put twice, but after [Index.Put] or [Index.ForgetMeaning].
func (x *Index) PutCentroids(id domain.UserID, digest uint64, model string, b Centroids) bool {
	x.write.Lock()
	defer x.write.Unlock()
	number, ok := x.numbers[id]
	if !ok {
		return false
	}
	now := x.current.Load()
	if d, _ := now.Documents[number].PassageDigest(nil); d != digest {
		return false
	}
	next := *now
	for z, v := range b {
		next.Centroids[z] = next.Centroids[z].with(number, model, v, now.Live)
	}
	x.current.Store(&next)
	return true
}
