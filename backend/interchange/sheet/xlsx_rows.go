package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// xlsxSheet is one sheet of a workbook.
type xlsxSheet struct {
	workbook *xlsx
	name     string // of its file
	strings  string // name of the file with the shared texts
	merges   *merges
}

// rows implements [Rows].
func (s *xlsxSheet) rows(yield func(Row, error) bool) {
	if err := s.prepare(); err != nil {
		yield(Row{}, err)
		return
	}
	line, down := 0, s.merges.down()
	err := s.workbook.archive.part(s.name).each(func(m *markup, token xml.Token) (bool, error) {
		element, ok := token.(xml.StartElement)
		if !ok || element.Name.Local != "row" {
			return true, nil
		}
		line = number(attribute(element, "r"), line+1)
		cells, err := s.workbook.cells(m)
		if err != nil {
			return false, err
		}
		cells = down.fill(line, cells)
		return blank(cells) || yield(Row{line, cells, hiddenIf(isTrue(attribute(element, "hidden")))}, nil), nil
	})
	if err != nil {
		yield(Row{}, err)
	}
}

func (s *xlsxSheet) prepare() (err error) {
	if s.merges == nil {
		if s.merges, err = mergesIn(s.workbook.archive.part(s.name)); err != nil {
			return err
		}
	}
	return s.workbook.readStrings(s.strings)
}

// number reads a number from 1, and returns otherwise if there is none.
func number(text string, otherwise int) int {
	if n, err := strconv.Atoi(text); err == nil && n > 0 {
		return n
	}
	return otherwise
}

// cells reads the cells of the row that has just begun.
func (x *xlsx) cells(m *markup) (cells []string, err error) {
	column := -1
	err = m.inside(func(token xml.Token) error {
		element, ok := token.(xml.StartElement)
		if !ok || element.Name.Local != "c" {
			return nil
		}
		column = columnOf(attribute(element, "r"), column+1)
		text, err := x.cell(m, element)
		if err != nil || text == "" {
			return err
		}
		if column >= MaxColumns {
			return tooManyColumns()
		}
		for len(cells) <= column {
			cells = append(cells, "")
		}
		cells[column] = text
		return nil
	})
	return cells, err
}

// columnOf returns the column of a reference such as AB12, from 0, or otherwise if there is none.
func columnOf(reference string, otherwise int) int {
	column := 0
	for i := 0; i < len(reference) && 'A' <= reference[i]&^0x20 && reference[i]&^0x20 <= 'Z'; i++ {
		if column = column*26 + int(reference[i]&^0x20-'A') + 1; column > 1<<20 {
			break
		}
	}
	if column == 0 {
		return otherwise
	}
	return column - 1
}

// cell reads the cell that has just begun, as a person sees it.
func (x *xlsx) cell(m *markup, c xml.StartElement) (string, error) {
	var value, inline strings.Builder
	in := "" // name of the element of the cell that is being read
	err := m.inside(func(token xml.Token) error {
		switch token := token.(type) {
		case xml.StartElement:
			in = token.Name.Local
			if in == "is" {
				text, err := richText(m)
				inline.WriteString(text)
				return err
			}
		case xml.EndElement:
			in = ""
		case xml.CharData:
			if in == "v" {
				value.Write(token)
			}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	return x.text(attribute(c, "t"), attribute(c, "s"), value.String(), inline.String()), nil
}

// text returns the text of a cell of a type and style. An error is the text that stands there, such as #N/A: it is for
// the reader to say that it means nothing, and in a column about consent it is no agreement.
func (x *xlsx) text(kind, style, value, inline string) string {
	switch kind {
	case "inlineStr":
		return inline
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(x.shared) {
			return x.shared[i]
		}
		return ""
	case "b":
		return boolean(isTrue(strings.TrimSpace(value)))
	case "str", "e":
		return unescape(value)
	case "d":
		return day(value)
	}
	i, err := strconv.Atoi(style)
	if err != nil || i < 0 || i >= len(x.formats) {
		return format{}.text(value, x.from1904)
	}
	return x.formats[i].text(value, x.from1904)
}

func boolean(yes bool) string {
	if yes {
		return "TRUE"
	}
	return "FALSE"
}

// day drops the time from an ISO date if it is midnight.
func day(value string) string {
	date, clock, _ := strings.Cut(value, "T")
	if clock = strings.TrimRight(clock, "Z0:."); clock == "" {
		return date
	}
	return strings.Replace(value, "T", " ", 1)
}
