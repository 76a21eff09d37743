package match

import (
	"hash/fnv"
	"io"
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
	model string
	said  []vector.Vector
}

// Digest tells passages from others: it is made of all that they say, and where.
func Digest(passages []Passage) uint64 {
	h := fnv.New64a()
	for _, p := range passages {
		_, _ = io.WriteString(h, p.Field+"\x00"+p.Text+"\x00") // a hash never fails
	}
	return h.Sum64()
}

// PutMeaning adds what somebody's [Passages] mean, in their order, as one model
// has it, instead of what was known. It does nothing, and returns false, where
// the index does not hold them with passages of that digest: the profile went
// or changed while it was being read.
func (x *Index) PutMeaning(id domain.UserID, digest uint64, model string, said []vector.Vector) bool {
	x.writing.Lock()
	defer x.writing.Unlock()
	number, ok := x.numbers[id]
	if !ok {
		return false
	}
	held := x.current.Load().people[number]
	if passages := held.passages(); len(passages) != len(said) || Digest(passages) != digest {
		return false
	}
	held.meaning.Store(&meanings{model, slices.Clone(said)})
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
	means := make(map[Passage]vector.Vector, len(known.said))
	for i, p := range held.passages() {
		means[p] = known.said[i]
	}
	return means
}
