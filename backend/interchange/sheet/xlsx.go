package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// maxStrings is the maximum number of different texts in a workbook.
const maxStrings = 4_000_000

// xlsx is an open workbook of Office Open XML.
type xlsx struct {
	archive  archive
	shared   []string // texts that cells refer to by number; nil until they are read
	formats  []format // by style
	from1904 bool     // days are counted from 1904
}

// openXLSX reads the list of sheets.
func openXLSX(a archive, workbook string) ([]Sheet, error) {
	x := &xlsx{archive: a}
	targets, err := a.relations(workbook)
	if err != nil {
		return nil, err
	}
	if err := x.readStyles(targets["styles"]); err != nil {
		return nil, err
	}
	var sheets []Sheet
	err = a.part(workbook).each(func(_ *markup, token xml.Token) (bool, error) {
		element, ok := token.(xml.StartElement)
		switch {
		case ok && element.Name.Local == "workbookPr":
			x.from1904 = isTrue(attribute(element, "date1904"))
		case ok && element.Name.Local == "sheet":
			if target := targets[attribute(element, "id")]; target != "" {
				s := &xlsxSheet{workbook: x, name: target, strings: targets["sharedStrings"]}
				state := attribute(element, "state")
				sheets = append(sheets, Sheet{
					Name: attribute(element, "name"), Hidden: state != "" && state != "visible", Size: a.part(target).size, Rows: within(s.rows),
				})
			}
		}
		return len(sheets) < maxSheets, nil
	})
	return withSheets(sheets, err)
}

// withSheets fails if a workbook has no sheets.
func withSheets(sheets []Sheet, err error) ([]Sheet, error) {
	if err == nil && len(sheets) == 0 {
		return nil, damaged(nil)
	}
	return sheets, err
}

// maxSheets is the maximum number of sheets that are offered; nobody looks through more.
const maxSheets = 500

func isTrue(text string) bool { return text == "1" || text == "true" }

// readStrings reads the shared texts once.
func (x *xlsx) readStrings(name string) error {
	if x.shared != nil || name == "" {
		return nil
	}
	shared := []string{}
	err := x.archive.part(name).each(func(m *markup, token xml.Token) (bool, error) {
		if element, ok := token.(xml.StartElement); ok && element.Name.Local == "si" {
			text, err := richText(m)
			if shared = append(shared, text); len(shared) > maxStrings {
				return false, errTooLarge
			}
			return true, err
		}
		return true, nil
	})
	if err == nil {
		x.shared = shared
	}
	return err
}

// richText returns the text of the element that has just begun, without how it is pronounced.
func richText(m *markup) (string, error) {
	var text strings.Builder
	depth, spoken := 0, 0 // depth inside t; depth inside rPh
	err := m.inside(func(token xml.Token) error {
		switch token := token.(type) {
		case xml.StartElement:
			depth += is(token.Name.Local == "t")
			spoken += is(token.Name.Local == "rPh")
		case xml.EndElement:
			depth -= is(token.Name.Local == "t")
			spoken -= is(token.Name.Local == "rPh")
		case xml.CharData:
			if depth > 0 && spoken == 0 {
				text.Write(token)
			}
		}
		return nil
	})
	return unescape(text.String()), err
}

func is(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// unescape reads _x000D_, as Excel writes characters that XML cannot hold.
func unescape(text string) string {
	var out strings.Builder
	for {
		i := strings.Index(text, "_x")
		if i < 0 || i+7 > len(text) {
			break
		}
		code, err := strconv.ParseUint(text[i+2:i+6], 16, 16)
		if err != nil || text[i+6] != '_' {
			out.WriteString(text[:i+2])
			text = text[i+2:]
			continue
		}
		out.WriteString(text[:i])
		out.WriteRune(rune(code))
		text = text[i+7:]
	}
	return out.String() + text
}
