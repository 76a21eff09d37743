package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func TestSynonymsAreWellFormed(t *testing.T) {
	for line := range strings.Lines(synonymsText) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
		asked, helpers, directed := strings.Cut(line, ">")
		if line == "" {
			continue
		}
		words := strings.Split(asked, ",")
		if directed {
			words = append(words, strings.Split(helpers, ",")...)
		}
		if len(words) < 2 {
			t.Errorf("%q relates nothing", line)
		}
		for i, word := range words {
			word = strings.TrimSpace(word)
			words[i] = word
			if !slices.Equal(FoldedWords(word), []string{word}) || English.IsFunctionWord(word) && word != "it" {
				t.Errorf("%q: %q is not one plain word", line, word)
			}
		}
		if slices.Sort(words); len(slices.Compact(words)) != len(words) {
			t.Errorf("%q says a word twice", line)
		}
	}
}
