package dialogue

import (
	"strings"

	"kith/backend/search/lexicon"
)

// unelided are words that lack their apostrophe, with the words that they are.
var unelided = readUnelided()

func readUnelided() (table [lexicon.LanguageCount]map[string][]string) {
	for l, lines := range linesOf("unelided") {
		table[l] = map[string][]string{}
		for _, line := range lines {
			words := strings.Fields(line)
			table[l][words[0]] = words[1:]
		}
	}
	return table
}

// corrected are words that are often written with one letter wrong and that decide
// what a turn asks for.
var corrected = set("corrected")

// spelled returns a word, or the word of the list "corrected" that it is with one
// letter wrong. Names and words that mean something stay as they are.
func spelled(w word, l lexicon.Language) string {
	if w.capital && !w.starts || len(w.folded) < 4 || corrected[l][w.folded] || l.IsFunctionWord(w.folded) || l.IsTopic(w.folded) || l.IsWord(w.folded) {
		return w.folded
	}
	found := ""
	for word := range corrected[l] {
		if near(word, w.folded) && l.Stem(word) != l.Stem(w.folded) {
			if found != "" {
				return w.folded
			}
			found = word
		}
	}
	if found == "" {
		return w.folded
	}
	return found
}
