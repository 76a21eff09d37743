package lexicon

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// stem returns what the English forms of a folded word have in common. Words
// that are not English letters alone stay as they are, and so does what would
// be left with fewer than three letters: aws, ios and gis are no plurals.
func Stem(word string) string {
	if own, ok := ownStems[word]; ok {
		return own
	}
	if len(word) < 3 || strings.IndexFunc(word, notASCIILetter) >= 0 {
		return word
	}
	stemmed := english.Stem(word, false)
	if len(stemmed) < 3 {
		return word
	}
	return stemmed
}

// ownStems are of words that the stemmer confuses with others: an engineer
// with an engine, a counselor with counsel, wills with will. The first of a line is the stem.
var ownStems = firstOfLines(`
engineer engineers engineering engineered
business businesses
organic organics
organizer organizers organize organizes organized organizing
organization organizations
international
internal
university universities
physics
programmer programmers programming
coder coders coding
counselor counselors counsellor counsellors counseling counselling
hospitality
animal animals
electrician electricians electrical
author authors
community communities
wills
savings
meeting meetings`)

func notASCIILetter(r rune) bool { return r < 'a' || r > 'z' }
