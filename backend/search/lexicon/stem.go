package lexicon

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// Stem returns the common stem of the English forms of a folded word. Words with other than
// English letters stay as they are, and so do words whose stem would have fewer than three
// letters: aws, ios and gis are not plurals.
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

// ownStems replace what the stemmer makes of some words.
var ownStems = firstOfLines(English.Phrases("stems"))

// firstOfLines maps each word to the first word of its line.
func firstOfLines(lines []string) map[string]string {
	table := make(map[string]string)
	for _, line := range lines {
		words := strings.Fields(line)
		for _, word := range words {
			table[word] = words[0]
		}
	}
	return table
}

func notASCIILetter(r rune) bool { return r < 'a' || r > 'z' }
