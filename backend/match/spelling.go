package match

import (
	"math/bits"
	"strings"
	"unicode/utf8"
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
func editsIn(letters int) int {
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
type suggestion struct {
	word  string
	stem  string
	edits int // 0: the asked word is its beginning
	uses  int
}

// certainty is how far a suggestion is trusted, up to 1.
func (s suggestion) certainty(asked string) float64 {
	if s.edits == 0 {
		return 0.85
	}
	return 1 - 1.5*float64(s.edits)/float64(len(asked))
}

// lookedUp is a word that was looked for among those in use.
type lookedUp struct {
	zone zone
	word string
}

// maxLookups bounds how often one question goes through all words in use. Each
// clause may need it for a name, a place and a word.
const maxLookups = 3 * maxClauses

// similar returns the words in scope that word may have been meant to be, best
// first; none where no clause is left for them.
func (p *plan) similar(z zone, word string) []suggestion {
	key := lookedUp{z, word}
	found, known := p.looked[key]
	if !known && !p.full() && len(p.looked) < maxLookups {
		found = p.in.similar(z, word)
		p.looked[key] = found
	}
	return found
}

// similar returns the words in use that word may have been meant to be, in no
// order.
func (v *vocabulary) similar(word string) []suggestion {
	word = singular(word)
	asked := []rune(word)
	edits, signed := editsIn(len(asked)), sign(word)
	var found []suggestion
	forms, signatures := v.written()
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
		if extends && strings.HasPrefix(f.word, word) {
			found = append(found, suggestion{f.word, f.term.stem, 0, uses})
		} else if d := slips(asked, []rune(singular(f.word)), edits); d <= edits {
			found = append(found, suggestion{f.word, f.term.stem, d, uses})
		}
	}
	return found
}

// slips returns how many slips of the pen lead from asked to word: a letter
// left out, put in, changed, or two swapped. More than most are not counted
// out. The first letter is rarely wrong, so another one is no slip.
func slips(asked, word []rune, most int) int {
	if len(asked) > maxWordBytes || len(word) > maxWordBytes || asked[0] != word[0] {
		return most + 1
	}
	var rows [3][maxWordBytes + 1]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(word) + 1 {
		above[j] = j
	}
	for i := 1; i <= len(asked); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(word); j++ {
			a, b := asked[i-1], word[j-1]
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+changing(a, b, len(asked)))
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
func changing(a, b rune, letters int) int {
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
