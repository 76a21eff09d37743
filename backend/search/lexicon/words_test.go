package lexicon

import (
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

// Words do not overlap and lie within the text.
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
