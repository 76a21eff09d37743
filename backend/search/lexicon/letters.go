package lexicon

import (
	"strings"
	"sync"
)

// maxUnknownTrigrams is the share of letter trigrams that no known word has, from which a text
// looks like no words. It was chosen on half of 810 texts and measured on the other half.
const maxUnknownTrigrams = 0.25

// LooksLikeWords reports whether the letters of a text follow each other as in words of the
// languages of the lists, whether the words are known or not: "fontanero" does, "qwrtz" does not.
// Words that are not in Latin letters do, and so do abbreviations; placeholders do not.
func LooksLikeWords(text string) bool {
	known, unknown, count := trigrams(), 0, 0
	for s := (Scanner{Text: text}); s.Next(); {
		if s.Capitals == len(s.Word) && len(s.Word) <= maxAbbreviation {
			continue
		}
		eachTrigram(string(s.Word), func(t [3]byte) {
			count++
			if !known[t] || placeholders[string(s.Word)] {
				unknown++
			}
		})
	}
	return float64(unknown) <= maxUnknownTrigrams*float64(count)
}

var placeholders = English.WordSet("placeholders")

// maxAbbreviation is how many letters an abbreviation has at most.
const maxAbbreviation = 5

// trigrams are those of all words of this package's texts.
var trigrams = sync.OnceValue(func() map[[3]byte]bool {
	known := make(map[[3]byte]bool)
	add := func(text string) {
		for s := (Scanner{Text: text}); s.Next(); {
			eachTrigram(string(s.Word), func(t [3]byte) { known[t] = true })
		}
	}
	add(expansionsText)
	add(synonymsText)
	add(frenchText)
	for _, lists := range wordListsOf {
		for _, list := range lists {
			add(strings.Join(list.Lines, " "))
		}
	}
	return known
})

// eachTrigram calls f with each three letters in a row of a folded word, whose ends count as
// letters. It calls nothing for a word with other characters.
func eachTrigram(word string, f func([3]byte)) {
	if strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return
	}
	ends := "^" + word + "$"
	for i := range len(word) {
		f([3]byte{ends[i], ends[i+1], ends[i+2]})
	}
}
