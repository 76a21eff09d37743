package interchange

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kith/backend/domain"
)

// File is a file of people that has been opened and can be read, as often as
// its columns are mapped anew.
type File struct {
	Dialect Dialect
	read    func() (MemberFile, error)
	table   *table // nil: it has no columns
}

// Column is one of a table, and what it is taken for.
type Column struct {
	Header  string
	Field   Field // "": not used
	Reason  Reason
	Samples []string // of its cells, a few
}

// Reason is why a column is taken for what it is.
type Reason string

const (
	ByHeader    Reason = "header"
	ByContent   Reason = "content"
	ByOrganiser Reason = "organiser" // mapped by hand, now or for such a header before
	Unknown     Reason = ""
)

// Open reads a file whole and recognises what it is: vCards, the JSON that Kith
// writes, or else a table, in whatever dialect (comma, semicolon or tab; UTF-8,
// UTF-16 or Latin-1; a few lines of preamble before the header). It fails with
// [domain.Invalid] where it is none of them, or too large.
func Open(name string, r io.Reader) (*File, error) {
	text, err := readText(r)
	if err != nil {
		return nil, err
	}
	extension := strings.ToLower(filepath.Ext(name))
	switch {
	case extension == ".vcf" || extension == ".vcard" || isLine(firstLine(text), "BEGIN:VCARD"):
		return &File{Dialect: VCard, read: func() (MemberFile, error) { return readCards(text) }}, nil
	case extension == ".json":
		return &File{Dialect: KithJSON, read: func() (MemberFile, error) { return readRecords(text) }}, nil
	}
	t, err := openTable(text)
	if err != nil {
		return nil, err
	}
	return &File{Dialect: dialectOf(t.header), table: t}, nil
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// Read reads the people. Rows that cannot be used are in it too.
func (f *File) Read() (MemberFile, error) {
	if f.table == nil {
		return f.read()
	}
	return f.table.read(f.Dialect)
}

// Columns are those of a table, in order; none of any other file.
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

// Header names the header of a table, however it is spelled, so that how it was
// mapped can be remembered; "" of any other file.
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

// Map takes the columns of a table for these fields, "" for those not to be
// used. It fails with [domain.Invalid] where there are more or fewer than
// columns, no such field, or nothing that tells who somebody is.
func (f *File) Map(fields []Field) error {
	if f.table == nil || len(fields) != len(f.table.header) {
		return domain.Errorf(domain.Invalid, "The file has other columns; the mapping stayed as it was.")
	}
	for _, field := range fields {
		if field != "" && !slices.Contains(Fields, field) {
			return domain.Errorf(domain.Invalid, "There is no field %q; the mapping stayed as it was.", field)
		}
	}
	if !slices.ContainsFunc(fields, identifiesPerson) {
		return domain.Errorf(domain.Invalid, "No column tells who somebody is; the mapping stayed as it was.").
			WithHint("Choose a column for the name or the e-mail address.")
	}
	f.table.fields = slices.Clone(fields)
	for i := range f.table.reasons {
		f.table.reasons[i] = ByOrganiser
	}
	return nil
}
