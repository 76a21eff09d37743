package lexicon

import "encoding/binary"

// A WordFilter rules out that a word is in a set, faster than a look-up in the set (a
// Bloom filter with one hash function). It is small enough for the first cache.
type WordFilter [1 << 11]uint64

// Add adds a word to the set.
func (f *WordFilter) Add(word string) {
	at, bit := f.place([]byte(word))
	f[at] |= bit
}

// MayHave reports false only if the word is not in the set.
func (f *WordFilter) MayHave(word []byte) bool {
	at, bit := f.place(word)
	return f[at]&bit != 0
}

// place returns the bit of a word: that of a hash of its first eight letters.
func (f *WordFilter) place(word []byte) (at int, bit uint64) {
	const multiplier = 0x9E3779B97F4A7C15 // 2⁶⁴ divided by the golden ratio
	key, _ := ShortKey(word[:min(len(word), maxKeyBytes)])
	hash := key * multiplier
	return int(hash >> 53), 1 << (hash >> 47 & 63)
}

const maxKeyBytes = 8

// ShortKey returns a word of at most eight bytes as a number. No word has a zero byte,
// so two words have different numbers.
func ShortKey(word []byte) (key uint64, ok bool) {
	switch n := len(word); {
	case n > maxKeyBytes:
		return 0, false
	case n >= 4:
		first, last := binary.LittleEndian.Uint32(word), binary.LittleEndian.Uint32(word[n-4:])
		return uint64(first) | uint64(last)<<(8*(n-4)), true
	default:
		for i, c := range word {
			key |= uint64(c) << (8 * i)
		}
		return key, true
	}
}

// AppendOfKey appends the word of a [ShortKey].
func AppendOfKey(word []byte, key uint64) []byte {
	for ; key != 0; key >>= 8 {
		word = append(word, byte(key))
	}
	return word
}
