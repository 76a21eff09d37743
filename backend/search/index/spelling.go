package index

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"kith/backend/search/lexicon"
)

// A signature tells at a glance that two words are not similar: which letters
// a word has, in the lower bits, and how many, above them.
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

// singular leaves out the s of a plural, which is no slip.
func singular(word string) string {
	if len(word) <= minPrefix || strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "ics") {
		return word
	}
	return strings.TrimSuffix(word, "s")
}

// mayBe reports whether a word signed s can be reached from one signed other
// by so many edits: each changes the length by one at most, and puts in and
// takes out one letter at most.
func (s signature) mayBe(other signature, edits int) bool {
	longer := int(s>>lengthShift) - int(other>>lengthShift)
	return -edits <= longer && longer <= edits &&
		bits.OnesCount32(uint32(s)^uint32(other)) <= 2*edits
}

// mayExtend reports whether a word signed s can begin with one signed start, of
// at least half its length.
func (s signature) mayExtend(start signature) bool {
	from, to := start>>lengthShift, s>>lengthShift
	return from < to && to <= 2*from && uint32(start)&^uint32(s) == 0
}

const (
	minPrefix      = 4 // letters of a word that stands for longer ones
	maxSuggestions = 3
)

// editsIn is how many slips are forgiven in a word of so many letters. Shorter
// words are too often one slip away from another that means something else.
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

// A suggestion is a word that people in scope use and that the asked one was
// perhaps meant to be.
type Suggestion struct {
	Word  string
	Stem  string
	Edits int // 0: the asked word is its beginning
	Uses  int
}

// similar returns the words in use that word may have been meant to be, in no
// order.
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

// slips returns how many slips of the pen lead from asked to word: a letter
// left out, put in, changed, or two swapped. More than most are not counted
// out. The first letter is rarely wrong, so another one is no slip.
func editDistance(asked, word []rune, most int) int {
	if len(asked) > lexicon.MaxWordBytes || len(word) > lexicon.MaxWordBytes || asked[0] != word[0] {
		return most + 1
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
		if least > most {
			return least
		}
		before, above, row = above, row, before
	}
	return above[len(word)]
}

// changing is the cost of writing letter a for b. In a short word it is a slip
// only where the two sound alike: horse is not house, but nurce is nurse.
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
