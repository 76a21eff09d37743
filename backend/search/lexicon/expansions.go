package lexicon

import (
	_ "embed"
	"strings"
	"sync"

	"kith/backend/vector"
)

// What people say when something troubles them, and who helps with it; what they
// say when they have something to give, and who needs it: from expansions.txt, and
// what one model takes both to mean. A model of sentences knows that a leak is
// near to water, but not that one calls a plumber.
var (
	//go:embed expansions.txt
	expansionsText string
	//go:embed expansions.vectors
	expansionVectors string
)

// TroublesModel is the model whose vectors expansions.vectors holds. Questions that
// another one read are taken as they are.
const ExpansionModel = "all-MiniLM-L6-v2"

// Troubles returns what expansions.vectors holds the meaning of, in its order: for
// each line what is said, in one way or several, then who answers it.
func ExpansionTexts() []string {
	var texts []string
	for _, t := range parseExpansions() {
		texts = append(append(texts, t.phrases...), t.helper)
	}
	return texts
}

// A trouble is a line of expansions.txt. Who answers it does so in one zone: with
// what they are and can, or with what they look for.
type expansion struct {
	phrases []string
	helper  string
	table   int
}

func parseExpansions() []expansion {
	var all []expansion
	for line := range strings.Lines(expansionsText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for z, arrow := range [2]string{" > ", " < "} {
			if said, answer, ok := strings.Cut(strings.TrimSpace(line), arrow); ok {
				all = append(all, expansion{strings.Split(said, "; "), answer, z})
			}
		}
	}
	return all
}

// heard is what may be said of troubles that are answered in one zone, and for
// each way of saying it the number of the trouble and where its answer points.
type Expansions struct {
	Phrases vector.Rows
	Entry   []int
	Helpers []vector.Vector
}

var LoadExpansions = sync.OnceValue(func() [2]Expansions {
	width, rest := len(expansionVectors)/len(ExpansionTexts()), expansionVectors
	next := func() vector.Vector {
		v := make(vector.Vector, width)
		for i := range v {
			v[i] = int8(rest[i])
		}
		rest = rest[width:]
		return v
	}
	var all [2]Expansions
	for z := range all {
		all[z].Phrases = vector.NewRows(width)
	}
	for number, t := range parseExpansions() {
		h := &all[t.table]
		for range t.phrases {
			h.Phrases = h.Phrases.Append(next())
		}
		answer := next()
		for range t.phrases {
			h.Entry, h.Helpers = append(h.Entry, number), append(h.Helpers, answer)
		}
	}
	return all
})
