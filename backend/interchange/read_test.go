package interchange

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
			opened, err := Open(file, bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			members, err := opened.Read()
			if err != nil {
				t.Fatal(err)
			}
			golden(t, file+".golden", describe(opened, members))
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

func describe(f *File, r MemberFile) string {
	var b strings.Builder
	fmt.Fprintf(&b, "from %s\n", f.Dialect)
	if f.Encoding != "" && f.Encoding != "utf-8" {
		fmt.Fprintf(&b, "in %s\n", f.Encoding)
	}
	if f.Sheets != nil {
		fmt.Fprintf(&b, "sheet %q of %q\n", f.SheetName(), f.Sheets)
	}
	for _, column := range f.Columns() {
		if column.Field != "" {
			fmt.Fprintf(&b, "column %q is %s by its %s: %q\n", column.Header, column.Field, column.Reason, column.Samples)
		}
	}
	if len(r.Ignored) > 0 {
		fmt.Fprintf(&b, "ignored %q\n", r.Ignored)
	}
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "line %d, consent %t\n", row.Line, row.Consent == domain.ConsentGiven)
		describeProfile(&b, row.Profile)
		for _, note := range row.Notes {
			fmt.Fprintf(&b, "\tnote: %s\n", note)
		}
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

func TestReadRejectsOtherFiles(t *testing.T) {
	tests := map[string]struct {
		read    func(string) error
		content string
	}{
		"empty CSV":               {readCSV, ""},
		"CSV without a header":    {readCSV, "Rockland,Maine,ann@example.org\nCamden,Maine,bob@example.org\n"},
		"answers without header":  {readCSV, "Ann Smith,ann@example.org,yes\nBob Jones,bob@example.org,no\n"},
		"CSV without people":      {readCSV, "Company,Skills\nHarbor Glass,glazing\n"},
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

func readTable(r io.Reader) (MemberFile, error) { return readNamed("people.csv", r) }

func readVCards(r io.Reader) (MemberFile, error) { return readNamed("people.vcf", r) }

func readNamed(name string, r io.Reader) (MemberFile, error) {
	file, err := Open(name, r)
	if err != nil {
		return MemberFile{}, err
	}
	return file.Read()
}

func readCSV(content string) error {
	_, err := readTable(strings.NewReader(content))
	return err
}

func readVCard(content string) error {
	_, err := readVCards(strings.NewReader(content))
	return err
}

func TestReadCSVRejectsTooManyRows(t *testing.T) {
	content := "Name\n" + strings.Repeat("a\"\n", maxRows)
	if err := readCSV(content); domain.CodeOf(err) != domain.Invalid {
		t.Errorf("got %v, want an invalid", err)
	}
}

func FuzzReadCSV(f *testing.F) {
	seed(f, "testdata/*.csv", "testdata/*.txt", "testdata/*.tsv", "testdata/exports/*.csv")
	f.Fuzz(func(t *testing.T, content []byte) {
		members, err := readTable(bytes.NewReader(content))
		checkMemberFile(t, content, members, err)
	})
}

func FuzzReadJSON(f *testing.F) {
	seed(f, "testdata/export/*.json", "testdata/*.json", "testdata/*.jsonl", "testdata/exports/*.json")
	f.Fuzz(func(t *testing.T, content []byte) {
		members, err := readNamed("people.json", bytes.NewReader(content))
		if err != nil && domain.CodeOf(err) != domain.Invalid {
			t.Fatalf("coded %s: %v", domain.CodeOf(err), err)
		}
		for _, row := range members.Rows {
			if row.Profile.Name == "" && row.Profile.Email == "" || row.Profile.OptedIn {
				t.Errorf("row %+v", row)
			}
		}
	})
}

func FuzzReadWorkbook(f *testing.F) {
	seed(f, "testdata/*.xlsx", "testdata/*.ods", "testdata/exports/*.xlsx", "testdata/exports/*.ods")
	f.Fuzz(func(t *testing.T, content []byte) {
		members, err := readNamed("people.xlsx", bytes.NewReader(content))
		checkMemberFile(t, content, members, err)
	})
}

// FuzzHeader reads a table with any header, and maps it again by its own guess.
func FuzzHeader(f *testing.F) {
	f.Add("Name,E-mail,City", "Ann Lee,ann@example.org,Rockland")
	f.Add("Nimi;Sähköposti", "Aino Virtanen;aino@example.org")
	f.Add("What can you help others with?\tName", "knots\tAnn")
	f.Fuzz(func(t *testing.T, header, row string) {
		file, err := Open("people.csv", strings.NewReader(header+"\n"+row+"\n"))
		if err != nil || file.Columns() == nil {
			return
		}
		before, err := file.Read()
		if err != nil {
			t.Fatal(err)
		}
		columns := file.Columns()
		fields := make([]Field, len(columns))
		for i, column := range columns {
			fields[i] = column.Field
		}
		if err := file.Map(fields); err != nil {
			t.Fatalf("the guess cannot be mapped: %v", err)
		}
		if after, err := file.Read(); err != nil || len(after.Rows) != len(before.Rows) {
			t.Errorf("mapped by its own guess it has %d rows, and had %d: %v", len(after.Rows), len(before.Rows), err)
		}
	})
}

func TestMapRejectsInvalidMappings(t *testing.T) {
	file, err := Open("people.csv", strings.NewReader("Name,Shoe size\nAnn Lee,38\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, fields := range map[string][]Field{
		"too few":        {Name},
		"without a name": {"", Headline},
		"no such field":  {Name, "opted_in_for_all"},
		"nothing at all": nil,
	} {
		if err := file.Map(fields); domain.CodeOf(err) != domain.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := file.Map([]Field{"", Name}); err != nil {
		t.Fatal(err)
	}
	if members, err := file.Read(); err != nil || members.Rows[0].Profile.Name != "38" || file.Columns()[1].Reason != ByOrganiser {
		t.Errorf("mapped by hand: %+v, %v", members, err)
	}
}

func FuzzReadVCard(f *testing.F) {
	seed(f, "testdata/*.vcf", "testdata/exports/*.vcf")
	f.Fuzz(func(t *testing.T, content []byte) {
		members, err := readVCards(bytes.NewReader(content))
		checkMemberFile(t, content, members, err)
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

// checkMemberFile checks what holds for every member file.
func checkMemberFile(t *testing.T, content []byte, r MemberFile, err error) {
	t.Helper()
	if err != nil {
		if domain.CodeOf(err) != domain.Invalid {
			t.Fatalf("coded %s: %v", domain.CodeOf(err), err)
		}
		return
	}
	lines := bytes.Count(content, []byte("\n")) + bytes.Count(content, []byte("\r")) + 1
	people := lines + bytes.Count(content, []byte("{")) // several objects of JSON may stand in a line
	if bytes.HasPrefix(content, []byte("PK")) || bytes.Contains(content, []byte("<office:document")) {
		people, lines = maxRows, 1<<21
	}
	if got := len(r.Rows) + len(r.Problems); got > people {
		t.Fatalf("%d people in %d lines", got, lines)
	}
	for _, row := range r.Rows {
		if row.Line < 1 || row.Line > lines {
			t.Errorf("line %d of %d", row.Line, lines)
		}
		if row.Profile.Name == "" && row.Profile.Email == "" || row.Profile.OptedIn {
			t.Errorf("row %+v", row)
		}
	}
}
