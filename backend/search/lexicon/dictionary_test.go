package lexicon

import (
	"strings"
	"testing"
)

func TestIsWord(t *testing.T) {
	for l, words := range map[Language]struct{ right, wrong string }{
		English: {
			"sitar sitars harpist harpists beekeeping falconer taxidermist zither farrier jeweller colour roofer carp",
			"carpentar plumer electrican electritian lawer teecher mechanik photografer accordian docter nurce roofr weldr woodwerk",
		},
		French: {
			"harpiste harpistes sitar cithare ébéniste vitrier sophrologue tapissière infirmière avocates guitares",
			"electritien coifeur menuizier charpantier plonbier fotographe jardignier ostheopathe",
		},
		German: {"", "klempner"},
	} {
		for word := range strings.FieldsSeq(words.right) {
			if word = l.FoldedWords(word)[0]; !l.IsWord(word) {
				t.Errorf("%s is no %s word", word, l)
			}
		}
		for word := range strings.FieldsSeq(words.wrong) {
			if word = l.FoldedWords(word)[0]; l.IsWord(word) {
				t.Errorf("%s is a %s word", word, l)
			}
		}
	}
}
