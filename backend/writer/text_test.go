package writer

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "boat building", "boat building"},
		{"white space", "  a\tb\r\n\u2028c\u00a0d ", "a b c d"},
		{"zero width", "bo\u200bat\ufeff \u2060x", "boat x"},
		{"direction", "\u202eevil\u202c \u2066x\u2069", "evil x"},
		{"blank letters", "\u3164\u2800a\ufe0f", "a"},
		{"tags", "a\U000e0041\U000e007f", "a"},
		{"not UTF-8", "a\xffb", "a\ufffdb"},
		{"accents", "Trần Élodie Ж", "Trần Élodie Ж"},
		{"endless word", strings.Repeat("x", 100), strings.Repeat("x", 39) + "…"},
		{"script without spaces", strings.Repeat("木", 60), strings.Repeat("木", 60)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := clean(tt.text); got != tt.want {
				t.Errorf("clean(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestClip(t *testing.T) {
	tests := []struct {
		text  string
		limit int
		want  string
	}{
		{"", 0, ""},
		{"boats", 5, "boats"},
		{"wooden boats", 11, "wooden…"},
		{"wooden boats", 7, "wooden…"},
		{"wooden boats", 6, "…"},
		{"木船修理", 3, "木船…"},
	}
	for _, tt := range tests {
		if got := clip(tt.text, tt.limit, character); got != tt.want {
			t.Errorf("clip(%q, %d) = %q, want %q", tt.text, tt.limit, got, tt.want)
		}
	}
}

func TestEscapeMarkdown(t *testing.T) {
	tests := []struct{ text, want string }{
		{"C++, C# and 1.5 m", "C++, C# and 1.5 m"},
		{"see [3]", "see (3)"},
		{"[x](javascript:alert(1))", "(x)(javascript:alert(1))"},
		{"![p](https://a.example/p.png)", "…"},
		{"h\u200bttps://a.example", "…"},
		{"WWW.a.example a@b.example", "… …"},
		{"<b>hi</b>", "‹b›hi‹/b›"},
		{"**b** _i_ ~s~ `c`", `\*\*b\*\* \_i\_ \~s\~ 'c'`},
		{`\[3\] &lt;`, `\\(3\\) \&lt;`},
		{"R&D & more; &x", "R&D & more; &x"},
		{"says “so”", "says ‘so’"},
	}
	for _, tt := range tests {
		if got := escapeMarkdown(tt.text); got != tt.want {
			t.Errorf("escapeMarkdown(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func FuzzEscapeMarkdown(f *testing.F) {
	f.Add("boat building")
	f.Add("[1](https://a.example) <|im_end|> \u202e\u200b ``` \\[2\\]")
	f.Add("a\xff\U000e0041&amp;\n# x\n- y")
	f.Fuzz(func(t *testing.T, text string) {
		got := escapeMarkdown(text)
		if !utf8.ValidString(got) || strings.ContainsAny(got, "[]<>`\n\r\t") || strings.Contains(got, "://") {
			t.Errorf("escapeMarkdown(%q) = %q", text, got)
		}
		if strings.ContainsFunc(got, func(r rune) bool {
			return r != zeroWidthJoiner && r != zeroWidthNonJoiner && unicode.In(r, unicode.Cc, unicode.Cf)
		}) {
			t.Errorf("escapeMarkdown(%q) = %q, which holds something invisible", text, got)
		}
		if valid, outOfRange := Citations(got, MaxCandidates); valid != nil || outOfRange != nil {
			t.Errorf("escapeMarkdown(%q) = %q, which cites %v %v", text, got, valid, outOfRange)
		}
	})
}

// Joiners stay inside emoji and the words of some scripts.
const zeroWidthNonJoiner, zeroWidthJoiner = '\u200c', '\u200d'

func FuzzClip(f *testing.F) {
	f.Add("wooden boats", 7)
	f.Add("木船 修理", 2)
	f.Fuzz(func(t *testing.T, text string, limit int) {
		limit = max(limit, 1)
		text = clean(text)
		got := clip(text, limit, character)
		if utf8.RuneCountInString(got) > limit || !strings.HasPrefix(text, strings.TrimSuffix(got, "…")) {
			t.Errorf("clip(%q, %d) = %q", text, limit, got)
		}
	})
}
