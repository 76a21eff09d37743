package interchange

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

func TestEscapeFormulas(t *testing.T) {
	tests := map[string]string{
		"":                        "",
		"plain":                   "plain",
		"=1+1":                    "'=1+1",
		"+1 207":                  "'+1 207",
		"-":                       "'-",
		"@home":                   "'@home",
		"\tx":                     "'\tx",
		"\rx":                     "'\rx",
		"＝1":                      "'＝1",
		"'=1":                     "''=1",
		"'tis the day":            "'tis the day",
		"'":                       "'",
		"a=b":                     "a=b",
		"well-known; a+b":         "well-known; a+b",
		"boats;=1+1;sails":        "boats;'=1+1;sails",
		"boats; =1+1":             "boats; '=1+1",
		"a,-1\t+2":                "a,'-1\t'+2",
		"a\n- one\n- two":         "a\n'- one\n'- two",
		"a;'=1":                   "a;''=1",
		`say;"=1"`:                `say;"'=1"`,
		"\u00a0=1":                "\u00a0'=1",
		"\t=1":                    "'\t'=1",
		"a;;=1":                   "a;;'=1",
		"a\xFF;=\xFE":             "a\xFF;'=\xFE",
		"mail@example.org;b@c.de": "mail@example.org;b@c.de",
	}
	for cell, want := range tests {
		if got := escapeFormulas(cell); got != want {
			t.Errorf("escapeFormulas(%q): got %q, want %q", cell, got, want)
		}
		if got := unescapeFormulas(want); got != cell {
			t.Errorf("unescapeFormulas(%q): got %q, want %q", want, got, cell)
		}
	}
}

// TestUnescapeFormula checks that other programs' cells lose only the apostrophe that
// marks the whole cell as text.
func TestUnescapeFormula(t *testing.T) {
	tests := map[string]string{
		"'=1+1": "=1+1", "''=1": "'=1", "'\tx": "\tx", "'tis": "'tis", "'": "'", "=1": "=1",
		"a, '-5 degrees'": "a, '-5 degrees'", "x;'=1": "x;'=1", "a\n'- b": "a\n'- b",
	}
	for cell, want := range tests {
		if got := unescapeFormula(cell); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}

// FuzzGuard writes a text with each separator and reads the file with each: no cell
// may be a formula, and the right separator gives the text back.
func FuzzGuard(f *testing.F) {
	for _, text := range []string{"boats;=1+1;sails", "a\n- b,\"-c\"", "x\t'+1", `"";""=1`, "\"\n\"=;'\"@"} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, headline, about string) {
		p := domain.Profile{Name: "Ann", Headline: valid(headline), About: valid(about)}
		if p.Clean() != nil {
			t.Skip("too long")
		}
		separators := []rune{',', ';', '\t'}
		for _, writtenWith := range separators {
			var file bytes.Buffer
			if err := WriteCSV(&file, writtenWith, []domain.Profile{p}); err != nil {
				t.Fatal(err)
			}
			for _, readWith := range separators {
				checkNoFormula(t, file.String(), readWith)
			}
		}
	})
}

func checkNoFormula(t *testing.T, content string, separator rune) {
	t.Helper()
	records := csv.NewReader(strings.NewReader(strings.TrimPrefix(content, "\uFEFF")))
	records.Comma, records.FieldsPerRecord, records.LazyQuotes = separator, -1, true
	all, _ := records.ReadAll()
	for cell := range slices.Values(slices.Concat(all...)) {
		if start := strings.TrimLeft(cell, " \t\r\n"); start != "" && strings.ContainsRune(formulaSigns, []rune(start)[0]) {
			t.Errorf("read by %q, %q is a formula, in\n%s", separator, cell, content)
		}
	}
}

func TestSeparator(t *testing.T) {
	tests := map[rune]string{
		';': "fr fr-FR fr_CA.UTF-8 de de-CH es es-ES es_AR pt pt-BR nl sv sv_SE.UTF-8@euro nb en-ZA en-DE it pl sr-Latn-RS",
		',': "C POSIX C.UTF-8 en en-US en_GB.UTF-8 es-MX es-419 ja zh-Hans-CN he x",
	}
	for want, locales := range tests {
		for locale := range strings.FieldsSeq(locales) {
			if got := Separator(locale); got != want {
				t.Errorf("%s: got %q, want %q", locale, got, want)
			}
		}
	}
	if got := Separator(""); got != ',' {
		t.Errorf("no locale: got %q", got)
	}
}
