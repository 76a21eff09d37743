package interchange

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange/card"
)

// File is an opened member file. It can be read again after each change of its encoding, sheet or mapping.
type File struct {
	Dialect  Dialect
	Encoding string   // of a text file, as the WHATWG names it, such as windows-1252; "" for a workbook
	Sheets   []string // names of the sheets of a workbook; nil for other formats
	Sheet    int      // the one that is read, from 0
	read     func() (MemberFile, error)
	table    *table // nil for vCard and JSON
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

// Open reads a whole file and recognises its format: vCard, Kith's JSON, or a
// table (separated by commas, semicolons or tabs; in UTF-8, UTF-16 or Latin-1;
// with up to [maxPreamble] records before the header). It fails with
// [domain.Invalid] if the format is unknown or the file is too large.
func Open(name string, r io.Reader) (*File, error) {
	raw, err := readFile(r)
	if err != nil {
		return nil, err
	}
	text := lineFeeds.Replace(decode(raw))
	extension := strings.ToLower(filepath.Ext(name))
	switch {
	case extension == ".vcf" || extension == ".vcard" || card.IsBegin(firstLine(text)):
		return &File{Dialect: VCard, read: func() (MemberFile, error) { return readCards(string(raw), decodeValue) }}, nil
	case extension == ".json":
		return &File{Dialect: KithJSON, read: func() (MemberFile, error) { return readRecords(text) }}, nil
	}
	t, err := openTable(text)
	if err != nil {
		return nil, err
	}
	return &File{Dialect: dialectOf(t.header), table: t}, nil
}

func decodeValue(value string) string { return decode([]byte(value)) }

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// Read reads all rows. Rows that cannot be used are in Problems.
func (f *File) Read() (MemberFile, error) {
	if f.table == nil {
		return f.read()
	}
	return f.table.read(f.Dialect)
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

// Header returns the normalised header of a table, or "" for other formats. The
// store uses it as the key under which it remembers the field mapping.
func (f *File) Header() string {
	if f.table == nil {
		return ""
	}
	keys := make([]string, len(f.table.header))
	for i, header := range f.table.header {
		keys[i] = headerKey(header)
	}
	return strings.Join(keys, "\n")
}

// Encodings lists the encodings that a text file can be read in.
var Encodings = []string{"utf-8"}

// ReadAs decodes a text file again, in one of [Encodings]. The mapping starts anew. It fails with [domain.Invalid] for
// other encodings, and for workbooks.
func (f *File) ReadAs(encoding string) error {
	return domain.Errorf(domain.Invalid, "interchange.noSuchEncoding", "There is no encoding %q.", encoding)
}

// ChooseSheet opens another sheet of a workbook. The mapping starts anew. It fails with [domain.Invalid] if there is no
// such sheet, or no people in it; the file stays as it was.
func (f *File) ChooseSheet(sheet int) error {
	return domain.Errorf(domain.Invalid, "interchange.noSuchSheet", "The file has no sheet %d.", sheet+1)
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
