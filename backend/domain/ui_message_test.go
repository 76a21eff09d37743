package domain

import (
	"slices"
	"testing"
)

// TestNewUIMessageFormatsArguments checks that arguments are formatted with
// their verb, but without quotation marks, which depend on the language.
func TestNewUIMessageFormatsArguments(t *testing.T) {
	p := NewUIMessage("test.some", "100 %% of %q: %.3s, %d, %s", "a \"b\"", "endless", 7, Term{"test.headline", "headline"})
	want := []Arg{{Text: `a "b"`}, {Text: "end"}, {Text: "7"}, {Text: "headline", Term: "test.headline"}}
	if !slices.Equal(p.Args, want) {
		t.Errorf("arguments are %+v, want %+v", p.Args, want)
	}
	if got, want := p.String(), `100 % of "a \"b\"": end, 7, headline`; got != want {
		t.Errorf("message is %s, want %s", got, want)
	}
}
