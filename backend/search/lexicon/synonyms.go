package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed synonyms.txt
var synonymsText string

// A Relation is a related stem.
type Relation struct {
	Stem string
	// Helper: the stem names who or what helps with the word. Otherwise the two
	// mean nearly the same.
	Helper bool
}

// Related returns the stems related to a stem, from synonyms.txt.
func Related(stem string) []Relation { return relations()[stem] }

var relations = sync.OnceValue(func() map[string][]Relation {
	table := make(map[string][]Relation)
	for line := range strings.Lines(synonymsText) {
		line, _, _ = strings.Cut(line, "#")
		if asked, helpers, directed := strings.Cut(line, ">"); directed {
			addRelations(table, Stems(asked), Stems(helpers), true)
		} else {
			addRelations(table, Stems(line), Stems(line), false)
		}
	}
	return table
})

func addRelations(table map[string][]Relation, from, to []string, helper bool) {
	for _, a := range from {
		for _, b := range to {
			if a != b {
				table[a] = append(table[a], Relation{b, helper})
			}
		}
	}
}

// Stems returns the English stems of the words of a text.
func Stems(text string) []string {
	words := FoldedWords(text)
	for i, word := range words {
		words[i] = Stem(word)
	}
	return words
}
