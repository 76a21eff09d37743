package interchange

import (
	"fmt"
	"math"
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
	kind     int // column that tells people from organizations; -1 if there is none
	headers  map[string]bool
}

// openTable finds the header. Of several ways to read a text it chooses the one
// with which most columns have a known header or, without known headers, the
// one with which a column contains e-mail addresses. A header that tells nobody's name or address is never passed over:
// it may say who agreed to be listed. A way that fails, as a long text has too many columns if it is cut at each
// semicolon, is passed over.
func openTable(candidates ...sheet.Rows) (*table, error) {
	first := make([][]sheet.Row, len(candidates))
	var unreadable error // of the first way that fails
	for i, rows := range candidates {
		var err error
		if first[i], err = sheet.Some(rows, maxPreamble+1+sampled); err != nil && unreadable == nil {
			unreadable = err
		}
	}
	headed := false
	for _, find := range []func(sheet.Rows, []sheet.Row) *table{findHeader, findAddresses, findPeople} {
		var best *table
		for i, rows := range candidates {
			if t := find(rows, first[i]); t != nil && (t.named || !headed) && (best == nil || t.strength > best.strength) {
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
		headed = headed || best.named
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
			if n+1 < len(first) {
				if header := twoRows(row.Cells, first[n+1].Cells); header != nil {
					fields, _, recognised = fieldsOf(header)
					best = newTable(rows, first, n+2, header, fields, recognised)
				}
			}
		}
	}
	return best
}

// twoRows returns a header that is written in two rows, of which the upper one groups columns, as "Member" does above
// "First name" and "Last name". It returns nil if no group has a second column, or less than half of the lower row, or one
// cell of it, is a known header: then it is about a person.
func twoRows(upper, lower []string) []string {
	header, known, lows, above, spanned := make([]string, max(len(upper), len(lower))), 0, 0, "", false
	for i := range header {
		up, low := cellAt(upper, i), cellAt(lower, i)
		if up != "" {
			above = up
		}
		switch {
		case low == "" || low == up: // the upper cell spans both rows
			header[i] = up
		case hasEmail(low):
			return nil
		default:
			header[i], lows, spanned = grouped(above, low), lows+1, spanned || up == ""
			if readHeader(low).field != "" && !isSubject(low) {
				known++
			}
		}
	}
	if !spanned || known < 2 || known*2 < lows {
		return nil
	}
	return header
}

// grouped joins the header of a group of columns with that of one of them, unless nobody understands both together.
func grouped(above, low string) string {
	joined := above + " " + low
	if m := readHeader(joined); m.field != "" || m.other || m.payer {
		return joined
	}
	return low
}

func cellAt(cells []string, i int) string {
	if i >= len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[i])
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
	t.kind, t.headers = t.findKind(), make(map[string]bool)
	for _, header := range header {
		t.headers[header] = true
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
	take := func(rows ...sheet.Row) {
		for _, row := range rows {
			t.add(in, row)
			in.mark(row.Line, marking, row.Cells)
		}
	}
	ends := ending{next: math.MaxInt}
	n := 0
	for row, err := range t.rows {
		if err != nil {
			return MemberFile{}, err
		}
		n++
		if n <= t.before || t.repeatsHeader(row) || ends.keeps(row, len(t.header)) {
			continue
		}
		if t.isOtherHeader(row) {
			ends.lone = nil // the title of that table
			in.leaveOut(row.Line, domain.NewUIMessage("interchange.anotherTable", "Another table begins here and was not read. Import it as a file of its own."))
			break
		}
		take(ends.follows(row)...)
		take(row)
		if in.full() {
			return MemberFile{}, sheet.TooManyRows()
		}
	}
	people, remarks := ends.split()
	take(people...)
	for _, row := range remarks {
		in.addRemark(row)
	}
	in.heedTicks()
	return in.file, nil
}

// add adds a row, unless it is empty.
func (t *table) add(in *rowCollector, row sheet.Row) {
	c := t.cells(row.Cells)
	other := t.notAPerson(row.Cells, c)
	switch {
	case !row.Unusable.IsZero() && (row.Cells == nil || !c.empty()):
		in.reject(row.Line, row.Unusable)
	case c.empty():
	case !other.IsZero():
		in.leaveOut(row.Line, other)
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
	if !t.named {
		return false
	}
	for i, header := range t.header {
		if i >= len(row.Cells) && header != "" || i < len(row.Cells) && row.Cells[i] != header {
			return false
		}
	}
	return true
}

// isOtherHeader reports whether another table begins with a row, as in reports of meetings: it has several of the headers
// in other places.
func (t *table) isOtherHeader(row sheet.Row) bool {
	if !t.named || !row.Unusable.IsZero() || slices.ContainsFunc(row.Cells, hasEmail) {
		return false
	}
	const several = 3
	same := 0
	for _, cell := range row.Cells {
		if cell != "" && t.headers[cell] {
			same++
		}
	}
	return same >= several
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
