package lexicon

import (
	_ "embed"
	"strings"
	"sync"

	"kith/backend/vector"
)

// Query expansions relate a phrase of a question to the wording of profiles that answer it:
// "water leaks" to "plumber". A sentence encoder alone does not find the plumber.
// expansions.txt holds the texts, and expansions.vectors what the built-in embedder makes of them.
var (
	//go:embed expansions.txt
	expansionsText string
	//go:embed expansions.vectors
	expansionVectors string
)

// ExpansionModel is the model of the vectors in expansions.vectors, the built-in embedder.
// Query vectors of other models are not expanded.
const ExpansionModel = "all-MiniLM-L6-v2, universal-sentence-encoder-multilingual"

// ExpansionBlocks are the blocks of its vectors: of an encoder that knows only English, and of
// one that knows several languages.
var ExpansionBlocks = vector.Blocks{384, 512}

// ExpansionTexts returns the texts that expansions.vectors encodes, in its order: for each
// entry its phrases, then its answer.
func ExpansionTexts() []string {
	var texts []string
	for _, t := range parseExpansions() {
		texts = append(append(texts, t.phrases...), t.answer)
	}
	return texts
}

// An expansion is an entry of expansions.txt: phrases of a question and the wording of
// profiles that answer them.
type expansion struct {
	phrases []string
	answer  string
	group   int // 0 for profile words, 1 for need words
}

func parseExpansions() []expansion {
	var all []expansion
	for line := range strings.Lines(expansionsText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for group, arrow := range [2]string{" > ", " < "} {
			if phrases, answer, ok := strings.Cut(strings.TrimSpace(line), arrow); ok {
				all = append(all, expansion{strings.Split(phrases, "; "), answer, group})
			}
		}
	}
	return all
}

// Expansions are the entries whose answers belong to one field group. Entries and Answers have one
// element for each phrase.
type Expansions struct {
	Phrases vector.Rows
	Entries []int // number of the entry in expansions.txt
	Answers []vector.Vector
}

// LoadExpansions returns the expansions by field group: profile words, then need words. The
// result is shared and must not be changed.
var LoadExpansions = sync.OnceValue(func() [2]Expansions {
	width, rest := ExpansionBlocks.Width(), expansionVectors
	next := func() vector.Vector {
		v := make(vector.Vector, width)
		for i := range v {
			v[i] = int8(rest[i])
		}
		rest = rest[width:]
		return v
	}
	var all [2]Expansions
	for group := range all {
		all[group].Phrases = vector.NewRows(ExpansionBlocks...)
	}
	for number, t := range parseExpansions() {
		h := &all[t.group]
		for range t.phrases {
			h.Phrases = h.Phrases.Append(next())
		}
		answer := next()
		for range t.phrases {
			h.Entries, h.Answers = append(h.Entries, number), append(h.Answers, answer)
		}
	}
	return all
})
