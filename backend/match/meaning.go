package match

import (
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

// PutMeaning adds what the [Passages] of p mean, in their order, as one model
// has it, instead of what was known. It does nothing where the index does not
// hold p as it is: the profile went or changed while it was being read.
func (x *Index) PutMeaning(p domain.Profile, model string, said []vector.Vector) {
	x.writing.Lock()
	defer x.writing.Unlock()
	number, ok := x.numbers[p.UserID]
	if !ok || len(said) != len(Passages(p)) {
		return
	}
	if held := x.current.Load().people[number]; string(held.said) == string(pack(nil, &p)) {
		held.meaning.Store(&meanings{model, slices.Clone(said)})
	}
}
