package lexicon

import (
	"slices"
)

// A state of the USA, or a province of Canada, is written in full or, in addresses,
// by two letters.
type region struct {
	abbreviation string
	words        []string
}

// placeWords returns the words of a place, states of several in full: all of them
// tell New York from York, and New Brunswick from Brunswick.
func PlaceWords(place string) []string {
	var words []string
	for _, word := range FoldedWords(place) {
		i := slices.IndexFunc(regions, func(s region) bool { return s.abbreviation == word && len(s.words) > 1 })
		if i < 0 {
			words = append(words, word)
		} else {
			words = append(words, regions[i].words...)
		}
	}
	return words
}

// inAddress returns how an address may write word i of [placeWords] otherwise: "me"
// for Maine, "nh" for both words of New Hampshire; "" for words that are of no state.
func OtherSpelling(place []string, i int) string {
	for _, s := range regions {
		if place[i] == s.abbreviation {
			return s.words[0]
		}
		for from := max(0, i-len(s.words)+1); from <= i; from++ {
			if rest := place[from:]; len(rest) >= len(s.words) && slices.Equal(rest[:len(s.words)], s.words) {
				return s.abbreviation
			}
		}
	}
	return ""
}

// isState reports whether a word is a state, in full or short.
func IsRegion(word string) bool {
	return slices.ContainsFunc(regions, func(s region) bool {
		return s.abbreviation == word || len(s.words) == 1 && s.words[0] == word
	})
}

func parseRegions(lines []string) []region {
	all := make([]region, len(lines))
	for i, line := range lines {
		words := FoldedWords(line)
		all[i] = region{words[0], words[1:]}
	}
	return all
}

var regions = parseRegions(Phrases("regions"))
