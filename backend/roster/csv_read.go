package roster

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ReadCSV reads people from a table in whatever dialect: comma, semicolon or
// tab; UTF-8, UTF-16 or Latin-1; a few lines of preamble before the header.
// Rows that cannot be used are reported in the roster. It fails with
// [domain.Invalid] where no row can be taken for a header, or the file is too
// large.
func ReadCSV(r io.Reader) (Roster, error) {
	text, err := readText(r)
	if err != nil {
		return Roster{}, err
	}
	t, err := openTable(text)
	if err != nil {
		return Roster{}, err
	}
	return t.read()
}

func (t *table) read() (Roster, error) {
	in := newIntake()
	in.roster.Columns, in.roster.Ignored = t.columns()
	for !in.full() {
		record, err := t.records.Read()
		switch {
		case errors.Is(err, io.EOF):
			return in.roster, nil
		case err != nil:
			in.reject(whereAndWhy(err))
		default:
			line, _ := t.records.FieldPos(0)
			if c := t.cells(record); !c.empty() {
				in.add(line, c)
			}
		}
	}
	return Roster{}, tooManyRows()
}

func (t *table) cells(record []string) cells {
	c := make(cells, len(t.fields))
	for i, cell := range record[:min(len(record), len(t.fields))] {
		if t.fields[i] != "" {
			c.set(t.fields[i], strings.TrimSpace(unguard(cell)))
		}
	}
	return c
}

func whereAndWhy(err error) (line int, reason string) {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return 0, "The row cannot be read."
	}
	if parse.StartLine != parse.Line {
		return parse.StartLine, fmt.Sprintf("A quotation mark is opened here and not closed properly until line %d.", parse.Line)
	}
	return parse.StartLine, "A quotation mark stands where none may."
}
