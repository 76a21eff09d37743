package interchange

import (
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/backend/interchange/sheet"
)

// findPeople recognises a list of people without a header: one column has their
// e-mail addresses, and another one or two their names, which the addresses
// repeat. It returns nil if a column holds answers, which may be about consent.
func findPeople(rows sheet.Rows, first []sheet.Row) *table {
	at, email := firstAddress(first)
	if at < 0 {
		return nil
	}
	width := 0
	for _, row := range first[at:] {
		width = max(width, len(row.Cells))
	}
	header := make([]string, width)
	for i := range header {
		header[i] = columnName(i)
	}
	t := newTable(rows, first, at, header, make([]Field, width), width)
	t.named = false
	if width == 1 {
		return t.listOfAddresses()
	}
	if fieldOfCells(t.samples(email, sampled)) != Email {
		return nil
	}
	for i := range t.fields {
		if i != email && t.answers(i) {
			return nil
		}
	}
	t.fields[email], t.reasons[email] = Email, ByContent
	if !t.nameColumns(email) {
		return nil
	}
	return t
}

// listOfAddresses maps the only column of a list of addresses, which may have names: Ann Smith <ann@example.org>.
// It returns nil for other lists, such as one with another separator.
func (t *table) listOfAddresses() *table {
	cells := t.samples(0, sampled)
	parses := func(cell string) bool { _, err := mail.ParseAddress(cell); return err == nil }
	named := func(cell string) bool { return strings.HasSuffix(cell, ">") && !strings.HasPrefix(cell, "<") }
	switch {
	case !mostly(cells, parses):
		return nil
	case mostly(cells, named):
		t.fields[0] = Name
	default:
		t.fields[0] = Email
	}
	t.reasons[0] = ByContent
	return t
}

// answers reports whether the cells of a column are words such as yes and no.
func (t *table) answers(column int) bool { return mostly(t.samples(column, sampled), isYesOrNo) }

// nameColumns maps the columns with names: one with full names, else two beside
// each other with single names, of which the first is taken for the first name. It
// reports whether there are any.
func (t *table) nameColumns(email int) bool {
	for i := range t.fields {
		if mostly(t.samples(i, sampled), isName) && t.namesFit(email, i, i) {
			t.fields[i], t.reasons[i] = Name, ByContent
			return true
		}
	}
	for i := range len(t.fields) - 1 {
		if mostly(t.samples(i, sampled), isWordOfName) && mostly(t.samples(i+1, sampled), isWordOfName) && t.namesFit(email, i, i+1) {
			t.fields[i], t.fields[i+1] = FirstName, LastName
			t.reasons[i], t.reasons[i+1] = ByContent, ByContent
			return true
		}
	}
	return false
}

// namesFit reports whether at least a third of the addresses repeat a name of the
// columns from first to last, or its initials: a town or a company is no name.
func (t *table) namesFit(email, first, last int) bool {
	fit, all := 0, 0
	for _, record := range t.first {
		if max(email, last) < len(record) {
			all++
			if namedAfter(record[email], strings.Join(record[first:last+1], " ")) {
				fit++
			}
		}
	}
	return fit > 0 && fit*3 >= all
}

func namedAfter(address, name string) bool {
	local, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(address)), "@")
	initials := ""
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		if len(word) > 2 && strings.Contains(local, word) {
			return true
		}
		first, _ := utf8.DecodeRuneInString(word)
		initials += string(first)
	}
	return len(initials) > 1 && strings.HasPrefix(local, initials) && len(local) < len(initials)+3
}

func mostly(cells []string, is func(string) bool) bool {
	n := 0
	for _, cell := range cells {
		if is(cell) {
			n++
		}
	}
	return n > 0 && n*10 >= len(cells)*8
}

// isWordOfName reports whether a cell looks like a first or a last name.
func isWordOfName(cell string) bool {
	words := strings.FieldsFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '\'' || r == '’' || r == '.' })
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	capitals := 0
	for _, word := range words {
		if strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			return false
		}
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(first) {
			capitals++
		}
	}
	return capitals > 0
}
