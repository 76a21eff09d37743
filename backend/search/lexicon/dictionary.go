package lexicon

import (
	_ "embed"
	"encoding/binary"
	"hash/fnv"
)

// dictionary has the stems of English and French words as a Bloom filter: a set that never
// misses an entry and takes one word in two thousand for an entry that it has not.
// build/pack/dictionary wrote it; NOTICE says where the words come from.
//
//go:embed dictionary.packed
var dictionary []byte

const (
	dictionaryHashes = 11
	bitsPerStem      = 16
	minDictionary    = 4 // letters; the spelling of shorter words is not corrected
)

// IsWord reports whether a folded word is correctly spelled, as an English or French
// dictionary has it. For other languages it is false.
func (l Language) IsWord(word string) bool {
	return l < ReadLanguages && len(word) >= minDictionary && hasStem(dictionary, l.Stem(word))
}

// PackDictionary returns the dictionary of some stems.
func PackDictionary(stems []string) []byte {
	filter := make([]byte, (len(stems)*bitsPerStem+7)/8)
	for _, stem := range stems {
		for _, bit := range bitsOf(stem, len(filter)) {
			filter[bit/8] |= 1 << (bit % 8)
		}
	}
	return filter
}

func hasStem(filter []byte, stem string) bool {
	for _, bit := range bitsOf(stem, len(filter)) {
		if filter[bit/8]&(1<<(bit%8)) == 0 {
			return false
		}
	}
	return true
}

// bitsOf returns the bits of a stem in a filter of so many bytes (Kirsch and Mitzenmacher,
// 2006: two hashes are as good as many).
func bitsOf(stem string, size int) (bits [dictionaryHashes]uint64) {
	h := fnv.New128a()
	h.Write([]byte(stem))
	sum := h.Sum(nil)
	first, second := binary.BigEndian.Uint64(sum), binary.BigEndian.Uint64(sum[8:])
	for i := range bits {
		bits[i] = (first + uint64(i)*second) % uint64(size*8)
	}
	return bits
}
