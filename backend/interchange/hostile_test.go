package interchange

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/interchange/sheet"
	"kith/backend/racetest"
)

// allocated returns how many bytes do allocates in total.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestSmallFilesStaySmall opens small files that could expand to many times
// their size.
func TestSmallFilesStaySmall(t *testing.T) {
	racetest.Skip(t)
	const limit = 1 << 30 // bytes in total
	empty := strings.Repeat("{},", 3_000_000) + "{}"
	keys, err := NewOrganizationKeys()
	if err != nil {
		t.Fatal(err)
	}
	profile := profileWithSkills(t, 4_000_000, keys.Recipient)
	for name, open := range map[string]func() error{
		"a directory of nobody": func() error {
			_, err := readDirectory([]byte(`{"people":[` + empty + `]}`))
			return err
		},
		"a list of nobody": func() error {
			file, err := Open("people.json", strings.NewReader("["+empty+"]"))
			if err == nil {
				_, err = file.Read()
			}
			return err
		},
		"somebody of many empty skills": func() error {
			_, _, err := ReadProfile(bytes.NewReader(profile), []string{keys.Identity})
			return err
		},
		"many columns": func() error {
			file, err := Open("people.csv", strings.NewReader("Name,"+strings.Repeat("x,", 300_000)+"\n"+strings.Repeat("Ann\n", 1_000)))
			if err == nil {
				_, err = file.Read()
			}
			return err
		},
	} {
		var err error
		if took := allocated(func() { err = open() }); took > limit {
			t.Errorf("%s takes %d MB", name, took>>20)
		}
		if err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

// profileWithSkills is a profile file with so many empty skills.
func profileWithSkills(t *testing.T, skills int, recipient string) []byte {
	t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := domain.ProfileFile{Org: domain.OrgID(domain.NewID()), Sequence: 1, RemoteID: domain.UserID(domain.NewID()), Profile: rosalind()}
	p.Profile.UserID = p.RemoteID
	p.Profile.Skills = make([]string, skills)
	var file bytes.Buffer
	if err := WriteProfile(&file, p, private, recipient); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// TestCardOfManyAddresses reads a card that would take a day if every address
// were compared with every label.
func TestCardOfManyAddresses(t *testing.T) {
	var card strings.Builder
	card.WriteString("BEGIN:VCARD\nVERSION:4.0\nFN:Ann\n")
	for i := range 300_000 {
		fmt.Fprintf(&card, "a%d.URL:https://example.org\nb%d.X-ABLABEL:x\n", i, i)
	}
	card.WriteString("c.X-ABLABEL:LinkedIn\nc.URL:https://linkedin.com/in/ann\nEND:VCARD\n")
	r, err := readVCards(strings.NewReader(card.String()))
	if err != nil || len(r.Rows) != 1 || !strings.HasSuffix(r.Rows[0].Profile.LinkedIn, "/in/ann") {
		t.Errorf("read %+v, %v", r.Rows, err)
	}
}

// TestJSONLines checks the line numbers of people in a JSON file.
func TestJSONLines(t *testing.T) {
	people, err := json.MarshalIndent([]domain.ProfileRecord{rosalind().Record(), {Name: "Bo"}}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	r, err := readNamed("people.json", bytes.NewReader(append([]byte("\n"), people...)))
	if err != nil || len(r.Rows) != 2 || r.Rows[0].Line != 3 || r.Rows[1].Line != 2+strings.Count(string(people[:bytes.LastIndex(people, []byte("{"))]), "\n") {
		t.Errorf("%+v, %v", r.Rows, err)
	}
	for _, bad := range []string{"[{}", `[{}] x`, `[{}]]`, "{}", "[]", "", "[,]", `[{} {}]`} {
		if _, err := readNamed("people.json", strings.NewReader(bad)); domain.CodeOf(err) != domain.Invalid {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// TestBlankStatementListsNobody checks that white space does not count as a
// consent statement.
func TestBlankStatementListsNobody(t *testing.T) {
	r := MemberFile{Rows: []Row{{Profile: rosalind()}}}
	for _, blank := range []string{"", " ", "\t\n", "\u00a0"} {
		if e := r.Entries(blank)[0]; e.Consent == domain.ConsentGiven {
			t.Errorf("%q lists people", blank)
		}
	}
	if e := r.Entries(" at the fair ")[0]; e.Consent != domain.ConsentGiven || e.ConsentSource != "at the fair" {
		t.Errorf("the statement became %q", e.ConsentSource)
	}
}

// TestPeopleAreSoughtInSomeSheets opens a workbook of many large sheets without people. The sheet behind them would
// only be found after reading gigabytes.
func TestPeopleAreSoughtInSomeSheets(t *testing.T) {
	read := 0
	nobody := sheet.Sheet{Size: maxSearched / 4, Rows: func(yield func(sheet.Row, error) bool) {
		read++
		yield(sheet.Row{Line: 1, Cells: []string{"1"}}, nil)
	}}
	people := sheet.Sheet{Size: 1, Rows: func(yield func(sheet.Row, error) bool) {
		_ = yield(sheet.Row{Line: 1, Cells: []string{"Name"}}, nil) && yield(sheet.Row{Line: 2, Cells: []string{"Ann"}}, nil)
	}}
	for count, want := range map[int]domain.Code{1: "", 4: "", 5: domain.Invalid, 500: domain.Invalid} {
		f := &File{open: func(rows sheet.Rows) (*table, error) { return openTable(rows) }}
		read = 0
		err := f.openSheets(append(slices.Repeat([]sheet.Sheet{nobody}, count-1), people))
		if domain.CodeOf(err) != want || read > 2*4 {
			t.Errorf("%d sheets: %v after %d", count, err, read)
		}
	}
}

// TestLongCells reads cells that are longer than any field.
func TestLongCells(t *testing.T) {
	long := strings.Repeat("knots; ", maxCell)
	r, err := readNamed("people.csv", strings.NewReader("Name,Skills,Consent\nAnn,\""+long+"\",\""+strings.Repeat(" ", maxCell)+"no\"\n"))
	if err != nil || len(r.Rows) != 1 || !slices.Equal(r.Rows[0].Profile.Skills, []string{"knots"}) || r.Rows[0].Consent != domain.ConsentRefused {
		t.Errorf("%+v, %v", r.Rows, err)
	}
}
