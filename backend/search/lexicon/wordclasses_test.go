package lexicon

import "testing"

func TestAcronymsAreNotStopWords(t *testing.T) {
	for _, c := range []struct {
		written string
		want    bool
	}{{"it", true}, {"It", true}, {"IT", false}, {"US", false}, {"A", true}, {"weld", false}} {
		s := Scanner{Text: c.written}
		if s.Next(); IsStopWord(s.Word, s.Capitals) != c.want {
			t.Errorf("%s: want %v", c.written, c.want)
		}
	}
}
