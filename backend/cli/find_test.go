package cli

import (
	"strings"
	"testing"

	"kith/backend/search/lexicon"
)

// What find prints is in English for questions in languages that Kith does not write.
func TestFoundInEveryLanguage(t *testing.T) {
	for l := range lexicon.LanguageCount {
		var out strings.Builder
		found := foundPeople{Nearest: []foundPerson{{Name: "Ann"}}, language: l}
		if err := found.print(Streams{Out: &out}); err != nil {
			t.Error(err)
		}
		want := "Nobody matches.\n\nThe nearest:\n 1. Ann\n"
		if l == lexicon.French {
			want = "Personne ne correspond.\n\nLes plus proches :\n 1. Ann\n"
		}
		if out.String() != want {
			t.Errorf("in %v it prints %q", l, out.String())
		}
	}
}
