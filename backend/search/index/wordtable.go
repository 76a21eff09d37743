package index

import (
	"math/bits"
	"math/rand/v2"

	"kith/backend/search/lexicon"
)

// A wordTable holds forms by their words, or terms by their stems. Nearly all words
// that profiles use are short enough to be keys as they are, in a table that is
// probed one slot after the other: to index a profile is above all to look up its
// words. The zero value is empty.
type wordTable[T any] struct {
	slots []slot[T] // their number is a power of two, and at least half of them are free
	used  int
	shift int           // a hash shifted to the right by it is a slot
	long  map[string]*T // by words that are too long for a key
}

type slot[T any] struct {
	key   uint64
	value *T // nil: free
}

const minSlots = 64

// multiplier makes the hash of a key. It is random, so that nobody can choose words
// that all have the same hash.
var multiplier = rand.Uint64() | 1 //nolint:gosec // it need not be secret for longer than a process

// get returns the value of a word, or nil.
func (t *wordTable[T]) get(word []byte) *T {
	key, short := lexicon.ShortKey(word)
	if !short {
		return t.long[string(word)]
	}
	return t.getShort(key)
}

// getShort is get for the word of a [lexicon.ShortKey].
func (t *wordTable[T]) getShort(key uint64) *T {
	if len(t.slots) == 0 {
		return nil
	}
	return t.slots[t.slotOf(key)].value
}

// slotOf returns the slot that has a key, or the free one for it.
func (t *wordTable[T]) slotOf(key uint64) uint64 {
	mask := uint64(len(t.slots) - 1)
	i := key * multiplier >> t.shift & mask
	for t.slots[i].value != nil && t.slots[i].key != key {
		i = (i + 1) & mask
	}
	return i
}

// add adds the value of a new word.
func (t *wordTable[T]) add(word string, value *T) {
	key, short := lexicon.ShortKey([]byte(word))
	if !short {
		if t.long == nil {
			t.long = make(map[string]*T)
		}
		t.long[word] = value
		return
	}
	if 2*t.used >= len(t.slots) {
		t.grow()
	}
	t.slots[t.slotOf(key)] = slot[T]{key, value}
	t.used++
}

// grow doubles the number of slots.
func (t *wordTable[T]) grow() {
	former := t.slots
	t.slots = make([]slot[T], max(minSlots, 2*len(former)))
	t.shift = 64 - bits.TrailingZeros(uint(len(t.slots)))
	for _, s := range former {
		if s.value != nil {
			t.slots[t.slotOf(s.key)] = s
		}
	}
}

// all yields each value.
func (t *wordTable[T]) all(yield func(*T) bool) {
	for _, s := range t.slots {
		if s.value != nil && !yield(s.value) {
			return
		}
	}
	for _, value := range t.long {
		if !yield(value) {
			return
		}
	}
}
