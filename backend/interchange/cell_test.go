package interchange

import (
	"slices"
	"testing"
)

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

func TestDecode(t *testing.T) {
	tests := map[string]struct{ raw, want string }{
		"UTF-8":                   {"é", "é"},
		"UTF-8 with a mark":       {"\xEF\xBB\xBFé", "é"},
		"UTF-8, marked, damaged":  {"\xEF\xBB\xBFa\xE9b", "a\uFFFDb"},
		"UTF-8, cut in a rune":    {"aé\xE2\x82", "aé"},
		"Latin-1":                 {"caf\xE9 noir", "café noir"},
		"Windows-1252":            {"\x93hi\x94", "“hi”"},
		"UTF-16, little end":      {"\xFF\xFEa\x00\xE9\x00", "aé"},
		"UTF-16, big end":         {"\xFE\xFF\x00a\x00\xE9", "aé"},
		"UTF-16 without a mark":   {"a\x00b\x00\xE9\x00", "abé"},
		"UTF-16, cut in a letter": {"\xFF\xFEa\x00b", "a\uFFFD"},
		"nothing":                 {"", ""},
	}
	for name, test := range tests {
		if got := decode([]byte(test.raw)); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
