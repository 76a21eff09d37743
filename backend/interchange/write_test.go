package interchange

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

func rosalind() domain.Profile {
	return domain.Profile{
		UserID: "01890a5d-b000-7000-8000-0000000000ff",
		Name:   "Dr. Rosalind van der Meer", Email: "rosalind@example.org",
		Headline: "=Formula inspector", About: "First line,\nsecond line; with a \\ in it and enough words to be folded, Grüße.",
		Company: "Salt & Sons; Partners", Role: "Chemist", Location: "Blue Hill, Maine",
		Languages: []string{"English", "Nederlands"}, Skills: []string{"titration, of all kinds"},
		Offers: "@home on Sundays", Needs: "-20 °C freezer", Interests: []string{"A; B", "C"},
		LinkedIn: "https://www.linkedin.com/in/rosalind-example", Website: "https://www.linkedin.com/company/salt-example",
		ShowEmail: true, OptedIn: true,
	}
}

func contactRows() []ContactRow {
	return []ContactRow{
		{
			Profile: rosalind().Record(), Reason: "offers titration", Note: "+ bring a clean jar", Tags: []string{"water", "lab, small"},
			FollowUpOn: "2026-05-01", SavedAt: "2026-04-01T10:00:00.000Z",
		},
		{Profile: domain.Profile{Name: "Somebody Hidden"}.Record(), Tags: []string{}, SavedAt: "2026-04-02T10:00:00.000Z"},
	}
}

func TestExports(t *testing.T) {
	people := []domain.Profile{rosalind(), {Email: "nameless@example.org"}}
	for _, name := range []string{"csv", "vcard", "json"} {
		t.Run(name, func(t *testing.T) {
			members, err := MemberFormat(name, ',')
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "testdata/export/members"+members.Extension, written(t, members.Write, people))
			contacts, err := ContactFormat(name, ',')
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "testdata/export/contacts"+contacts.Extension, written(t, contacts.Write, contactRows()))
		})
	}
}

func written[T any](t *testing.T, write func(io.Writer, []T) error, rows []T) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExportReportsErrors(t *testing.T) {
	failed := errors.New("no room")
	for name, write := range map[string]func(io.Writer, []domain.Profile) error{"csv": writeCSV(','), "vcard": WriteVCard, "json": WriteJSON} {
		if err := write(failing{failed}, []domain.Profile{rosalind()}); !errors.Is(err, failed) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func writeCSV(separator rune) func(io.Writer, []domain.Profile) error {
	return func(w io.Writer, people []domain.Profile) error { return WriteCSV(w, separator, people) }
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestUnknownFormat(t *testing.T) {
	if _, err := ContactFormat("pdf", ','); domain.CodeOf(err) != domain.Invalid {
		t.Errorf("got %v, want an invalid", err)
	}
}

func TestWriteFileIsAtomic(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "people.csv")
	if err := os.WriteFile(path, []byte("what was there"), 0o600); err != nil {
		t.Fatal(err)
	}
	failed := errors.New("no room")
	broken := Format[int]{".csv", func(w io.Writer, _ []int) error {
		_, _ = io.WriteString(w, "half of")
		return failed
	}}
	if err := broken.WriteFile(path, nil); !errors.Is(err, failed) || domain.CodeOf(err) != domain.Unavailable {
		t.Errorf("got %v", err)
	}
	checkFiles(t, dir, "what was there")

	whole := Format[int]{".csv", func(w io.Writer, _ []int) error {
		_, err := io.WriteString(w, "all of it")
		return err
	}}
	if err := whole.WriteFile(path, nil); err != nil {
		t.Error(err)
	}
	checkFiles(t, dir, "all of it")
}

// checkFiles checks that dir has one file with the wanted content.
func checkFiles(t *testing.T, dir, want string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(files) != 1 || len(hidden) != 0 {
		t.Fatalf("files %q and %q, %v", files, hidden, err)
	}
	if got, err := os.ReadFile(files[0]); string(got) != want {
		t.Errorf("got %q, want %q, %v", got, want, err)
	}
}

func TestVCardLinesAreFolded(t *testing.T) {
	for line := range strings.SplitSeq(written(t, WriteVCard, samplePeople()), "\r\n") {
		if len(line) > 75 || !slices.Equal([]rune(line), []rune(strings.ToValidUTF8(line, "?"))) {
			t.Errorf("line of %d bytes: %q", len(line), line)
		}
	}
}
