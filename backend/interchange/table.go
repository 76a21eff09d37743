package interchange

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"kith/backend/domain"
)

const (
	// maxPreamble is the maximum number of records before the header.
	maxPreamble = 20
	// maxColumns is the maximum number of columns.
	maxColumns = 2_000
)

// table is a text file with delimiters whose header has been found.
type table struct {
	text      string
	delimiter rune
	before    int // number of records up to and including the header
	header    []string
	fields    []Field // by column; "": ignored
	reasons   []Reason
	first     [][]string // the first 50 records, for samples
	strength  int        // number of recognised columns
	byKith    bool
}

var delimiters = []rune{',', ';', '\t'}

// openTable finds the delimiter and the header. It chooses the delimiter with
// which most columns have a known header or, without known headers, the one with
// which a column contains e-mail addresses.
func openTable(text string) (*table, error) {
	var best *table
	for _, find := range []func(string, rune) *table{findHeader, findAddresses} {
		for _, delimiter := range delimiters {
			t := find(text, delimiter)
			if t != nil && (best == nil || t.strength > best.strength) {
				best = t
			}
		}
		if best != nil && len(best.header) > maxColumns {
			return nil, domain.Errorf(domain.Invalid, "interchange.tooManyColumns", "The file has more than %d columns.", maxColumns).
				WithHint("interchange.leaveOutColumns", "Leave out those that say nothing of people.")
		}
		if best != nil {
			best.guess()
			return best, nil
		}
	}
	return nil, domain.Errorf(domain.Invalid, "interchange.noHeaderRow", "No row of the file names its columns.").
		WithHint("interchange.headerExample", "The first row should hold names such as Name, Email, Company, Skills, Can help with.")
}

// findHeader finds the first record with the header of a name or an e-mail
// address.
func findHeader(text string, delimiter rune) *table {
	records := recordsOf(text, delimiter)
	for n := range maxPreamble + 1 {
		record, err := records.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			continue
		}
		if fields, identifies, recognised := fieldsOf(record); identifies {
			return newTable(text, delimiter, n+1, record, fields, recognised)
		}
	}
	return nil
}

// findAddresses takes the first record of several cells as the header, in any
// language. It returns nil if one of the cells is empty or an e-mail address, or
// if no column below contains e-mail addresses.
func findAddresses(text string, delimiter rune) *table {
	records := recordsOf(text, delimiter)
	for n := range maxPreamble + 1 {
		record, err := records.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || len(record) < 2 {
			continue
		}
		if slices.ContainsFunc(record, func(cell string) bool { return isEmail(cell) || cell == "" }) {
			return nil
		}
		t := newTable(text, delimiter, n+1, record, make([]Field, len(record)), 0)
		for i := range record {
			if fieldOfCells(t.samples(i, 50)) == Email {
				t.strength = len(record)
				return t
			}
		}
		return nil
	}
	return nil
}

func newTable(text string, delimiter rune, before int, header []string, fields []Field, strength int) *table {
	t := &table{text: text, delimiter: delimiter, before: before, header: header, fields: fields, strength: strength, byKith: dialectOf(header) == Kith}
	t.reasons = make([]Reason, len(fields))
	for i, field := range fields {
		if field != "" {
			t.reasons[i] = ByHeader
		}
	}
	records := t.records()
	for len(t.first) < 50 {
		record, err := records.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			t.first = append(t.first, record)
		}
	}
	return t
}

func recordsOf(text string, delimiter rune) *csv.Reader {
	records := csv.NewReader(strings.NewReader(text))
	records.Comma = delimiter
	records.FieldsPerRecord = -1
	records.TrimLeadingSpace = delimiter != '\t' // a tab counts as space
	return records
}

// records returns a reader positioned after the header.
func (t *table) records() *csv.Reader {
	records := recordsOf(t.text, t.delimiter)
	for range t.before {
		_, _ = records.Read() // an error was already handled when the header was found
	}
	return records
}

// samples returns the first cells of a column that are not empty, at most limit.
func (t *table) samples(column, limit int) []string {
	samples := []string{}
	for _, record := range t.first {
		if column < len(record) && len(samples) < limit {
			if cell := strings.TrimSpace(unescapeFormula(record[column])); cell != "" {
				samples = append(samples, cell)
			}
		}
	}
	return samples
}

func (t *table) columns() (used map[string]Field, ignored []string) {
	used = make(map[string]Field)
	for i, header := range t.header {
		switch {
		case t.fields[i] != "" && t.fields[i] != NotUsed:
			used[header] = t.fields[i]
		case strings.TrimSpace(header) != "":
			ignored = append(ignored, header)
		}
	}
	return used, ignored
}

// read reads the rows below the header.
func (t *table) read(dialect Dialect) (MemberFile, error) {
	in := newRowCollector()
	in.shared = dialect == Eventbrite
	in.file.Columns, in.file.Ignored = t.columns()
	records := t.records()
	for !in.full() {
		record, err := records.Read()
		switch {
		case errors.Is(err, io.EOF):
			return in.file, nil
		case err != nil:
			in.reject(csvError(err))
		default:
			line, _ := records.FieldPos(0)
			if c := t.cells(record); !c.empty() {
				in.add(line, c)
			}
		}
	}
	return MemberFile{}, tooManyRows()
}

func (t *table) cells(record []string) cells {
	c := make(cells)
	unescape := unescapeFormula
	if t.byKith {
		unescape = unescapeFormulas
	}
	for i, cell := range record[:min(len(record), len(t.fields))] {
		if t.fields[i] != "" && t.fields[i] != NotUsed {
			c.set(t.fields[i], strings.TrimSpace(unescape(cell)))
		}
	}
	return c
}
