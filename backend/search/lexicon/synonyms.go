package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed synonyms.txt
var synonymsText string

// A Relation is a related stem and the factor by which a match of it counts.
type Relation struct {
	Stem   string
	Factor float64
}

const (
	synonymFactor = 0.8
	helperFactor  = 0.75
)

// Related returns the stems related to a stem, from synonyms.txt.
func Related(stem string) []Relation { return relations()[stem] }

var relations = sync.OnceValue(func() map[string][]Relation {
	table := make(map[string][]Relation)
	for line := range strings.Lines(synonymsText) {
		line, _, _ = strings.Cut(line, "#")
		if asked, helpers, directed := strings.Cut(line, ">"); directed {
			addRelations(table, stems(asked), stems(helpers), helperFactor)
		} else {
			addRelations(table, stems(line), stems(line), synonymFactor)
		}
	}
	return table
})

func addRelations(table map[string][]Relation, from, to []string, factor float64) {
	for _, a := range from {
		for _, b := range to {
			if a != b {
				table[a] = append(table[a], Relation{b, factor})
			}
		}
	}
}

func stems(list string) []string {
	words := FoldedWords(list)
	for i, word := range words {
		words[i] = Stem(word)
	}
	return words
}
