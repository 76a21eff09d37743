package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"

	"kith/backend/domain"
)

const (
	// maxRecord is the maximum length of one object in a list, in bytes.
	maxRecord = 1 << 20
	// maxDepth is how deep lists are looked for, and objects read.
	maxDepth = 12
)

var beginsJSON = regexp.MustCompile(`^\s*(\[\s*)?\{\s*["}]`)

// IsJSON reports whether a text begins as an object or a list of objects.
func IsJSON(text string) bool { return beginsJSON.MatchString(text[:min(len(text), 4096)]) }

// OpenJSON finds the lists of objects in a JSON text: the text itself, an object for each line, or lists inside an
// object, which are named by their keys, such as data.items. The first row of each has the names of all values, those
// of nested objects with dots. An object around lists comes last, as a hidden list of one. It fails with
// [domain.Invalid] if the text is no JSON or has no such list.
func OpenJSON(text string) ([]Sheet, error) {
	f := &listFinder{text: text, in: json.NewDecoder(strings.NewReader(text))}
	n := 0 // of values one after the other
	for ; ; n++ {
		err := f.value("", 0)
		if n == MaxRows {
			return nil, TooManyRows()
		}
		if errors.Is(err, io.EOF) && f.in.InputOffset() >= int64(len(strings.TrimRight(text, " \t\r\n"))) && n > 0 {
			break
		}
		var coded *domain.Error
		if errors.As(err, &coded) {
			return nil, err
		}
		if err != nil {
			return nil, damagedJSON(text, f.in.InputOffset(), err)
		}
	}
	if n > 1 {
		f.found = nil
	}
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		f.found = append(f.found, list{text: text, lines: true})
	}
	if len(f.found) == 0 {
		return nil, domain.Errorf(domain.Invalid, "sheet.noList", "The JSON has no list of objects.").
			WithHint("sheet.listOfObjects", "Export a list in which each person is an object, such as [{\"name\": \"…\", \"email\": \"…\"}], or save it as CSV.")
	}
	sheets := make([]Sheet, len(f.found))
	for i := range f.found {
		sheets[i] = Sheet{Name: f.found[i].name, Rows: f.found[i].rows, Hidden: f.found[i].lines}
	}
	return sheets, nil
}

func damagedJSON(text string, at int64, cause error) error {
	line := 1 + strings.Count(text[:min(max(at, 0), int64(len(text)))], "\n")
	return domain.Errorf(domain.Invalid, "sheet.jsonDamaged", "The JSON is damaged or cut off in line %d.", line).
		WithHint("sheet.exportAgain", "Export the list again, or as CSV.").WithCause(cause)
}

// list is a list of objects in a JSON text: the elements from an offset on, up to the end of the list or text.
type list struct {
	text   string
	name   string
	start  int64 // offset of its bracket
	lines  bool  // an object for each line, without a bracket
	header []string
	column map[string]int // by header; nil until the objects have been read once
}

type listFinder struct {
	text  string
	in    *json.Decoder
	found []list
}

// value reads the next value, and looks for lists in it.
func (f *listFinder) value(name string, depth int) error {
	if depth > maxDepth {
		var skipped json.RawMessage
		return f.in.Decode(&skipped)
	}
	token, err := f.in.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('['):
		err = f.elements(name)
	case json.Delim('{'):
		for f.in.More() {
			key, err := f.in.Token()
			if err != nil {
				return err
			}
			inner, _ := key.(string)
			if err := f.value(dotted(name, inner), depth+1); err != nil {
				return err
			}
		}
	default:
		return nil
	}
	if err == nil {
		_, err = f.in.Token() // the end
	}
	return asCut(err)
}

// asCut tells the end of a text inside a value from the end behind one.
func asCut(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (f *listFinder) elements(name string) error {
	start, objects := f.in.InputOffset(), false
	var element json.RawMessage
	for n := 0; f.in.More(); n++ {
		if err := f.in.Decode(&element); err != nil {
			return err
		}
		if n == MaxRows {
			return TooManyRows()
		}
		if dump, ok := tableOfDump(element); ok && len(f.found) < maxSheets {
			dump.text, dump.start = f.text, dump.start+f.in.InputOffset()-int64(len(element))
			f.found = append(f.found, dump)
			continue
		}
		objects = objects || element[0] == '{' && !isDumpHeader(element)
	}
	if objects && len(f.found) < maxSheets {
		f.found = append(f.found, list{text: f.text, name: name, start: start - 1})
	}
	return nil
}

// dumpEntry is what phpMyAdmin writes into a list for each table, before them for the program and the database.
type dumpEntry struct {
	Type, Name, Version, Comment *string
	Data                         json.RawMessage
}

func dumpEntryOf(element json.RawMessage) (entry dumpEntry) {
	const enough = 200 // bytes, in which the type stands
	if bytes.Contains(element[:min(len(element), enough)], []byte(`"type"`)) {
		_ = json.Unmarshal(element, &entry) // what is no entry stays empty
	}
	return entry
}

// tableOfDump returns the list of rows in a table of a database, with the offset of its bracket in the element.
func tableOfDump(element json.RawMessage) (l list, ok bool) {
	entry := dumpEntryOf(element)
	if entry.Type == nil || *entry.Type != "table" || entry.Name == nil || len(entry.Data) == 0 || entry.Data[0] != '[' {
		return list{}, false
	}
	return list{name: *entry.Name, start: int64(bytes.LastIndex(element, entry.Data))}, true
}

func isDumpHeader(element json.RawMessage) bool {
	entry := dumpEntryOf(element)
	return entry.Type != nil && (*entry.Type == "header" && entry.Version != nil && entry.Comment != nil || *entry.Type == "database" && entry.Name != nil)
}

// dotted joins keys, but for those of absurd length.
func dotted(path, key string) string {
	const enough = 300
	switch {
	case path == "":
		return key[:min(len(key), enough)]
	case len(path)+len(key) > enough:
		return path
	}
	return path + "." + key
}

// each calls take for each element of a list, with its line. The text is known to be JSON.
func (l *list) each(take func(element json.RawMessage, line int) (bool, error)) error {
	rest := l.text[l.start:]
	in := json.NewDecoder(strings.NewReader(rest))
	if !l.lines {
		_, _ = in.Token() // the opening bracket
	}
	line, counted := 1+strings.Count(l.text[:l.start], "\n"), 0
	var element json.RawMessage
	for in.More() {
		if err := in.Decode(&element); err != nil {
			return damagedJSON(l.text, l.start+in.InputOffset(), err)
		}
		begin := int(in.InputOffset()) - len(element)
		line += strings.Count(rest[counted:begin], "\n")
		counted = begin
		if more, err := take(element, line); err != nil || !more {
			return err
		}
	}
	return nil
}

// rows implements [Rows].
func (l *list) rows(yield func(Row, error) bool) {
	if err := l.findColumns(); err != nil {
		yield(Row{}, err)
		return
	}
	if !yield(Row{Line: 1, Cells: l.header}, nil) {
		return
	}
	err := l.each(func(element json.RawMessage, line int) (bool, error) {
		row := Row{Line: line}
		values, ok := flatten(element)
		if !ok {
			row.Unusable = domain.NewUIMessage("sheet.entryNotAnObject", "The entry is not an object with values, or too long.")
			return yield(row, nil), nil
		}
		if len(values) == 0 {
			return true, nil
		}
		row.Cells = make([]string, len(l.header))
		for _, value := range values {
			row.Cells[l.column[value.name]] = value.text()
		}
		return yield(row, nil), nil
	})
	if err != nil {
		yield(Row{}, err)
	}
}

// findColumns collects the names of all values, in the order in which they first occur.
func (l *list) findColumns() error {
	if l.column != nil {
		return nil
	}
	l.column = make(map[string]int)
	return l.each(func(element json.RawMessage, _ int) (bool, error) {
		values, _ := flatten(element) // what is wrong is told with the row
		for _, value := range values {
			if _, known := l.column[value.name]; !known {
				l.column[value.name] = len(l.header)
				l.header = append(l.header, value.name)
			}
		}
		if len(l.header) > MaxColumns {
			return false, tooManyColumns()
		}
		return true, nil
	})
}
