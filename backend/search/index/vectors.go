package index

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/vector"
)

// LoadVectors loads the passage vectors of users, by one model. Users without
// vectors are missing from the result.
type LoadVectors func(of []domain.UserID) (map[domain.UserID]PassageVectors, error)

// PassageVectors are the vectors of somebody's passages, in the order of the
// passages, of which Digest is the digest.
type PassageVectors struct {
	Digest    uint64
	Vectors   []vector.Measured
	Centroids [SemanticGroups]vector.Measured
}

// NewPassageVectors measures the vectors of somebody's passages, and their centroids, which
// a model made.
func NewPassageVectors(model string, digest uint64, vectors []vector.Vector, centroids Centroids) PassageVectors {
	p := PassageVectors{Digest: digest, Vectors: make([]vector.Measured, len(vectors))}
	for i, v := range vectors {
		p.Vectors[i] = Measure(model, v)
	}
	for g, v := range centroids {
		p.Centroids[g] = Measure(model, v)
	}
	return p
}

// Digest returns a hash (FNV-1a) of the fields and texts of passages.
func Digest(passages []Passage) uint64 {
	d := noDigest
	for _, p := range passages {
		d = d.with(p.Field, p.Text)
	}
	return uint64(d)
}

// Digest returns the hash of one passage.
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

// SemanticGroups is the number of field groups with passages: [ProfileWords] and
// [NeedWords].
const SemanticGroups = 2

// Centroids are the sums of somebody's passage vectors, by field group; nil for
// a group without passages.
type Centroids [SemanticGroups]vector.Vector

// NewCentroids computes centroids from the vectors of somebody's [Passages], by one
// model. It returns none unless there is one vector for each passage, all of one width.
func NewCentroids(model string, passages []Passage, vectors []vector.Vector) (c Centroids) {
	if len(vectors) != len(passages) || slices.ContainsFunc(vectors, func(v vector.Vector) bool { return len(v) != len(vectors[0]) }) {
		return c
	}
	var sums [SemanticGroups][]float32
	for i, p := range passages {
		g := groupOfColumn(p.Field)
		if sums[g] == nil {
			sums[g] = make([]float32, len(vectors[i]))
		}
		blocksOf(model, len(vectors[i])).AddUnit(sums[g], vectors[i], 1)
	}
	for g, sum := range sums {
		if sum != nil {
			c[g] = blocksOf(model, len(sum)).Quantize(sum)
		}
	}
	return c
}

// FillCentroids removes all centroids, and has fill put those of a model. Questions see
// them once fill returns. If it fails, the index stays as it is.
func (x *Index) FillCentroids(model string, fill func(put PutCentroids) error) error {
	x.write.Lock()
	defer x.write.Unlock()
	next := *x.current.Load()
	next.Centroids = [SemanticGroups]centroidRows{}
	err := fill(func(id domain.UserID, digest uint64, c Centroids) bool {
		return x.putCentroids(&next, id, digest, model, c)
	})
	if err == nil {
		x.current.Store(&next)
	}
	return err
}

// PutCentroids is [Index.PutCentroids] for one model.
type PutCentroids func(id domain.UserID, digest uint64, c Centroids) bool

// PutCentroids adds the centroids of a profile. It does nothing and returns
// false if the index does not hold the profile, or holds it with passages of
// another digest: then it was removed or changed while it was being embedded. It
// does nothing and returns true if the index holds less than the whole profile.
// The caller puts the centroids of a profile once, and again only after
// [Index.Put].
func (x *Index) PutCentroids(id domain.UserID, digest uint64, model string, c Centroids) bool {
	x.write.Lock()
	defer x.write.Unlock()
	next := *x.current.Load()
	put := x.putCentroids(&next, id, digest, model, c)
	x.current.Store(&next)
	return put
}

// putCentroids is PutCentroids into a snapshot that is not published yet.
func (x *Index) putCentroids(next *Snapshot, id domain.UserID, digest uint64, model string, c Centroids) bool {
	number, ok := x.numbers[id]
	if !ok {
		return false
	}
	document := next.Documents[number]
	if document.brief {
		return true
	}
	if d, _ := document.PassageDigest(nil); d != digest {
		return false
	}
	for g, v := range c {
		next.Centroids[g] = next.Centroids[g].with(number, document.Language, model, v, next.Live)
	}
	return true
}
