package lexicon

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Grant-writing, web/IT & R&D", "grant writing web it r d"},
		{"Café CAFÉ cafe\u0301", "cafe cafe cafe"},
		{"Łódź Århus Straße Æsop İstanbul", "lodz arhus strasse aesop istanbul"},
		{"ﬁne ｗｉｄｅ Ⅻ", "fine wide"},
		{"O'Brien's l’eau don't 'quoted' Bob's", "obrien leau dont quoted bob"},
		{"soft\u00adhyphen zero\u200bwidth \u202ertl", "softhyphen zerowidth rtl"},
		{"C++ C# F# a+b sharp# 401k 3D", "c++ c# f# a+b sharp 401k 3d"},
		{"Быстро مَن 誰か", "быстро من 誰か"},
		{"bad\xffbytes \xc3", "bad bytes"},
		{"N.B. P.E.I. i.e. St.John A.Big B.", "nb pei i e st john a big b"},
		{" \t\n.,;", ""},
		{strings.Repeat("long", 20), strings.Repeat("long", 10)},
	} {
		if got := strings.Join(FoldedWords(c.text), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

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

func TestAcronymsAreNoFunctionWords(t *testing.T) {
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

// The words of any text stand in it one after another.
func FuzzWords(f *testing.F) {
	for _, text := range []string{"Who’s O'Brien?", "C++ and F#", "a\u0301\u200d", "\xff\xfe'", "’s 's", "ﷺ ǅ ß"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		s := Scanner{Text: text}
		for s.Next() {
			if s.Start < end || s.End <= s.Start || s.End > len(text) || len(s.Word) == 0 {
				t.Fatalf("%q at %d:%d after %d", s.Word, s.Start, s.End, end)
			}
			if len(s.Word) > MaxWordBytes+8*utf8.UTFMax {
				t.Fatalf("a word of %d bytes", len(s.Word))
			}
			end = s.End
		}
	})
}

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
			if !slices.Equal(FoldedWords(word), []string{word}) || IsFunctionWord(word) && word != "it" {
				t.Errorf("%q: %q is not one plain word", line, word)
			}
		}
		if slices.Sort(words); len(slices.Compact(words)) != len(words) {
			t.Errorf("%q says a word twice", line)
		}
	}
}
