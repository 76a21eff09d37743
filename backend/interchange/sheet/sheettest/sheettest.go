// Package sheettest writes small workbooks for tests.
package sheettest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

// Part is a file of an archive.
type Part struct{ Name, Text string }

// Zip returns an archive.
func Zip(t testing.TB, parts ...Part) string {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range parts {
		w, err := archive.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part.Text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// XLSX returns a workbook with one sheet of these rows, with shared texts as Excel writes them.
func XLSX(t testing.TB, rows [][]string) string {
	t.Helper()
	var sheet, shared strings.Builder
	number := make(map[string]int)
	for i, row := range rows {
		fmt.Fprintf(&sheet, `<row r="%d">`, i+1)
		for _, cell := range row {
			if _, known := number[cell]; !known {
				number[cell] = len(number)
				fmt.Fprintf(&shared, `<si><t>%s</t></si>`, escape(cell))
			}
			fmt.Fprintf(&sheet, `<c t="s"><v>%d</v></c>`, number[cell])
		}
		sheet.WriteString(`</row>`)
	}
	return XLSXOf(t, sheet.String(), Part{"xl/sharedStrings.xml", `<sst>` + shared.String() + `</sst>`})
}

// XLSXOf returns a workbook with one sheet of rows that are written as XML.
func XLSXOf(t testing.TB, rows string, more ...Part) string {
	t.Helper()
	const relation = `<Relationship Id="%s" Type="http://example.org/%s" Target="%s"/>`
	return Zip(t, append([]Part{
		{"_rels/.rels", `<Relationships>` + fmt.Sprintf(relation, "a", "officeDocument", "xl/workbook.xml") + `</Relationships>`},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="People" id="b"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships>` + fmt.Sprintf(relation, "b", "worksheet", "worksheets/sheet1.xml") +
			relationTo(more, relation) + `</Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`},
	}, more...)...)
}

func relationTo(parts []Part, relation string) (all string) {
	for _, part := range parts {
		name := strings.TrimPrefix(part.Name, "xl/")
		all += fmt.Sprintf(relation, name, strings.TrimSuffix(name, ".xml"), name)
	}
	return all
}

// ODS returns an OpenDocument spreadsheet with one sheet of these rows.
func ODS(t testing.TB, rows [][]string) string {
	t.Helper()
	var table strings.Builder
	for _, row := range rows {
		table.WriteString(`<table:table-row>`)
		for _, cell := range row {
			fmt.Fprintf(&table, `<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>`, escape(cell))
		}
		table.WriteString(`</table:table-row>`)
	}
	return ODSOf(t, table.String())
}

// ODSOf returns an OpenDocument spreadsheet with one sheet of rows that are written as XML.
func ODSOf(t testing.TB, rows string) string {
	t.Helper()
	return Zip(t, Part{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
		Part{"content.xml", `<office:document-content><table:table table:name="People">` + rows + `</table:table></office:document-content>`})
}

func escape(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a builder does not fail
	return out.String()
}
