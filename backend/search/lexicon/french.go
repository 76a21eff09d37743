package lexicon

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed french.txt
var frenchText string

// Translations returns the stems of the other language that stand for a stem, from
// french.txt.
func Translations(stem string) []string { return translations().stems[stem] }

// TranslatedWords returns the folded words of the other language that stand for a folded word
// of this one.
func (l Language) TranslatedWords(word string) []string { return translations().words[l][word] }

// IsSameInEnglish reports whether a word of this language may stand in an English text for
// what it means: it does if English is not known to mean something else by it.
func (l Language) IsSameInEnglish(word string) bool {
	means := Translations(English.Stem(word))
	return means == nil || slices.Contains(means, l.Stem(word))
}

// translationTable has what french.txt says in both directions.
type translationTable struct {
	stems map[string][]string
	words [LanguageCount]map[string][]string
}

// translations reads french.txt.
var translations = sync.OnceValue(func() translationTable {
	t := translationTable{make(map[string][]string), [LanguageCount]map[string][]string{English: {}, French: {}}}
	for line := range strings.Lines(frenchText) {
		line, _, _ = strings.Cut(line, "#")
		if left, right, ok := strings.Cut(line, "="); ok {
			t.add(French.FoldedWords(left), English.FoldedWords(right))
		}
	}
	return t
})

func (t *translationTable) add(french, english []string) {
	for _, f := range french {
		for _, e := range english {
			t.words[French][f] = appendNew(t.words[French][f], e)
			t.words[English][e] = appendNew(t.words[English][e], f)
			a, b := French.Stem(f), English.Stem(e)
			t.stems[a], t.stems[b] = appendNew(t.stems[a], b), appendNew(t.stems[b], a)
		}
	}
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// translatedWords are the French words of french.txt.
func translatedWords() map[string][]string { return translations().words[French] }

// englishOnlyWords are the words of the English lists and of the English side of french.txt.
func englishOnlyWords() map[string]bool {
	words := make(map[string]bool)
	for _, name := range []string{"function-words", "filler-words", "weak-words", "kinship", "determiners"} {
		for word := range English.WordSet(name) {
			words[word] = true
		}
	}
	for word := range translations().words[English] {
		words[word] = true
	}
	return words
}
