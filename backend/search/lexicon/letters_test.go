package lexicon

import "testing"

func TestLooksLikeWords(t *testing.T) {
	for _, text := range []string{
		"cooper", "a stone cutter", "tonnelier", "souffleur de verre", "Bäcker", "Dachdecker", "carnicero", "pescador", "marceneiro",
		"bakker", "schilder", "MRI", "Сантехник", "配管工", "", "42",
	} {
		if !LooksLikeWords(text) {
			t.Errorf("%q looks like no words", text)
		}
	}
	for _, text := range []string{"dfghjk", "xkqvz wjpt", "asdf jklm", "zzxcvb", "hjkhjkhjk", "bla bla", "lorem ipsum"} {
		if LooksLikeWords(text) {
			t.Errorf("%q looks like words", text)
		}
	}
}
