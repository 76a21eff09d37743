package sheet

import (
	"bytes"
	"encoding/xml"
	"path"
	"strconv"
	"strings"

	"kith/backend/domain"
)

// isFlatODS reports whether a file is an OpenDocument spreadsheet as one XML file (.fods).
func isFlatODS(raw string) bool {
	begin := raw[:min(len(raw), 8192)]
	return strings.Contains(begin, "<office:document") && strings.Contains(begin, "opendocument.spreadsheet")
}

func openODSArchive(a archive) ([]Sheet, error) {
	protected := false
	_ = a.part("META-INF/manifest.xml").each(func(_ *markup, token xml.Token) (bool, error) { // it may be missing
		element, ok := token.(xml.StartElement)
		protected = protected || ok && element.Name.Local == "encryption-data"
		return !protected, nil
	})
	if protected {
		return nil, protectedError()
	}
	kind := ""
	if err := a.part("mimetype").whole(&kind, 200); err != nil {
		return nil, err
	}
	if !strings.Contains(kind, "opendocument.spreadsheet") {
		return nil, notRead("OpenDocument (" + domain.OneLine(path.Base(kind)) + ")")
	}
	return openODS(a.part("content.xml"))
}

// openODS finds the names of the sheets. They stand among the rows, so it looks for their tags without parsing.
func openODS(content part) ([]Sheet, error) {
	var sheets []Sheet
	hidden := make(map[string]bool) // by style
	style, others := "", false      // others: tables that are no sheets
	err := content.tags(func(tag []byte) {
		name, _, _ := bytes.Cut(tag, []byte(" "))
		switch strings.TrimRight(string(name[:min(len(name), 30)]), ">") {
		case "table:tracked-changes", "table:dde-links":
			others = true
		case "/table:tracked-changes", "/table:dde-links":
			others = false
		case "style:style":
			style = attribute(elementOf(tag), "name")
		case "style:table-properties":
			if attribute(elementOf(tag), "display") == "false" && len(hidden) < 10_000 {
				hidden[style] = true
			}
		case "table:table":
			if !others && len(sheets) < maxSheets {
				element := elementOf(tag)
				s := &odsSheet{content: content, number: len(sheets)}
				sheets = append(sheets, Sheet{
					Name: attribute(element, "name"), Hidden: hidden[attribute(element, "style-name")], Size: content.size, Rows: within(s.rows),
				})
			}
		}
	})
	return withSheets(sheets, err)
}

// odsSheet is one sheet of an OpenDocument spreadsheet.
type odsSheet struct {
	content part
	number  int // among the sheets
}

// rows implements [Rows].
func (s *odsSheet) rows(yield func(Row, error) bool) {
	r := &odsReader{yield: yield, down: (&merges{from: make(map[int][]merge)}).down()}
	n, inside := 0, false
	err := s.content.each(func(m *markup, token xml.Token) (bool, error) {
		element, ok := token.(xml.StartElement)
		switch {
		case !ok:
			return true, nil
		case element.Name.Local == "tracked-changes" || element.Name.Local == "dde-links":
			return true, m.skip()
		case element.Name.Local == "table" && n < s.number:
			n++
			return true, m.skip()
		case element.Name.Local == "table" && inside:
			return false, nil // the next sheet
		case element.Name.Local == "table":
			inside = true
		case element.Name.Local == "table-row" && inside:
			return r.row(m, element)
		}
		return true, nil
	})
	if err != nil {
		yield(Row{}, err)
	}
}

type odsReader struct {
	yield func(Row, error) bool
	down  *filler
	line  int // of the row before
}

// row reads the row that has just begun, and yields it as often as it is repeated, unless it is blank.
func (r *odsReader) row(m *markup, element xml.StartElement) (bool, error) {
	first := r.line + 1
	cells, err := r.cells(m, first)
	if err != nil {
		return false, err
	}
	visibility := attribute(element, "visibility")
	times := number(attribute(element, "number-rows-repeated"), 1)
	r.line += min(times, 1<<21)
	if cells = r.down.fill(first, cells); blank(cells) {
		return true, nil
	}
	for line := first; line <= r.line; line++ {
		if !r.yield(Row{line, cells, hiddenIf(visibility == "collapse" || visibility == "filter")}, nil) {
			return false, nil
		}
	}
	return true, nil
}

// cells reads the cells of a row. A blank cell that is repeated a million times only fills the rest of the sheet.
func (r *odsReader) cells(m *markup, line int) (cells []string, err error) {
	column := 0
	err = m.inside(func(token xml.Token) error {
		element, ok := token.(xml.StartElement)
		if !ok || element.Name.Local != "table-cell" && element.Name.Local != "covered-table-cell" {
			return nil
		}
		text, err := odsCell(m, element)
		if err != nil {
			return err
		}
		times := min(number(attribute(element, "number-columns-repeated"), 1), 1<<21)
		if text != "" && element.Name.Local == "table-cell" {
			if column+times > MaxColumns {
				return tooManyColumns()
			}
			cells = append(cells, make([]string, column-len(cells))...)
			for range times {
				cells = append(cells, text)
			}
			if rows := min(number(attribute(element, "number-rows-spanned"), 1), 1<<21); r.down.merges.n < maxMerges {
				r.down.merges.add(line, merge{column, line + rows - 1})
			}
		}
		column = min(column+times, 1<<22)
		return nil
	})
	return cells, err
}

// odsCell reads the cell that has just begun, as a person sees it, but dates in the form of ISO 8601.
func odsCell(m *markup, element xml.StartElement) (string, error) {
	text, err := paragraphs(m)
	if err != nil {
		return "", err
	}
	switch attribute(element, "value-type") {
	case "boolean":
		return boolean(isTrue(attribute(element, "boolean-value"))), nil
	case "date":
		return day(attribute(element, "date-value")), nil
	case "string":
		if text == "" {
			return attribute(element, "string-value"), nil
		}
	case "float", "percentage", "currency":
		if text == "" {
			return attribute(element, "value"), nil
		}
	}
	return text, nil
}

// paragraphs returns the text of a cell, a line for each paragraph, without comments and drawings.
func paragraphs(m *markup) (string, error) {
	var text strings.Builder
	lines, depth := 0, 0 // paragraphs so far; depth inside one
	err := m.inside(func(token xml.Token) error {
		switch token := token.(type) {
		case xml.StartElement:
			return odsElement(m, token, &text, &lines, &depth)
		case xml.EndElement:
			depth -= is(isParagraph(token.Name))
		case xml.CharData:
			if depth > 0 {
				text.Write(token)
			}
		}
		if text.Len() > maxText {
			return errTooLarge
		}
		return nil
	})
	return text.String(), err
}

func isParagraph(name xml.Name) bool { return name.Local == "p" || name.Local == "h" }

func odsElement(m *markup, element xml.StartElement, text *strings.Builder, lines, depth *int) error {
	switch element.Name.Local {
	case "annotation", "ruby-text", "frame", "custom-shape", "g", "shapes":
		return m.skip()
	case "s":
		spaces, err := strconv.Atoi(attribute(element, "c"))
		if err != nil {
			spaces = 1
		}
		text.WriteString(strings.Repeat(" ", max(0, min(spaces, 100))))
	case "tab":
		text.WriteByte('\t')
	case "line-break":
		text.WriteByte('\n')
	case "p", "h":
		*lines++
		if *lines > 1 {
			text.WriteByte('\n')
		}
		*depth++
	}
	return nil
}

func protectedError() error {
	return domain.Errorf(domain.Invalid, "sheet.protected", "The workbook is protected by a password.").
		WithHint("sheet.unprotect", "Open it, save it without a password, and import that.")
}
