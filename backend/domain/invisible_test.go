package domain

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// visibleCases are texts with what is left of them.
var visibleCases = []struct{ name, text, want string }{
	{"nothing", "", ""},
	{"plain words", "Grüße, Zoë: 水 🙂\n\t2. line", "Grüße, Zoë: 水 🙂\n\t2. line"},
	{"escape sequences", "\x1b[31mred\x1b]0;title\a", "[31mred]0;title"},
	{"C1 control", "\u009b2J\u0085\u0090", "2J"},
	{"not UTF-8", "a\x9bb", "a\ufffdb"},
	{"not UTF-8 beside a control", "a\x9b\x1bb", "a\ufffdb"},
	{"carriage return", "a\r\nb\rc", "a\nbc"},
	{"override", "\u202efdp.exe\u202c", "fdp.exe"},
	{"isolates", "\u2066a\u2067b\u2068c\u2069", "abc"},
	{"direction marks", "שלום\u200f!\u200e\u061c", "שלום!"},
	{"tag characters", "me\U000e0001\U000e0069\U000e007f", "me"},
	{"byte order mark", "\ufeffa", "a"},
	{"zero-width space, word joiner, soft hyphen", "w\u200be\u2060l\u00add", "weld"},
	{"blank letters", "\u3164\u115f\u1160\u2800\u034f\u17b4\uffa0a", "a"},
	{"unassigned, ignored by renderers", "a\u2065\U000e0fff\ufff0", "a"},

	{"family", "👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"},
	{"skin tone and sign", "👩🏽‍🔧 🧑🏿‍⚕️", "👩🏽‍🔧 🧑🏿‍⚕️"},
	{"flags", "🏴‍☠️ 🏳️‍🌈 🇫🇷", "🏴‍☠️ 🏳️‍🌈 🇫🇷"},
	{"styles", "❤️ ☎︎ ©️ ™️ ↔️", "❤️ ☎︎ ©️ ™️ ↔️"},
	{"flags of countries in a country", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿 🏴󠁵󠁳󠁴󠁸󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿 🏴󠁵󠁳󠁴󠁸󠁿"},
	{"text hidden in a flag", "🏴\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065\U000e007f", "🏴"},
	{"a flag without end", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067 x", "🏴 x"},
	{"the tags of another emoji", "🙂\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🙂"},
	{"keycap", "1️⃣ #️⃣", "1️⃣ #️⃣"},
	{"selector behind a letter", "a\ufe0f1\ufe0f", "a1"},
	{"many selectors", "❤\ufe0f\ufe0f\ufe0e\ufe01\U000e0100", "❤\ufe0f"},
	{"joiner between emoji and letter", "🙂\u200da\u200d🙂\u200d", "🙂a🙂"},
	{"many joiners", "👩\u200d\u200d\u200d🔧", "👩\u200d🔧"},

	{"Persian", "می\u200cخواهم", "می\u200cخواهم"},
	{"Arabic vowel mark", "مِ\u200cم", "مِ\u200cم"},
	{"Devanagari", "क्\u200dष क्\u200cष", "क्\u200dष क्\u200cष"},
	{"Sinhala", "ශ්\u200dරී", "ශ්\u200dරී"},
	{"Malayalam at the end of a word", "അവന്\u200d.", "അവന്\u200d."},
	{"Japanese variant", "葛\U000e0100城", "葛\U000e0100城"},
	{"joiners in Latin", "i\u200cgno\u200dre", "ignore"},
	{"joiners at the edges", "\u200cمی\u200c", "می"},
	{"joiners in a row", "می\u200c\u200c\u200dخو", "می\u200dخو"},
}

func TestVisible(t *testing.T) {
	for _, c := range visibleCases {
		t.Run(c.name, func(t *testing.T) {
			if have := Visible(c.text); have != c.want {
				t.Errorf("Visible(%+q) = %+q, want %+q", c.text, have, c.want)
			}
			for i := range len(c.text) {
				for j := i; j < len(c.text); j++ {
					if have := inPieces(c.text[:i], c.text[i:j], c.text[j:]); have != c.want {
						t.Errorf("%+q, %+q and %+q become %+q, want %+q", c.text[:i], c.text[i:j], c.text[j:], have, c.want)
					}
				}
			}
		})
	}
}

func inPieces(pieces ...string) string {
	var v VisibleText
	var b strings.Builder
	for _, piece := range pieces {
		b.WriteString(v.Write(piece))
	}
	return b.String() + v.Rest()
}

func TestOneLine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", " \u200b\n", ""},
		{"white space", "  a\tb\r\n\u2028c\u00a0d\u0085e\vf\fg ", "a b c d e f g"},
		{"invisible words", "a \u200b \ufeff b", "a b"},
		{"emoji", " 👩‍🔧\tAnn ", "👩‍🔧 Ann"},
		{"joiner before white space", "می\u200c خو", "می خو"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if have := OneLine(c.text); have != c.want {
				t.Errorf("OneLine(%+q) = %+q, want %+q", c.text, have, c.want)
			}
		})
	}
}

func FuzzVisible(f *testing.F) {
	for _, seed := range []string{
		"", "plain", "\x1b[31m", "\u009b2J", "\x9b", "\u202e\u2069", "a\r\nb\t", "🙂\xf0\x9f", "👩🏽‍🔧", "1️⃣", "می\u200cخواهم",
		"क्\u200dष", "葛\U000e0100", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a\u200d\u200b\u200c\ufe0f\U000e0041", "ᠠ\u200d\u180bᠠ",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		visible := Visible(text)
		if !utf8.ValidString(visible) || Visible(visible) != visible {
			t.Errorf("Visible(%+q) = %+q, which is not clean", text, visible)
		}
		if i := strings.IndexFunc(flags.ReplaceAllString(visible, ""), steers); i >= 0 {
			t.Errorf("Visible(%+q) = %+q, which still steers at %d", text, visible, i)
		}
		if have, want := letters(visible), letters(text); have != want {
			t.Errorf("Visible(%+q) has the letters %q, want %q", text, have, want)
		}
		if have := inPieces(strings.Split(text, "")...); have != visible {
			t.Errorf("%+q becomes %+q in pieces, %+q at once", text, have, visible)
		}
		line := OneLine(text)
		if OneLine(line) != line || strings.ContainsAny(line, "\n\t") {
			t.Errorf("OneLine(%+q) = %+q, which is not one clean line", text, line)
		}
	})
}

var flags = regexp.MustCompile("\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f")

// steers reports whether r controls a terminal or the direction of text.
func steers(r rune) bool {
	joiner := r == '\u200c' || r == '\u200d'
	return r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || unicode.Is(unicode.Cf, r) && !joiner
}

// letters returns the letters of text, except blank ones.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
			return r
		}
		return -1
	}, text)
}
