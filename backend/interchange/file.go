package interchange

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange/card"
	"kith/backend/interchange/sheet"
)

// File is an opened member file. It can be read again after each change of its encoding, sheet or mapping.
type File struct {
	Dialect  Dialect
	Encoding string   // of a text file, by its name in [Encodings]; "" for a workbook
	Sheets   []string // names of the sheets of a workbook, or of the lists of a JSON file with several; nil for other formats
	Sheet    int      // the one that is read, from 0

	name   string
	raw    string        // of a text
	sheets []sheet.Sheet // as in Sheets
	open   func(sheet.Rows) (*table, error)
	read   func() (MemberFile, error) // of vCards and Kith's JSON
	table  *table                     // nil for them
}

// Column is a column of a table and the field it is mapped to.
type Column struct {
	Header  string
	Field   Field // "": not used
	Reason  Reason
	Samples []string // the first few cells that are not empty
}

// Reason says how a column's field was found.
type Reason string

const (
	ByHeader    Reason = "header"
	ByContent   Reason = "content"
	ByOrganiser Reason = "organiser" // mapped by hand, now or earlier for the same header
	Unknown     Reason = ""
)

// Open reads a whole file and recognises its format by its content: a workbook,
// vCards, JSON, or a text with separators, with up to [maxPreamble] rows before the
// header. Of a workbook it reads the first sheet with people. It fails with
// [domain.Invalid] if the format is unknown, nobody can be found in it, or the file
// is too large.
func Open(name string, r io.Reader) (*File, error) { return OpenAs(name, r, "") }

// OpenAs is like [Open], but reads a text in one of [Encodings] instead of guessing
// it. It fails with [domain.Invalid] for a workbook, which has no encoding.
func OpenAs(name string, r io.Reader, encoding string) (*File, error) {
	raw, err := readFile(r)
	if err != nil {
		return nil, err
	}
	sheets, err := sheet.OpenWorkbook(raw)
	switch {
	case err != nil:
		return nil, err
	case sheets == nil:
		return openText(name, raw, encoding)
	case encoding != "":
		return nil, noEncoding()
	}
	f := &File{name: name, open: func(rows sheet.Rows) (*table, error) { return openTable(rows) }}
	return f, f.openSheets(visible(sheets))
}

// visible returns the sheets that the program shows, or all if it shows none.
func visible(sheets []sheet.Sheet) []sheet.Sheet {
	shown := slices.DeleteFunc(slices.Clone(sheets), func(s sheet.Sheet) bool { return s.Hidden })
	if len(shown) == 0 {
		return sheets
	}
	return shown
}

// openText opens a text in an encoding; "" guesses it.
func openText(name, raw, encoding string) (*File, error) {
	extension := strings.ToLower(filepath.Ext(name))
	text, encoding, err := sheet.Decode(raw, encoding)
	if err != nil {
		return nil, err
	}
	f := &File{name: name, raw: raw, Encoding: encoding}
	switch {
	case extension == ".vcf" || extension == ".vcard" || beginsCard(text):
		decode := func(value string) string {
			decoded, _, _ := sheet.Decode(value, encoding)
			return decoded
		}
		f.Dialect, f.read = VCard, func() (MemberFile, error) { return readCards(raw, decode) }
		return f, nil
	case extension == ".json" || extension == ".jsonl" || extension == ".ndjson" || sheet.IsJSON(text):
		return f, f.openJSON(lineFeeds.Replace(text))
	case extension == ".ldif" || strings.HasPrefix(text, "dn: "):
		return nil, domain.Errorf(domain.Invalid, "interchange.ldif", "The file is an address book in LDIF, which cannot be read.").
			WithHint("interchange.exportOtherwise", "Export the address book as vCard or CSV instead.")
	}
	f.table, err = openTable(separated(text)...)
	if err != nil {
		return nil, err
	}
	f.Dialect = dialectOf(f.table.header)
	return f, nil
}

func beginsCard(text string) bool {
	line, _, _ := strings.Cut(strings.TrimLeft(text[:min(len(text), 1024)], "\uFEFF \t\r\n"), "\n")
	return card.IsBegin(line)
}

// delimiters lists what may stand between the cells of a text.
var delimiters = []byte{',', ';', '\t', '|'}

// separated returns the ways in which a text can be read, or the one that its first
// line names.
func separated(text string) (ways []sheet.Rows) {
	if separator, rest := sheet.SeparatorLine(text); separator != 0 {
		return []sheet.Rows{sheet.Separated(rest, separator)}
	}
	for _, delimiter := range delimiters {
		ways = append(ways, sheet.Separated(text, delimiter))
	}
	return ways
}

// maxSearched is the size of the sheets in which people are looked for, in bytes.
const maxSearched = 512 << 20

// openSheets opens the first sheet with people. It fails with the error of the first
// sheet that is not empty if there is none.
func (f *File) openSheets(sheets []sheet.Sheet) error {
	f.sheets, f.Sheets = sheets, make([]string, len(sheets))
	for i, s := range sheets {
		f.Sheets[i] = s.Name
	}
	var reason error
	blank := true // all sheets so far
	var size int64
	for i, s := range sheets {
		if size += s.Size; size > maxSearched && i > 0 {
			break
		}
		err := f.ChooseSheet(i)
		if err == nil {
			return nil
		}
		rows, unreadable := sheet.Some(s.Rows, 1)
		if reason == nil || blank && (len(rows) > 0 || unreadable != nil) {
			reason, blank = err, len(rows) == 0 && unreadable == nil
		}
	}
	return reason
}

// Read reads all rows. Rows that cannot be used are in Problems.
func (f *File) Read() (MemberFile, error) {
	if f.table == nil {
		return f.read()
	}
	return f.table.read()
}

// Columns returns the columns of a table in order, or nil for other formats.
func (f *File) Columns() []Column {
	if f.table == nil {
		return nil
	}
	columns := make([]Column, len(f.table.header))
	for i, header := range f.table.header {
		columns[i] = Column{strings.TrimSpace(header), f.table.fields[i], f.table.reasons[i], f.table.samples(i, 3)}
	}
	return columns
}

// Header returns the normalised header of a table, or "" if the file has none. The
// store uses it as the key under which it remembers the field mapping.
func (f *File) Header() string {
	if f.table == nil || !f.table.named {
		return ""
	}
	keys := make([]string, len(f.table.header))
	for i, header := range f.table.header {
		keys[i] = headerKey(header)
	}
	return strings.Join(keys, "\n")
}

// Encodings lists the encodings that a text file can be read in.
var Encodings = sheet.Encodings

// ReadAs decodes a text file again, in one of [Encodings]. The mapping starts anew. It fails with [domain.Invalid] for
// other encodings, for workbooks, and if nobody can be found in the text; the file stays as it was.
func (f *File) ReadAs(encoding string) error {
	if f.Encoding == "" {
		return noEncoding()
	}
	again, err := openText(f.name, f.raw, encoding)
	if err != nil {
		return err
	}
	*f = *again
	return nil
}

func noEncoding() error {
	return domain.Errorf(domain.Invalid, "interchange.noEncoding", "A workbook has no encoding to choose.")
}

// ChooseSheet opens another sheet of a workbook. The mapping starts anew. It fails with [domain.Invalid] if there is no
// such sheet, or no people in it; the file stays as it was.
func (f *File) ChooseSheet(number int) error {
	if number < 0 || number >= len(f.sheets) {
		return domain.Errorf(domain.Invalid, "interchange.noSuchSheet", "The file has no sheet %d.", number+1)
	}
	t, err := f.open(f.sheets[number].Rows)
	if err != nil {
		return err
	}
	f.table, f.Sheet, f.Dialect = t, number, dialectOf(t.header)
	return nil
}

// SheetName returns the name of the sheet that is read, or "" if the file has none.
func (f *File) SheetName() string {
	if f.Sheets == nil {
		return ""
	}
	return f.Sheets[f.Sheet]
}

// Map sets the fields of a table's columns, in order; "" ignores a column. It
// fails with [domain.Invalid] if the number of fields is wrong, a field is
// unknown, or none of the fields identifies a person.
func (f *File) Map(fields []Field) error {
	if f.table == nil || len(fields) != len(f.table.header) {
		return domain.Errorf(domain.Invalid, "interchange.columnsDiffer", "The file has other columns; the mapping stayed as it was.")
	}
	for _, field := range fields {
		if field != "" && !slices.Contains(Fields, field) {
			return domain.Errorf(domain.Invalid, "interchange.noSuchField", "There is no field %q; the mapping stayed as it was.", field)
		}
	}
	if !slices.ContainsFunc(fields, identifiesPerson) {
		return domain.Errorf(domain.Invalid, "interchange.noNameColumn", "No column tells who somebody is; the mapping stayed as it was.").
			WithHint("interchange.chooseNameColumn", "Choose a column for the name or the e-mail address.")
	}
	f.table.fields = slices.Clone(fields)
	for i := range f.table.reasons {
		f.table.reasons[i] = ByOrganiser
	}
	return nil
}
