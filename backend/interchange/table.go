package interchange

import (
	"fmt"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange/sheet"
)

const (
	// maxPreamble is the maximum number of rows before the header.
	maxPreamble = 20
	// sampled is the number of rows from which a column's field is guessed.
	sampled = 50
)

// table is a sheet whose header has been found.
type table struct {
	rows     sheet.Rows
	before   int // number of rows up to and including the header
	header   []string
	named    bool    // the header is in the file
	fields   []Field // by column; "": ignored
	reasons  []Reason
	first    [][]string // rows below the header, for samples
	strength int        // number of recognised columns
	byKith   bool
}

// openTable finds the header. Of several ways to read a text it chooses the one
// with which most columns have a known header or, without known headers, the
// one with which a column contains e-mail addresses. A way that fails, as a long text
// has too many columns if it is cut at each semicolon, is passed over.
func openTable(candidates ...sheet.Rows) (*table, error) {
	first := make([][]sheet.Row, len(candidates))
	var unreadable error // of the first way that fails
	for i, rows := range candidates {
		var err error
		if first[i], err = sheet.Some(rows, maxPreamble+1+sampled); err != nil && unreadable == nil {
			unreadable = err
		}
	}
	for _, find := range []func(sheet.Rows, []sheet.Row) *table{findHeader, findAddresses, findPeople} {
		var best *table
		for i, rows := range candidates {
			if t := find(rows, first[i]); t != nil && (best == nil || t.strength > best.strength) {
				best = t
			}
		}
		if best == nil {
			continue
		}
		best.guess()
		if slices.ContainsFunc(best.fields, identifiesPerson) {
			return best, nil
		}
	}
	if unreadable != nil {
		return nil, unreadable
	}
	return nil, noHeaderRow(first)
}

// noHeaderRow says why the rows of a file, read in several ways, are no table.
func noHeaderRow(first [][]sheet.Row) error {
	refused := domain.Errorf(domain.Invalid, "interchange.noHeaderRow", "No row of the file names its columns.")
	if slices.ContainsFunc(first, func(rows []sheet.Row) bool { at, _ := firstAddress(rows); return at >= 0 }) {
		return refused.WithHint("interchange.headerOrInvite", "Add a first row with names such as Name, Email, Company. If the file holds only addresses, invite these people instead: on the members page, or with kith invite.")
	}
	return refused.WithHint("interchange.headerExample", "The first row should hold names such as Name, Email, Company, Skills, Can help with.")
}

// findHeader finds the first row with the header of a name or an e-mail address. A
// later one counts if it has twice as many known headers: the first was a title.
func findHeader(rows sheet.Rows, first []sheet.Row) (best *table) {
	for n, row := range first[:min(len(first), maxPreamble+1)] {
		fields, identifies, recognised := fieldsOf(row.Cells)
		if identifies && (best == nil || recognised >= 2*best.strength) {
			best = newTable(rows, first, n+1, row.Cells, fields, recognised)
		}
	}
	return best
}

// findAddresses finds a column with e-mail addresses below a header in any
// language: the first row with a text in that column and, unless there is but
// one column, in another.
func findAddresses(rows sheet.Rows, first []sheet.Row) *table {
	at, column := firstAddress(first)
	if at < 0 {
		return nil
	}
	several := min(2, filled(first[at].Cells))
	for n, row := range first[:at] {
		if column < len(row.Cells) && row.Cells[column] != "" && filled(row.Cells) >= several {
			t := newTable(rows, first, n+1, row.Cells, make([]Field, len(row.Cells)), len(row.Cells))
			if fieldOfCells(t.samples(column, sampled)) == Email {
				return t
			}
		}
	}
	return nil
}

// firstAddress returns the first row with an e-mail address and its column, or -1.
func firstAddress(first []sheet.Row) (row, column int) {
	for n, row := range first[:min(len(first), maxPreamble+1)] {
		if column := slices.IndexFunc(row.Cells, func(cell string) bool { return fieldOfCells([]string{cell}) == Email }); column >= 0 {
			return n, column
		}
	}
	return -1, -1
}

func filled(cells []string) (n int) {
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

// newTable returns the table whose header is the last of the rows before.
func newTable(rows sheet.Rows, first []sheet.Row, before int, header []string, fields []Field, strength int) *table {
	header = shortened(header)
	t := &table{
		rows: rows, before: before, header: header, named: true, fields: fields, reasons: make([]Reason, len(fields)), strength: strength, byKith: dialectOf(header) == Kith,
	}
	for _, row := range first[before:min(len(first), before+sampled)] {
		if row.Unusable.IsZero() && !t.repeatsHeader(row) {
			t.first = append(t.first, row.Cells)
		}
	}
	for i, field := range fields {
		if field != "" {
			t.reasons[i] = ByHeader
		}
	}
	return t
}

// shortened cuts headers that are far longer than [maxHeader].
func shortened(header []string) []string {
	const longest = 8 << 10 // bytes
	short := slices.Clone(header)
	for i, text := range short {
		if len(text) > longest {
			short[i] = strings.ToValidUTF8(text[:longest], "")
		}
	}
	return short
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
func (t *table) read() (MemberFile, error) {
	in := newRowCollector()
	in.familyFirst = t.familyFirst()
	in.file.Columns, in.file.Ignored = t.columns()
	in.file.Undecided, in.file.samples = t.undecided()
	marking := t.marking()
	n := 0
	for row, err := range t.rows {
		if err != nil {
			return MemberFile{}, err
		}
		n++
		if n <= t.before || t.repeatsHeader(row) {
			continue
		}
		t.add(in, row)
		in.mark(row.Line, marking, row.Cells)
		if in.full() {
			return MemberFile{}, tooManyRows()
		}
	}
	return in.file, nil
}

// add adds a row, unless it is empty.
func (t *table) add(in *rowCollector, row sheet.Row) {
	c := t.cells(row.Cells)
	switch {
	case !row.Unusable.IsZero() && (row.Cells == nil || !c.empty()):
		in.reject(row.Line, row.Unusable)
	case c.empty():
	default:
		in.add(row.Line, c)
		if last := len(in.file.Rows) - 1; last >= 0 && in.file.Rows[last].Line == row.Line && in.file.Rows[last].Profile.Name == "" {
			in.file.Rows[last].Notes = append(in.file.Rows[last].Notes, inviteInstead)
		}
	}
}

var inviteInstead = domain.NewUIMessage("interchange.inviteInstead", "The file tells an e-mail address and no name. Invite this person instead: on the members page, or with kith invite.")

// repeatsHeader reports whether a row is the header again, as where files were
// joined.
func (t *table) repeatsHeader(row sheet.Row) bool {
	if !t.named || len(row.Cells) < len(t.header) {
		return false
	}
	for i, header := range t.header {
		if row.Cells[i] != header {
			return false
		}
	}
	return true
}

func (t *table) cells(record []string) cells {
	c := make(cells)
	unescape := unescapeFormula
	if t.byKith {
		unescape = unescapeFormulas
	}
	for i, cell := range record[:min(len(record), len(t.fields))] {
		if t.fields[i] == "" || t.fields[i] == NotUsed {
			continue
		}
		text := strings.TrimSpace(unescape(cell))
		if !c.hear(t.fields[i], t.header[i], text) {
			c.set(t.fields[i], beginning(text))
		}
	}
	return c
}

// beginning returns the words of a long text that are read.
func beginning(text string) string {
	if len(text) <= maxCell {
		return text
	}
	text = text[:maxCell]
	if end := strings.LastIndexAny(text, " \t\n;,|"); end > 0 {
		return text[:end]
	}
	return text
}

// maxCell is how many bytes of a cell are read, unless it is about consent. The longest list of a profile is shorter.
const maxCell = 64 << 10

// columnName names a column that has no header in the file.
func columnName(column int) string { return fmt.Sprintf("Column %d", column+1) }
