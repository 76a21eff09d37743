package sheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"kith/backend/domain"
)

func TestSeparated(t *testing.T) {
	for text, want := range map[string][][]string{
		"":                                   nil,
		"a,b":                                {{"a", "b"}},
		"a,b\r\n\r\n c ,\rd,e\n":             {{"a", "b"}, {"c ", ""}, {"d", "e"}},
		"\"a\",\"b,c\"\n":                    {{"a", "b,c"}},
		"\"a\"\"b\"\"\",\"\"\"\"":            {{`a"b"`, `"`}},
		"a,\"two\r\nlines\" \nb,c":           {{"a", "two\nlines"}, {"b", "c"}},
		`a "b" c,d`:                          {{`a "b" c`, "d"}},
		`"a "b" c",d`:                        {{`a "b" c`, "d"}},
		`"a" b,d`:                            {{"a b", "d"}},
		`"a" b,"c, d"`:                       {{"a b", "c, d"}},
		"a,5\" x\nb,6\"\n":                   {{"a", `5" x`}, {"b", `6"`}},
		"\"a,b\nc,d\n":                       {{"a", "b"}, {"c", "d"}},
		"\"a,b\n\"c\",d\n":                   {{"a", "b"}, {"c", "d"}},
		"\"a,b\nc,\"d\"\n":                   {{"a", "b"}, {"c", "d"}},
		"a,b\n\"c,d\ne,6\"\nf,g\n":           {{"a", "b"}, {"c", "d"}, {"e", `6"`}, {"f", "g"}},
		"a,b\nc,\"d\ne\"\nf,g\n":             {{"a", "b"}, {"c", "d\ne"}, {"f", "g"}},
		"a,b\nc,\"d":                         {{"a", "b"}, {"c", "d"}},
		"\"=\"\"007\"\"\",=\"b\",=1+1":       {{"007", "b", "=1+1"}},
		`="a" & "b"`:                         {{`="a" & "b"`}},
		"\uFEFFa,b\n\uFEFF\"c,d\",\uFEFFe\n": {{"a", "b"}, {"c,d", "e"}},
		",,\n":                               nil,
		"\"\",\"\"":                          nil,
	} {
		if got, err := cellsOf(Separated(text, ',')); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestSeparatedLines(t *testing.T) {
	var lines []int
	for row, err := range Separated("a\n\n\"b\r\nc\",d\re\r\nf", ',') {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, row.Line)
	}
	if want := []int{1, 3, 5, 6}; !reflect.DeepEqual(lines, want) {
		t.Errorf("lines %d, want %d", lines, want)
	}
}

func TestSeparatorLine(t *testing.T) {
	for text, want := range map[string]byte{"sep=;\na;b": ';', "SEP=|\r\na": '|', "\"sep=,\"\na": ',', "sep=\t\ra": '\t', "sep\na": 0, "sep=ab\n": 0, "": 0} {
		separator, rest := SeparatorLine(text)
		if separator != want || (separator != 0) != (rest != text) {
			t.Errorf("%q: %q, rest %q", text, separator, rest)
		}
	}
}

// TestSeparatedIsLinear reads quotation marks whose ends are far away. It would take hours if each were looked for to
// the end of the text.
func TestSeparatedIsLinear(t *testing.T) {
	for _, line := range []string{"\"a,\"\"\n", "\"a\"b,", "a,\"b\n\n", "\"\"\"\n", "\"x\"\"y\"z\"\n", "a,\"b\"c,x\"d,"} {
		n := 0
		for row, err := range Separated("a,b\n"+strings.Repeat(line, 2<<20/len(line)), ',') {
			if err != nil && domain.CodeOf(err) != domain.Invalid {
				t.Fatal(err)
			}
			n += len(row.Cells)
		}
		if n == 0 {
			t.Errorf("%q: no cells", line)
		}
	}
}

// FuzzSeparated reads what a writer of CSV wrote, which must come back, and any text.
func FuzzSeparated(f *testing.F) {
	f.Add("Name", "say \"hi\", twice", "two\nlines", "")
	f.Add("\"", "\"\"", "\n", ",")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		for _, err := range Separated(a+b, ';') {
			if err != nil && domain.CodeOf(err) != domain.Invalid {
				t.Fatal(err)
			}
		}
		record := []string{lineFeeds.Replace("x" + a), lineFeeds.Replace("y" + b), lineFeeds.Replace("z" + c), lineFeeds.Replace("w" + d)}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		_ = w.WriteAll([][]string{record, record, record}) // a buffer does not fail
		got, err := cellsOf(Separated(out.String(), ','))
		if err != nil || !reflect.DeepEqual(got, [][]string{record, record, record}) {
			t.Errorf("%q became %q, %v", record, got, err)
		}
	})
}

func TestJSON(t *testing.T) {
	for text, want := range map[string]string{
		`[{"a":1,"b":null,"c":{"d":true,"e":["x","y;z"]}},{"b":"2"}]`:  `: [[a c.d c.e b] [1 true x; y\;z ] [   2]]`,
		`{"ok":true,"data":{"items":[{"a":"x"}],"none":[],"ids":[1]}}`: `data.items: [[a] [x]] : [[ok data.items.a data.ids] [true x 1]]`,
		"{\"a\":1}\n{\"a\":2}\n": `: [[a] [1] [2]]`,
		`{"a":1}`:                `: [[a] [1]]`,
		`[{"a":["x, y"]},{"a":[{"b":1},{"b":2}]},{"a":1e400}]`: `: [[a a.b] [x, y; ] [ 1; 2] [1e400 ]]`,
		`[{},{"a":""},3,{"a":"x"}]`:                            `: [[a] [] [x]]`,
	} {
		sheets, err := OpenJSON(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var got []string
		for _, s := range sheets {
			cells, err := cellsOf(s.Rows)
			if err != nil {
				t.Errorf("%s: %v", text, err)
			}
			got = append(got, fmt.Sprintf("%s: %s", s.Name, cells))
		}
		if joined := strings.Join(got, " "); joined != want {
			t.Errorf("%s: %s; want %s", text, joined, want)
		}
	}
}

func TestBadJSON(t *testing.T) {
	for _, bad := range []string{"", "[", "[{]", `[{"a":1}`, `{"a":1}{`, "[1,2]", "3", `[{"a":1}] x`, strings.Repeat("[", 1<<20), strings.Repeat(`{"a":`, 1<<20)} {
		if _, err := OpenJSON(bad); domain.CodeOf(err) != domain.Invalid || domain.Public(err).Hint == "" {
			t.Errorf("%.20s: %v", bad, err)
		}
	}
	wide := "[{" + strings.TrimSuffix(strings.Repeat(`"%d":1,`, MaxColumns+1), ",") + "}]"
	numbers := make([]any, MaxColumns+1)
	for i := range numbers {
		numbers[i] = i
	}
	sheets, err := OpenJSON(fmt.Sprintf(wide, numbers...))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cellsOf(sheets[0].Rows); domain.CodeOf(err) != domain.Invalid {
		t.Errorf("many columns: %v", err)
	}
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"data":[{"a":{"b":[1,"x"]}},2]}`)
	f.Add("{\"a\":1}\n{\"b\":[[]]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		sheets, err := OpenJSON(text)
		if err != nil && domain.CodeOf(err) != domain.Invalid {
			t.Fatal(err)
		}
		for _, s := range sheets {
			for row, err := range s.Rows {
				if err != nil && domain.CodeOf(err) != domain.Invalid {
					t.Fatal(err)
				}
				if err == nil && row.Unusable.IsZero() && len(row.Cells) > MaxColumns {
					t.Errorf("row %+v", row)
				}
			}
		}
	})
}
