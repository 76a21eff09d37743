package domain

import (
	"slices"
	"testing"
)

// TestSayKeepsParticularsAsTheyAreSaid: what a sentence cuts short is cut in
// every language, and quotation marks are each language's own.
func TestSayKeepsParticularsAsTheyAreSaid(t *testing.T) {
	p := NewUIMessage("100 %% of %q: %.3s, %d, %s", "a \"b\"", "endless", 7, Term("headline"))
	want := []Arg{{Text: `a "b"`}, {Text: "end"}, {Text: "7"}, {Text: "headline", Term: true}}
	if !slices.Equal(p.Args, want) {
		t.Errorf("particulars are %+v, want %+v", p.Args, want)
	}
	if got, want := p.String(), `100 % of "a \"b\"": end, 7, headline`; got != want {
		t.Errorf("it says %s, want %s", got, want)
	}
}
