package roster

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestReadFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if filepath.Ext(file) == ".golden" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			read := ReadCSV
			if filepath.Ext(file) == ".vcf" {
				read = ReadVCard
			}
			roster, err := read(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, file+".golden", describe(roster))
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got\n%s", file, got)
	}
}

func describe(r Roster) string {
	var b strings.Builder
	for _, header := range slices.Sorted(maps.Keys(r.Columns)) {
		fmt.Fprintf(&b, "column %q is %s\n", header, r.Columns[header])
	}
	if len(r.Ignored) > 0 {
		fmt.Fprintf(&b, "ignored %q\n", r.Ignored)
	}
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "line %d, consent %t\n", row.Line, row.Consent == domain.ConsentGiven)
		describeProfile(&b, row.Profile)
	}
	for _, problem := range r.Problems {
		fmt.Fprintf(&b, "line %d left out: %s\n", problem.Line, problem.Reason)
	}
	return b.String()
}

func describeProfile(b *strings.Builder, p domain.Profile) {
	texts := cellsOf(p)
	for _, field := range personColumns {
		if texts[field] != "" {
			fmt.Fprintf(b, "\t%s: %q\n", field, texts[field])
		}
	}
}

func TestReadRefusesWhatIsNoRoster(t *testing.T) {
	tests := map[string]struct {
		read    func(string) error
		content string
	}{
		"empty CSV":               {readCSV, ""},
		"CSV without a header":    {readCSV, "Ann Smith,ann@example.org\nBob Jones,bob@example.org\n"},
		"CSV that tells nobody":   {readCSV, "Company,Skills\nHarbor Glass,glazing\n"},
		"CSV after long preamble": {readCSV, strings.Repeat("words\n", maxPreamble+1) + "Name,Email\nAnn,ann@example.org\n"},
		"empty vCard file":        {readVCard, ""},
		"CSV for vCard":           {readVCard, "Name,Email\nAnn,ann@example.org\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := test.read(test.content)
			if domain.CodeOf(err) != domain.Invalid || domain.Public(err).Hint == "" {
				t.Errorf("got %v, want an invalid with a hint", err)
			}
		})
	}
}

func readCSV(content string) error {
	_, err := ReadCSV(strings.NewReader(content))
	return err
}

func readVCard(content string) error {
	_, err := ReadVCard(strings.NewReader(content))
	return err
}

func TestReadCSVRefusesTooManyRows(t *testing.T) {
	content := "Name\n" + strings.Repeat("a\"\n", maxRows)
	if err := readCSV(content); domain.CodeOf(err) != domain.Invalid {
		t.Errorf("got %v, want an invalid", err)
	}
}

func FuzzReadCSV(f *testing.F) {
	seed(f, "testdata/*.csv", "testdata/*.txt")
	f.Fuzz(func(t *testing.T, content []byte) {
		roster, err := ReadCSV(bytes.NewReader(content))
		checkRoster(t, content, roster, err)
	})
}

func FuzzReadVCard(f *testing.F) {
	seed(f, "testdata/*.vcf")
	f.Fuzz(func(t *testing.T, content []byte) {
		roster, err := ReadVCard(bytes.NewReader(content))
		checkRoster(t, content, roster, err)
	})
}

func seed(f *testing.F, patterns ...string) {
	f.Helper()
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(content)
		}
	}
}

// checkRoster holds what is true of a roster whatever it was read from.
func checkRoster(t *testing.T, content []byte, r Roster, err error) {
	t.Helper()
	if err != nil {
		if domain.CodeOf(err) != domain.Invalid {
			t.Fatalf("coded %s: %v", domain.CodeOf(err), err)
		}
		return
	}
	lines := bytes.Count(content, []byte("\n")) + bytes.Count(content, []byte("\r")) + 1
	if got := len(r.Rows) + len(r.Problems); got > lines {
		t.Fatalf("%d people in %d lines", got, lines)
	}
	seen := make(map[string]bool)
	for _, row := range r.Rows {
		if row.Line < 1 || row.Line > lines {
			t.Errorf("line %d of %d", row.Line, lines)
		}
		if row.Profile.Name == "" && row.Profile.Email == "" || row.Profile.OptedIn {
			t.Errorf("row %+v", row)
		}
		if row.Profile.Email != "" && seen[row.Profile.Email] {
			t.Errorf("%s stands twice", row.Profile.Email)
		}
		seen[row.Profile.Email] = true
	}
}
