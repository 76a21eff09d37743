package interchange

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"kith/backend/domain"
	"kith/backend/interchange/sheet/sheettest"
)

// namesIn opens a file and returns the names of the people in it.
func namesIn(t *testing.T, file *File) (names []string) {
	t.Helper()
	members, err := file.Read()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range members.Rows {
		names = append(names, row.Profile.Name)
	}
	return names
}

func mustOpen(t *testing.T, name, content string) *File {
	t.Helper()
	file, err := Open(name, strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// TestContentTells opens files under names of other formats.
func TestContentTells(t *testing.T) {
	rows := [][]string{{"Name", "Email"}, {"Ann Lee", "ann@example.org"}}
	for name, content := range map[string]string{
		"xlsx": sheettest.XLSX(t, rows), "ods": sheettest.ODS(t, rows), "CSV": "Name,Email\nAnn Lee,ann@example.org\n",
		"vCard": "\n begin:vcard\r\nVERSION:3.0\r\nFN:Ann Lee\r\nEMAIL:ann@example.org\r\nEND:VCARD\r\n",
		"JSON":  "\n[ {\"name\": \"Ann Lee\"}]",
	} {
		for _, extension := range []string{".csv", ".xlsx", ".ods", ".txt", ""} {
			if name == "vCard" && extension == ".csv" {
				content = strings.TrimLeft(content, "\n ")
			}
			if got := namesIn(t, mustOpen(t, "people"+extension, content)); !slices.Equal(got, []string{"Ann Lee"}) {
				t.Errorf("%s named %q: %q", name, extension, got)
			}
		}
	}
}

func TestReadAs(t *testing.T) {
	raw, err := charmap.Windows1250.NewEncoder().String("Name,Email\nTóth Győző,toth@example.org\n")
	if err != nil {
		t.Fatal(err)
	}
	file := mustOpen(t, "people.csv", raw)
	guessed, before := file.Encoding, namesIn(t, file)
	for _, bad := range []string{"klingon", "utf-16le"} {
		if err := file.ReadAs(bad); domain.CodeOf(err) != domain.Invalid || file.Encoding != guessed || !slices.Equal(namesIn(t, file), before) {
			t.Errorf("%q: %v, then %s", bad, err, file.Encoding)
		}
	}
	if err := file.ReadAs("CP1250"); err != nil || file.Encoding != "windows-1250" || namesIn(t, file)[0] != "Tóth Győző" {
		t.Errorf("%v, %s, %q", err, file.Encoding, namesIn(t, file))
	}
	book := mustOpen(t, "people.xlsx", sheettest.XLSX(t, [][]string{{"Name"}, {"Ann Lee"}}))
	if err := book.ReadAs("utf-8"); domain.CodeOf(err) != domain.Invalid || book.Encoding != "" {
		t.Errorf("a workbook: %v", err)
	}
}

func TestChooseSheet(t *testing.T) {
	file := mustOpen(t, "lists.json", `{"tags":[{"id":1}],"staff":[{"name":"Ann Lee"}],"guests":[{"full_name":"Bo Quill"}]}`)
	if !slices.Equal(file.Sheets, []string{"tags", "staff", "guests"}) || file.Sheet != 1 || file.SheetName() != "staff" {
		t.Fatalf("sheets %q, %d", file.Sheets, file.Sheet)
	}
	for _, bad := range []int{-1, 0, 3} {
		if err := file.ChooseSheet(bad); domain.CodeOf(err) != domain.Invalid || file.Sheet != 1 {
			t.Errorf("sheet %d: %v", bad, err)
		}
	}
	if err := file.ChooseSheet(2); err != nil || file.SheetName() != "guests" || !slices.Equal(namesIn(t, file), []string{"Bo Quill"}) {
		t.Errorf("%v, %q", err, namesIn(t, file))
	}
	if err := mustOpen(t, "people.csv", "Name\nAnn\n").ChooseSheet(0); domain.CodeOf(err) != domain.Invalid {
		t.Errorf("a CSV has a sheet: %v", err)
	}
}

func TestNobodyInJSON(t *testing.T) {
	for content, says := range map[string]string{
		`[{"id":7,"title":"Bread"}]`:                               "id, title",
		`[{"name":"adav"},{"name":"bo-q2"}]`:                       "name",
		`[{"manager":{"name":"Ann Lee","email":"a@example.org"}}]`: "manager.name, manager.email",
		`{"people":"Ann"}`:                                         "people",
		`[1, 2]`:                                                   "no list of objects",
		`[{"name":"Ann"},`:                                         "damaged",
	} {
		_, err := Open("people.json", strings.NewReader(content))
		if domain.CodeOf(err) != domain.Invalid || !strings.Contains(err.Error(), says) || domain.Public(err).Hint == "" {
			t.Errorf("%s: %v", content, err)
		}
	}
}

// TestKithJSON checks that only Kith's own JSON is read word for word.
func TestKithJSON(t *testing.T) {
	var own strings.Builder
	if err := WriteJSON(&own, samplePeople()[:2]); err != nil {
		t.Fatal(err)
	}
	if file := mustOpen(t, "x.json", own.String()); file.Dialect != KithJSON || file.Columns() != nil {
		t.Errorf("own: %s", file.Dialect)
	}
	if file := mustOpen(t, "x.json", `[{"name":"Ann Lee","skills":"baking","opted_in":true}]`); file.Dialect != OtherTable || len(file.Columns()) != 3 {
		t.Errorf("another: %s", file.Dialect)
	}
}

// TestHeaders finds headers among titles, empty cells and people.
func TestHeaders(t *testing.T) {
	for content, want := range map[string]string{
		"Member list\nName,Email\nAnn Lee,a@example.org\n":                           "Ann Lee",
		"Member;;\nFirst name;Last name;Email\nAnn;Lee;a@example.org\n":              "Ann Lee",
		"Nimi;Sähköposti;;\nAnn Lee;a@example.org;;\n":                               "Ann Lee",
		"Jäsenet 2026;;\n;;\nNimi;Kaupunki;Sähköposti\nAnn Lee;Oulu;a@example.org\n": "Ann Lee",
		"Nimi;Sähköposti\nBo Quill;\nAnn Lee;a@example.org\n":                        "Bo Quill",
		"|Name||Email|\n|Ann Lee||a@example.org|\n":                                  "Ann Lee",
		"Ann Lee\ta.lee@example.org\nBo Quill\tb.quill@example.org\n":                "Ann Lee",
		"Name,Email\nAnn Lee,a@example.org\nName,Email\n":                            "Ann Lee",
		"Name,Email\n\"Ann Lee\",a@example.org,extra,cells\nBo\n":                    "Ann Lee",
		"\uFEFFsep=\t\r\nName\tEmail\r\nAnn Lee\ta@example.org\r\n":                  "Ann Lee",
	} {
		names := namesIn(t, mustOpen(t, "people.csv", content))
		if len(names) == 0 || names[0] != want || slices.Contains(names, "Name") {
			t.Errorf("%q: %q", content, names)
		}
	}
}

// TestHeaderlessIsNotRemembered checks that no mapping is remembered for lists without a header: the next one may have
// other columns.
func TestHeaderlessIsNotRemembered(t *testing.T) {
	file := mustOpen(t, "people.csv", "Ann Lee,ann@example.org\nBo Quill,bo@example.org\n")
	if file.Header() != "" || file.Columns()[0].Header != "Column 1" {
		t.Errorf("header %q, columns %+v", file.Header(), file.Columns())
	}
}
