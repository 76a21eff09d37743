package sheet

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/interchange/sheet/sheettest"
)

// all returns the cells of all rows of the first sheet.
func all(raw string) ([][]string, error) {
	book, err := OpenWorkbook(raw)
	if err != nil || book == nil {
		return nil, err
	}
	return cellsOf(book[0].Rows)
}

func cellsOf(rows Rows) (cells [][]string, err error) {
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		cells = append(cells, row.Cells)
	}
	return cells, nil
}

func TestWorkbooks(t *testing.T) {
	rows := [][]string{{"Name", "", "About"}, {"Zoë & <Bo>", "a\nb", ""}, {"", "", "c"}}
	want := [][]string{{"Name", "", "About"}, {"Zoë & <Bo>", "a\nb"}, {"", "", "c"}}
	for name, raw := range map[string]string{"xlsx": sheettest.XLSX(t, rows), "ods": sheettest.ODS(t, rows)} {
		if got, err := all(raw); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestXLSXCells(t *testing.T) {
	styles := sheettest.Part{Name: "xl/styles.xml", Text: `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d&quot; de &quot;mmmm"/>` +
		`<numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0000"/><numFmt numFmtId="167" formatCode="0.0%"/>` +
		`<numFmt numFmtId="168" formatCode="[Red]#,##0&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>` +
		`<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="22"/></cellXfs></styleSheet>`}
	for cell, want := range map[string]string{
		`<c><v>1234.5</v></c>`:                             "1234.5",
		`<c s="0"><v>1E3</v></c>`:                          "1000",
		`<c><v>0.1</v></c>`:                                "0.1",
		`<c><v>0.30000000000000004</v></c>`:                "0.3",
		`<c s="1"><v>43831</v></c>`:                        "2020-01-01",
		`<c s="1"><v>59</v></c>`:                           "1900-02-28",
		`<c s="1"><v>61</v></c>`:                           "1900-03-01",
		`<c s="1"><v>-1</v></c>`:                           "-1",
		`<c s="1"><v>43831.5</v></c>`:                      "2020-01-01",
		`<c s="7"><v>43831.5</v></c>`:                      "2020-01-01 12:00",
		`<c s="7"><v>43831.999999</v></c>`:                 "2020-01-02 00:00",
		`<c s="2"><v>43831</v></c>`:                        "2020-01-01",
		`<c s="3"><v>0.75</v></c>`:                         "18:00",
		`<c s="4"><v>7</v></c>`:                            "0007",
		`<c s="5"><v>0.125</v></c>`:                        "12.5%",
		`<c s="6"><v>3</v></c>`:                            "3",
		`<c s="99"><v>3</v></c>`:                           "3",
		`<c t="b"><v>1</v></c>`:                            "TRUE",
		`<c t="b"><v>0</v></c>`:                            "FALSE",
		`<c t="e"><v>#REF!</v></c>`:                        "#REF!",
		`<c t="str"><f>A1</f><v>text</v></c>`:              "text",
		`<c t="d"><v>2020-01-01T00:00:00Z</v></c>`:         "2020-01-01",
		`<c t="d"><v>2020-01-01T10:30:00</v></c>`:          "2020-01-01 10:30:00",
		`<c t="s"><v>-1</v></c>`:                           "",
		`<c t="s"><v>9</v></c>`:                            "",
		`<c t="inlineStr"><is><t>007</t></is></c>`:         "007",
		`<c t="inlineStr"><is><t>a_x000A_b_x</t></is></c>`: "a\nb_x",
		`<c t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r><rPh><t>c</t></rPh></is></c>`: "a b",
	} {
		raw := sheettest.XLSXOf(t, `<row>`+cell+`<c t="inlineStr"><is><t>end</t></is></c></row>`, styles)
		if got, err := all(raw); err != nil || !reflect.DeepEqual(got, [][]string{{want, "end"}}) {
			t.Errorf("%s: %q, %v; want %q", cell, got, err, want)
		}
	}
}

func TestODSCells(t *testing.T) {
	for cell, want := range map[string]string{
		`office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p>`:                                  "TRUE",
		`office:value-type="boolean" office:boolean-value="false"><text:p>FAUX</text:p>`:                                 "FALSE",
		`office:value-type="date" office:date-value="2020-01-01"><text:p>1.1.20</text:p>`:                                "2020-01-01",
		`office:value-type="date" office:date-value="2020-01-01T10:30:00"><text:p>1.1.20</text:p>`:                       "2020-01-01 10:30:00",
		`office:value-type="time" office:time-value="PT18H00M00S"><text:p>18:00</text:p>`:                                "18:00",
		`office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p>`:                                        "50 %",
		`office:value-type="float" office:value="7"><text:p>0007</text:p>`:                                               "0007",
		`office:value-type="float" office:value="7">`:                                                                    "7",
		`office:value-type="string" office:string-value="text">`:                                                         "text",
		`office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p>`:                                   "#REF!",
		`office:value-type="string"><text:p>a<text:s text:c="2"/>b<text:tab/>c</text:p><text:p>d</text:p>`:               "a  b\tc\nd",
		`office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation><text:p>a</text:p>`: "a",
	} {
		raw := sheettest.ODSOf(t, `<table:table-row><table:table-cell `+cell+`</table:table-cell><table:table-cell><text:p>end</text:p></table:table-cell></table:table-row>`)
		if got, err := all(raw); err != nil || !reflect.DeepEqual(got, [][]string{{want, "end"}}) {
			t.Errorf("%s: %q, %v; want %q", cell, got, err, want)
		}
	}
}

func TestODSRepetition(t *testing.T) {
	const cell = `<table:table-cell table:number-columns-repeated="%d">%s</table:table-cell>`
	raw := sheettest.ODSOf(t, `<table:table-row table:number-rows-repeated="3">`+fmt.Sprintf(cell, 2, "<text:p>a</text:p>")+
		fmt.Sprintf(cell, 3, "")+fmt.Sprintf(cell, 1, "<text:p>b</text:p>")+fmt.Sprintf(cell, 1<<30, "")+`</table:table-row>`+
		`<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>`)
	want := []string{"a", "a", "", "", "", "b"}
	if got, err := all(raw); err != nil || !reflect.DeepEqual(got, [][]string{want, want, want}) {
		t.Errorf("%q, %v", got, err)
	}
}

// TestRefused opens files that cannot be read. Each message names what the file is.
func TestRefused(t *testing.T) {
	const row = `<row><c t="inlineStr"><is><t>Name</t></is></c></row>`
	compound := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	stream := func(name string) string {
		return compound + strings.Join(strings.Split(name, ""), "\x00") + "\x00\x00\x00"
	}
	whole := sheettest.XLSX(t, [][]string{{"Name"}, {"Ann"}})
	for name, test := range map[string]struct{ raw, says string }{
		"PDF":            {"%PDF-1.7\n", "PDF"},
		"old Excel":      {stream("Workbook"), ".xls"},
		"protected":      {stream("EncryptedPackage"), "password"},
		"old Word":       {stream("WordDocument"), "Word"},
		"Word":           {sheettest.Zip(t, sheettest.Part{Name: "word/document.xml"}), "Word"},
		"Numbers":        {sheettest.Zip(t, sheettest.Part{Name: "Index/Document.iwa"}), "Numbers"},
		"binary Excel":   {sheettest.Zip(t, sheettest.Part{Name: "xl/workbook.bin"}), ".xlsb"},
		"archive":        {sheettest.Zip(t, sheettest.Part{Name: "slack/users.json"}), "users.json"},
		"picture":        {"\x89PNG\r\n", "PNG"},
		"web page":       {" \n<html><table><tr><td>Name</td></tr></table></html>", "HTML"},
		"cut":            {whole[:len(whole)/2], "damaged"},
		"begin only":     {"PK\x03\x04\x14\x00\x06\x00aaaaaaaaaaaaaaaaaaaaaaaaaa", "damaged"},
		"no sheets":      {sheettest.Zip(t, sheettest.Part{Name: "xl/workbook.xml", Text: "<workbook/>"}, sheettest.Part{Name: "xl/_rels/workbook.xml.rels", Text: "<a/>"}), "damaged"},
		"bad XML":        {sheettest.XLSXOf(t, row+"<row>"), "damaged"},
		"an entity":      {sheettest.XLSXOf(t, "<row><c><v>&lol;</v></c></row>"), "damaged"},
		"a definition":   {sheettest.XLSXOf(t, `<!DOCTYPE a [<!ENTITY lol "lol">]>`+row), "damaged"},
		"absurd columns": {sheettest.XLSXOf(t, `<row><c r="XFD1" t="inlineStr"><is><t>a</t></is></c></row>`), "columns"},
		"absurd letters": {sheettest.XLSXOf(t, `<row><c r="ZZZZZZZZZZZZZZZZZZZZ1" t="b"><v>1</v></c></row>`), "columns"},
		"absurd cells":   {sheettest.ODSOf(t, `<table:table-row><table:table-cell table:number-columns-repeated="999999999"><text:p>a</text:p></table:table-cell></table:table-row>`), "columns"},
		"a long text":    {sheettest.ODSOf(t, `<table:table-row><table:table-cell><text:p>`+strings.Repeat("a", maxText+1)+`</text:p></table:table-cell></table:table-row>`), "too large"},
		"a bomb":         {sheettest.ODSOf(t, strings.Repeat(" ", 40<<20)), "too large"},
		"a bomb in xlsx": {sheettest.XLSXOf(t, strings.Repeat("<row></row>", 4<<20)), "too large"},
	} {
		_, err := all(test.raw)
		if domain.CodeOf(err) != domain.Invalid || !strings.Contains(err.Error(), test.says) || domain.Public(err).Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLongTextOfManyCells opens small workbooks whose cells have one long text.
func TestLongTextOfManyCells(t *testing.T) {
	text := strings.Repeat("a", maxText/2)
	for name, raw := range map[string]string{
		"shared": sheettest.XLSXOf(t, strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 600),
			sheettest.Part{Name: "xl/sharedStrings.xml", Text: "<sst><si><t>" + text + "</t></si></sst>"}),
		"repeated": sheettest.ODSOf(t, `<table:table-row table:number-rows-repeated="600"><table:table-cell><text:p>`+text+`</text:p></table:table-cell></table:table-row>`),
		"merged": sheettest.XLSXOf(t, `<row r="1"><c t="inlineStr"><is><t>`+text+`</t></is></c></row>`+strings.Repeat(`<row><c r="B1"><v>1</v></c></row>`, 600)+
			`</sheetData><mergeCells><mergeCell ref="A1:A1000"/></mergeCells><sheetData>`),
	} {
		if _, err := all(raw); domain.CodeOf(err) != domain.Invalid || !strings.Contains(err.Error(), "too large") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestMergedAndHidden(t *testing.T) {
	rows := `<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3" hidden="1"><c r="B3"><v>3</v></c></row><row r="4"/><row r="5"><c r="B5"><v>5</v></c></row><row r="6"><c r="B6"><v>6</v></c></row>`
	book, err := OpenWorkbook(sheettest.XLSXOf(t, rows+`</sheetData><mergeCells><mergeCell ref="A2:A5"/></mergeCells><sheetData>`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for row, err := range book[0].Rows {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprint(row.Line, row.Cells, !row.Unusable.IsZero()))
	}
	want := []string{"2 [1 2] false", "3 [1 3] true", "5 [1 5] false", "6 [ 6] false"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
}

func FuzzWorkbook(f *testing.F) {
	f.Add([]byte(sheettest.XLSX(f, [][]string{{"Name", "Email"}, {"Ann", "ann@example.org"}})))
	f.Add([]byte(sheettest.ODS(f, [][]string{{"Name", "Email"}, {"Ann", "ann@example.org"}})))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, raw []byte) { checkWorkbook(t, string(raw)) })
}

// FuzzXML puts any XML into the parts of a workbook.
func FuzzXML(f *testing.F) {
	f.Add(`<row r="1"><c r="B1" t="s" s="1"><v>0</v></c></row>`, `<sst><si><t>a</t></si></sst>`, `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`)
	f.Add(`</sheetData><mergeCells><mergeCell ref="A1:A9"/></mergeCells>`, `<si><r><t>_x000D_</t></r></si>`, `<numFmt numFmtId="1" formatCode="[h]&quot;"/>`)
	f.Add(`<table:table-row table:number-rows-repeated="9"><table:table-cell table:number-columns-repeated="9"><text:p>a<text:s text:c="9"/></text:p></table:table-cell></table:table-row>`, "", "")
	f.Fuzz(func(t *testing.T, rows, shared, styles string) {
		checkWorkbook(t, sheettest.XLSXOf(t, rows, sheettest.Part{Name: "xl/sharedStrings.xml", Text: shared}, sheettest.Part{Name: "xl/styles.xml", Text: styles}))
		checkWorkbook(t, sheettest.ODSOf(t, rows))
	})
}

func checkWorkbook(t *testing.T, raw string) {
	t.Helper()
	book, err := OpenWorkbook(raw)
	if err != nil && domain.CodeOf(err) != domain.Invalid {
		t.Fatal(err)
	}
	for _, s := range book {
		n := 0
		for row, err := range s.Rows {
			if err != nil {
				if domain.CodeOf(err) != domain.Invalid {
					t.Fatal(err)
				}
				break
			}
			if row.Line < 1 || len(row.Cells) > MaxColumns || blank(row.Cells) {
				t.Errorf("row %+v", row)
			}
			if n++; n > 1000 {
				break
			}
		}
	}
}
