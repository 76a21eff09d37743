package interchange

import (
	"slices"
	"strings"
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
		if got := readHeader(writtenHeaders[field]).public(); got != field {
			t.Errorf("header %q is read as %q, not %q", writtenHeaders[field], got, field)
		}
	}
}

func TestHeadersAreUnambiguous(t *testing.T) {
	seen := make(map[string]string)
	var section string
	for line := range strings.Lines(headersFile) {
		if strings.HasPrefix(line, "[") {
			section = strings.Trim(line, "[]\n")
		}
		_, list, listed := strings.Cut(strings.TrimSpace(line), ": ")
		if _, phrases := theVocabulary().words[Field(section)]; !listed || phrases || strings.HasPrefix(line, "#") || strings.HasPrefix(section, questionPrefix) {
			continue
		}
		for header := range strings.SplitSeq(list, " | ") {
			if other, taken := seen[key(headerWords(header))]; taken && other != section {
				t.Errorf("header %q means %s and %s", header, section, other)
			}
			seen[key(headerWords(header))] = section
		}
	}
}
