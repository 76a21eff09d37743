package match

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed synonyms.txt
var synonymsText string

// relation is a stem that stands for another, and how well.
type relation struct {
	stem   string
	factor float64
}

const (
	sameMeaning = 0.8
	helpsWith   = 0.75
)

// related returns what stands for a stem, from the table in synonyms.txt.
func related(stem string) []relation { return relations()[stem] }

var relations = sync.OnceValue(func() map[string][]relation {
	table := make(map[string][]relation)
	for line := range strings.Lines(synonymsText) {
		line, _, _ = strings.Cut(line, "#")
		if asked, helpers, directed := strings.Cut(line, ">"); directed {
			relate(table, stems(asked), stems(helpers), helpsWith)
		} else {
			relate(table, stems(line), stems(line), sameMeaning)
		}
	}
	return table
})

func relate(table map[string][]relation, from, to []string, factor float64) {
	for _, a := range from {
		for _, b := range to {
			if a != b {
				table[a] = append(table[a], relation{b, factor})
			}
		}
	}
}

func stems(list string) []string {
	words := foldedWords(list)
	for i, word := range words {
		words[i] = stem(word)
	}
	return words
}
