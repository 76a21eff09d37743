package lexicon

import (
	"slices"
)

// A region is a state of the USA or a province of Canada. Addresses use its abbreviation.
type region struct {
	abbreviation string
	words        []string
}

// PlaceWords returns the folded words of a place. Abbreviations of regions with several words
// are replaced by them, as all of them distinguish New York from York.
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

// OtherSpelling returns the other spelling of word i of [PlaceWords]: "me" for Maine, "nh" for
// both words of New Hampshire. It is "" for words that are not of a region.
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

// IsRegion reports whether a word is a region of one word or an abbreviation of one.
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

var regions = parseRegions(English.Phrases("regions"))
