package lexicon

import (
	"strings"
	"testing"
)

func TestStem(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"weld welds welding welded", "weld"},
		{"engine engines", "engin"},
		{"engineer engineers engineering", "engineer"},
		{"organize organizer organizing", "organizer"},
		{"organic", "organic"},
		{"aws", "aws"},
		{"ios", "ios"},
		{"c++", "c++"},
		{"быстро", "быстро"},
	} {
		for word := range strings.FieldsSeq(c.words) {
			if got := Stem(word); got != c.want {
				t.Errorf("%s: %s, want %s", word, got, c.want)
			}
		}
	}
}
