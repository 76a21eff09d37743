package index

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"kith/backend/search/lexicon"
)

// A signature rules out quickly that two words are similar: the lower bits are
// the set of letters of a word, the bits above them its length.
type signature uint64

const lengthShift = 32

func sign(word string) signature {
	word = singular(word)
	letters := signature(utf8.RuneCountInString(word)) << lengthShift
	for i := range len(word) {
		switch c := word[i]; {
		case 'a' <= c && c <= 'z':
			letters |= 1 << (c - 'a')
		case '0' <= c && c <= '9':
			letters |= 1 << 26
		default:
			letters |= 1 << 27
		}
	}
	return letters
}

// singular removes the s of a plural, so that it does not count as an edit.
func singular(word string) string {
	if len(word) <= minPrefix || strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "ics") {
		return word
	}
	return strings.TrimSuffix(word, "s")
}

// mayBe reports whether a word with signature s may be within so many edits of
// one with signature other. Each edit changes the length by one at most, and
// adds and removes one letter at most.
func (s signature) mayBe(other signature, edits int) bool {
	longer := int(s>>lengthShift) - int(other>>lengthShift)
	return -edits <= longer && longer <= edits &&
		bits.OnesCount32(uint32(s)^uint32(other)) <= 2*edits
}

// mayExtend reports whether a word with signature s may begin with one with
// signature start that has at least half its length.
func (s signature) mayExtend(start signature) bool {
	from, to := start>>lengthShift, s>>lengthShift
	return from < to && to <= 2*from && uint32(start)&^uint32(s) == 0
}

const (
	minPrefix      = 4 // letters; a shorter word is not taken as a prefix
	maxSuggestions = 3
)

// maxEdits returns the number of edits that are tolerated in a word of so many
// letters. Short words are too often one edit away from an unrelated word.
func maxEdits(letters int) int {
	switch {
	case letters >= 8:
		return 2
	case letters >= 5:
		return 1
	default:
		return 0
	}
}

// A Suggestion is a word of the scope's profiles that may be what was meant by a
// misspelled or shortened word.
type Suggestion struct {
	Word  string
	Stem  string
	Edits int // 0: the asked word is its prefix
	Uses  int // occurrences in profiles
}

// similar returns the words of the vocabulary that are similar to word, unsorted.
func (v *Vocabulary) similar(word string) []Suggestion {
	word = singular(word)
	asked := []rune(word)
	edits, signed := maxEdits(len(asked)), sign(word)
	var found []Suggestion
	forms, signatures := v.formsAndSignatures()
	for i, s := range signatures {
		extends := len(asked) >= minPrefix && s.mayExtend(signed)
		if !extends && !s.mayBe(signed, edits) {
			continue
		}
		f := forms[i]
		uses := int(f.uses.Load())
		if uses == 0 {
			continue
		}
		if extends && strings.HasPrefix(f.Word, word) {
			found = append(found, Suggestion{f.Word, f.Term.stem, 0, uses})
		} else if d := editDistance(asked, []rune(singular(f.Word)), edits); d <= edits {
			found = append(found, Suggestion{f.Word, f.Term.stem, d, uses})
		}
	}
	return found
}

// editDistance returns the number of edits from asked to word: insertions,
// deletions, substitutions, and swaps of neighbours (Damerau and Levenshtein).
// It stops counting above limit. Words with different first letters are never
// similar, as the first letter is rarely wrong.
func editDistance(asked, word []rune, limit int) int {
	if len(asked) > lexicon.MaxWordBytes || len(word) > lexicon.MaxWordBytes || asked[0] != word[0] {
		return limit + 1
	}
	var rows [3][lexicon.MaxWordBytes + 1]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(word) + 1 {
		above[j] = j
	}
	for i := 1; i <= len(asked); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(word); j++ {
			a, b := asked[i-1], word[j-1]
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+substitutionCost(a, b, len(asked)))
			if i > 1 && j > 1 && a == word[j-2] && asked[i-2] == b {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return least
		}
		before, above, row = above, row, before
	}
	return above[len(word)]
}

// substitutionCost is the cost of writing letter a for b. In a short word it is
// 1 only if the two sound alike: horse is not house, but nurce is nurse.
func substitutionCost(a, b rune, letters int) int {
	if a == b {
		return 0
	}
	if letters >= 7 {
		return 1
	}
	for _, alike := range []string{"aeiouy", "ckqsxz", "gj", "fv", "mn", "dt", "bp"} {
		if strings.ContainsRune(alike, a) && strings.ContainsRune(alike, b) {
			return 1
		}
	}
	return 2
}
