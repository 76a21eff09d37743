package match

import (
	"slices"
	"strings"
)

// A state of the USA, or a province of Canada, is written in full or, in addresses,
// by two letters.
type state struct {
	short string
	long  []string
}

// placeWords returns the words of a place, states of several in full: all of them
// tell New York from York, and New Brunswick from Brunswick.
func placeWords(place string) []string {
	var words []string
	for _, word := range foldedWords(place) {
		i := slices.IndexFunc(states, func(s state) bool { return s.short == word && len(s.long) > 1 })
		if i < 0 {
			words = append(words, word)
		} else {
			words = append(words, states[i].long...)
		}
	}
	return words
}

// inAddress returns how an address may write word i of [placeWords] otherwise: "me"
// for Maine, "nh" for both words of New Hampshire; "" for words that are of no state.
func inAddress(place []string, i int) string {
	for _, s := range states {
		if place[i] == s.short {
			return s.long[0]
		}
		for from := max(0, i-len(s.long)+1); from <= i; from++ {
			if rest := place[from:]; len(rest) >= len(s.long) && slices.Equal(rest[:len(s.long)], s.long) {
				return s.short
			}
		}
	}
	return ""
}

// isState reports whether a word is a state, in full or short.
func isState(word string) bool {
	return slices.ContainsFunc(states, func(s state) bool {
		return s.short == word || len(s.long) == 1 && s.long[0] == word
	})
}

func readStates(list string) []state {
	var all []state
	for entry := range strings.SplitSeq(list, ",") {
		words := foldedWords(entry)
		all = append(all, state{words[0], words[1:]})
	}
	return all
}

// Longer names stand before those that they end with.
var states = readStates(`
AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware, FL Florida,
GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine,
MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT Montana, NE Nebraska,
NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ND North Dakota, OH Ohio,
OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas,
UT Utah, VT Vermont, WV West Virginia, VA Virginia, WA Washington, WI Wisconsin, WY Wyoming,
AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland, NS Nova Scotia, PE Prince Edward Island,
QC Quebec, SK Saskatchewan`)
