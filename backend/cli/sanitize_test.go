package cli

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain words", "Grüße, Zoë: 水 🙂\n2. line", "Grüße, Zoë: 水 🙂\n2. line"},
		{"colour", "\x1b[31mred\x1b[0m", "[31mred[0m"},
		{"window title", "\x1b]0;owned\a", "]0;owned"},
		{"overwriting the line", "safe\r\x08\x7fevil", "safeevil"},
		{"C1 control sequence", "\u009b2J\u0085\u0090", "2J"},
		{"C1 as a bare byte", "\x9b2J", "\ufffd2J"},
		{"override", "\u202efdp.exe\u202c", "fdp.exe"},
		{"isolate", "\u2066a\u2067b\u2068c\u2069", "abc"},
		{"Hebrew needs none of them", "שלום\u200f!", "שלום\u200f!"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if have := sanitize(c.text); have != c.want {
				t.Errorf("clean(%q) = %q, want %q", c.text, have, c.want)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"", "plain", "\x1b[31m", "\u009b2J", "\x9b", "\u202e\u2069", "a\r\nb\t", "🙂\xf0\x9f"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cleaned := sanitize(text)
		if !utf8.ValidString(cleaned) {
			t.Errorf("%q is not valid text", cleaned)
		}
		if i := strings.IndexFunc(cleaned, steers); i >= 0 {
			t.Errorf("%q still steers at %d", cleaned, i)
		}
		if have, want := letters(cleaned), letters(text); have != want {
			t.Errorf("of the letters %q are left %q", want, have)
		}
	})
}

// steers reports whether a terminal interprets r instead of printing it, except
// for the direction marks that some scripts need.
func steers(r rune) bool {
	mark := strings.ContainsRune("\u061c\u200e\u200f", r)
	return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && !mark
}

func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, text)
}
