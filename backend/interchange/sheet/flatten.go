package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// value is a value of an object, or all values of a list under one name.
type value struct {
	name   string // with dots between the keys
	texts  []string
	listed bool // the values are those of a list
}

// text joins the values of a list by semicolons. A backslash marks a semicolon in a value.
func (v value) text() string {
	if !v.listed {
		return v.texts[0]
	}
	escaped := make([]string, len(v.texts))
	for i, text := range v.texts {
		escaped[i] = escapeEntry.Replace(text)
	}
	joined := strings.Join(escaped, "; ")
	if len(v.texts) == 1 && strings.ContainsAny(v.texts[0], ",|\n") {
		return joined + ";" // one value, and no list of two
	}
	return joined
}

var escapeEntry = strings.NewReplacer(`\`, `\\`, `;`, `\;`)

var errTooDeep = errors.New("the object is too deep")

// flatten returns the values of an object in order. Null and empty texts are left out. It reports whether the element is
// an object that is not too long or deep.
func flatten(element json.RawMessage) ([]value, bool) {
	if len(element) > maxRecord || element[0] != '{' {
		return nil, false
	}
	f := &flattener{in: json.NewDecoder(bytes.NewReader(element)), at: make(map[string]int)}
	f.in.UseNumber()
	err := f.value("", false, 0)
	return f.values, err == nil
}

type flattener struct {
	in     *json.Decoder
	values []value
	at     map[string]int // index in values by name
}

func (f *flattener) value(name string, listed bool, depth int) error {
	token, err := f.in.Token()
	if err != nil {
		return err
	}
	if depth > maxDepth {
		return errTooDeep
	}
	switch token := token.(type) {
	case json.Delim:
		return f.inner(name, listed || token == '[', token == '{', depth)
	case string:
		f.add(name, token, listed)
	case json.Number:
		f.add(name, token.String(), listed)
	case bool:
		f.add(name, map[bool]string{true: "true", false: "false"}[token], listed)
	}
	return nil
}

// inner reads the values of an object or a list that has just begun.
func (f *flattener) inner(name string, listed, object bool, depth int) error {
	for f.in.More() {
		below := name
		if object {
			key, err := f.in.Token()
			if err != nil {
				return err
			}
			text, _ := key.(string)
			below = dotted(name, text)
		}
		if err := f.value(below, listed, depth+1); err != nil {
			return err
		}
	}
	_, err := f.in.Token()
	return err
}

func (f *flattener) add(name, text string, listed bool) {
	if text == "" {
		return
	}
	if i, known := f.at[name]; known {
		f.values[i].texts = append(f.values[i].texts, text)
		f.values[i].listed = true
		return
	}
	f.at[name] = len(f.values)
	f.values = append(f.values, value{name, []string{text}, listed})
}
