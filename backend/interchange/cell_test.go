package interchange

import (
	"slices"
	"testing"
)

func TestEscapeFormula(t *testing.T) {
	tests := map[string]string{
		"":             "",
		"plain":        "plain",
		"=1+1":         "'=1+1",
		"+1 207":       "'+1 207",
		"-":            "'-",
		"@home":        "'@home",
		"\tx":          "'\tx",
		"\rx":          "'\rx",
		"＝1":           "'＝1",
		"'=1":          "''=1",
		"'tis the day": "'tis the day",
		"'":            "'",
		"a=b":          "a=b",
	}
	for cell, want := range tests {
		if got := escapeFormula(cell); got != want {
			t.Errorf("escapeFormula(%q): got %q, want %q", cell, got, want)
		}
		if got := unescapeFormula(want); got != cell {
			t.Errorf("unescapeFormula(%q): got %q, want %q", want, got, cell)
		}
	}
}

func TestSplitList(t *testing.T) {
	tests := map[string][]string{
		"":         {""},
		"one":      {"one"},
		"a, b":     {"a", " b"},
		"a; b, c":  {"a", " b, c"},
		"a, b;":    {"a, b", ""},
		"a | b, c": {"a ", " b, c"},
		"a ::: b":  {"a ", " b"},
		"a\nb, c":  {"a", "b, c"},
		`a\; b`:    {"a; b"},
		`C:\temp`:  {`C:\temp`},
		`a\\; b`:   {`a\`, " b"},
	}
	for text, want := range tests {
		if got := splitList(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestEveryWrittenHeaderIsRead(t *testing.T) {
	for _, field := range memberColumns {
		if got := fieldOf[headerKey(headers[field][0])]; got != field {
			t.Errorf("header %q is read as %q, not %q", headers[field][0], got, field)
		}
	}
}

func TestHeadersAreUnambiguous(t *testing.T) {
	seen := make(map[string]Field)
	for field, names := range headers {
		for _, name := range names {
			if other, taken := seen[headerKey(name)]; taken && other != field {
				t.Errorf("header %q means %s and %s", name, field, other)
			}
			seen[headerKey(name)] = field
		}
	}
}
