package domain

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"mending nets", 12, "mending nets"},
		{"mending nets, sails and ropes", 20, "mending nets…"},
		{"mending nets (all sizes) and ropes", 20, "mending nets…"},
		{"mending nets and all ropes", 20, "mending nets and…"},
		{"I learned it in New York City", 24, "I learned it in…"},
		{"a boat of 1 400 kilograms", 13, "a boat of…"},
		{"我会修车，也会修自行车", 7, "我会修车…"},
		{"supercalifragilistic", 10, "supercali…"},
	} {
		if got := Shorten(c.text, c.limit); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.limit, got, c.want)
		}
	}
}

// What is shortened fits, and is in the text.
func FuzzShorten(f *testing.F) {
	f.Add("mending nets, sails and ropes", 12, 9)
	f.Add(strings.Repeat("，我 A", 30), 20, 60)
	f.Fuzz(func(t *testing.T, text string, limit, offset int) {
		if limit < 1 || limit > 1000 || offset < 0 || offset > len(text) || !utf8.ValidString(text) {
			t.Skip()
		}
		short := Shorten(text, limit)
		if utf8.RuneCountInString(short) > limit || short != text && !strings.HasPrefix(text, strings.TrimSuffix(short, "…")) {
			t.Errorf("%q in %d: %q", text, limit, short)
		}
		if piece := Excerpt(text, offset, limit); len(piece) > limit || !strings.Contains(text, piece) || !utf8.ValidString(piece) {
			t.Errorf("%q at %d in %d: %q", text, offset, limit, piece)
		}
	})
}
