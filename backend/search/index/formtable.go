package index

import (
	"math/bits"
	"math/rand/v2"

	"kith/backend/search/lexicon"
)

// A formTable holds the forms of one language by their words. Nearly all words
// that profiles use are short enough to be keys as they are, in a table that is
// probed one slot after the other: to index a profile is above all to look up its
// words. The zero value is empty.
type formTable struct {
	slots []formSlot // their number is a power of two, and at least half of them are free
	used  int
	shift int              // a hash shifted to the right by it is a slot
	long  map[string]*Form // words that are too long for a key
}

type formSlot struct {
	key  uint64
	form *Form // nil: free
}

const minSlots = 64

// multiplier makes the hash of a key. It is random, so that nobody can choose words
// that all have the same hash.
var multiplier = rand.Uint64() | 1 //nolint:gosec // it need not be secret for longer than a process

// get returns the form of a word, or nil.
func (t *formTable) get(word []byte) *Form {
	key, short := lexicon.ShortKey(word)
	if !short {
		return t.long[string(word)]
	}
	return t.getShort(key)
}

// getShort is get for the word of a [lexicon.ShortKey].
func (t *formTable) getShort(key uint64) *Form {
	if len(t.slots) == 0 {
		return nil
	}
	return t.slots[t.slotOf(key)].form
}

// slotOf returns the slot that has a key, or the free one for it.
func (t *formTable) slotOf(key uint64) uint64 {
	mask := uint64(len(t.slots) - 1)
	i := key * multiplier >> t.shift & mask
	for t.slots[i].form != nil && t.slots[i].key != key {
		i = (i + 1) & mask
	}
	return i
}

// add adds the form of a new word.
func (t *formTable) add(f *Form) {
	key, short := lexicon.ShortKey([]byte(f.Word))
	if !short {
		if t.long == nil {
			t.long = make(map[string]*Form)
		}
		t.long[f.Word] = f
		return
	}
	if 2*t.used >= len(t.slots) {
		t.grow()
	}
	t.slots[t.slotOf(key)] = formSlot{key, f}
	t.used++
}

// grow doubles the number of slots.
func (t *formTable) grow() {
	former := t.slots
	t.slots = make([]formSlot, max(minSlots, 2*len(former)))
	t.shift = 64 - bits.TrailingZeros(uint(len(t.slots)))
	for _, s := range former {
		if s.form != nil {
			t.slots[t.slotOf(s.key)] = s
		}
	}
}

// each calls do with each form.
func (t *formTable) each(do func(*Form)) {
	for _, s := range t.slots {
		if s.form != nil {
			do(s.form)
		}
	}
	for _, f := range t.long {
		do(f)
	}
}
