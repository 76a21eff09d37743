package sentence

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/backend/search/lexicon"
)

//go:embed abbreviations.txt
var abbreviationsText string

// abbreviations are the lists of abbreviations.txt.
var abbreviations = loadAbbreviations(abbreviationsText)

type abbreviationLists struct{ always, beforeNames, beforeNumbers, afterOrdinal, starters map[string]bool }

func loadAbbreviations(text string) abbreviationLists {
	lists := loadLists(text)
	return abbreviationLists{
		setOf(lists["always"]), setOf(lists["before-names"]), setOf(lists["before-numbers"]), setOf(lists["after-ordinals"]), setOf(lists["starters"]),
	}
}

// loadLists returns the words of each list in a text.
func loadLists(text string) map[string][]string {
	lists := make(map[string][]string)
	for name, list := range lexicon.ParseWordLists(text) {
		lists[name] = strings.Fields(strings.Join(list.Lines, " "))
	}
	return lists
}

func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, word := range words {
		set[word] = true
	}
	return set
}

// isAbbreviation reports whether a word before a full stop is an abbreviation with which the sentence goes on. Some
// abbreviations may end a sentence: with these it goes on unless the next word is one with which sentences begin.
func isAbbreviation(word, next string) bool {
	following, _ := utf8.DecodeRuneInString(next)
	switch {
	case has(abbreviations.always, word):
		return true
	case unicode.IsDigit(following):
		return has(abbreviations.beforeNumbers, word)
	case has(abbreviations.beforeNames, word), isInitial(word), isDotted(word):
		return !abbreviations.starters[firstWord(next)]
	}
	return false
}

// isAbbreviated reports whether a word has its full stop in any sentence.
func isAbbreviated(word string) bool {
	return has(abbreviations.always, word) || has(abbreviations.beforeNames, word) || has(finals, word) || isDotted(word)
}

// finals are the abbreviations that usually end a sentence if a capital follows.
var finals = setOf([]string{"etc", "usw", "ecc", "a.m", "p.m"})

// has reports whether a list has a word, or has it with a small letter in place of its capital.
func has(list map[string]bool, word string) bool {
	if list[word] {
		return true
	}
	first, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && list[string(unicode.ToLower(first))+word[size:]]
}

// isInitial reports whether a word is a single letter: the initial of a name, or half of “z. B.”.
func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size > 0 && size == len(word) && unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// isDotted reports whether a word has full stops after one or two letters: "U.S", "e.V", "Ph.D", "J.-P".
func isDotted(word string) bool {
	letters, dots := 0, 0
	for _, r := range word {
		switch {
		case r == '.' && letters > 0 && letters < 3:
			letters, dots = 0, dots+1
		case unicode.IsLetter(r):
			letters++
		case r == '-' && letters == 0 && dots > 0:
		default:
			return false
		}
	}
	return dots > 0 && 0 < letters && letters < 4 && word != "a.m" && word != "p.m"
}
