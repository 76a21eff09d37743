package card

import (
	"encoding/base64"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// Property is a property of a card. Its value is not blank.
type Property struct {
	Group string // in lower case; "" if it has none: "item1" of item1.URL
	Name  string // in upper case

	parameters string // as they stand in the file
	raw        string // the value as it stands in the file
	decode     func(string) string
}

// propertyOf reads an unfolded line. It reports false if the line has no value.
func propertyOf(line string) (Property, bool) {
	head, value, ok := cutUnquoted(line, ':')
	if !ok {
		return Property{}, false
	}
	name, parameters, _ := strings.Cut(head, ";")
	name = strings.Trim(name, blanks)
	group := ""
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		group, name = strings.ToLower(name[:dot]), name[dot+1:]
	}
	return Property{Group: group, Name: strings.ToUpper(name), parameters: parameters, raw: value}, name != ""
}

// cutUnquoted cuts at the first separator outside of quotation marks or, if a mark
// is not closed, at the first one.
func cutUnquoted(text string, separator byte) (before, after string, found bool) {
	within := false
	for i := range len(text) {
		switch {
		case text[i] == '"':
			within = !within
		case text[i] == separator && !within:
			return text[:i], text[i+1:], true
		}
	}
	if !within {
		return text, "", false
	}
	return strings.Cut(text, string(separator))
}

// Parameters returns the names of the parameters, in upper case, with each of their
// values. A value without a name, as in EMAIL;PREF, is a TYPE or an ENCODING.
func (p Property) Parameters() iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		rest, more := p.parameters, p.parameters != ""
		for more {
			var parameter string
			parameter, rest, more = cutUnquoted(rest, ';')
			name, values, named := strings.Cut(parameter, "=")
			name = strings.ToUpper(strings.TrimSpace(name))
			if !named {
				name, values = nameOfBare(name), name
			}
			for value := range strings.SplitSeq(values, ",") { // version 4 quotes the whole list
				if !yield(name, strings.Trim(value, " \t\"")) {
					return
				}
			}
		}
	}
}

func nameOfBare(value string) string {
	switch value {
	case "QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT":
		return "ENCODING"
	}
	return "TYPE"
}

// Parameter returns the first value of a parameter, or "".
func (p Property) Parameter(name string) string {
	for n, value := range p.Parameters() {
		if n == name {
			return value
		}
	}
	return ""
}

// leastPreferred is the preference of a property that states none.
const leastPreferred = 101

// Preference returns how much a property is preferred among those of its name: 1 the
// most, 101 the least.
func (p Property) Preference() int {
	for name, value := range p.Parameters() {
		switch {
		case name == "TYPE" && strings.EqualFold(value, "pref"):
			return 1
		case name == "PREF":
			if n, err := strconv.Atoi(value); err == nil && n > 0 && n < leastPreferred {
				return n
			}
		}
	}
	return leastPreferred
}

// Text returns the value, decoded and without escapes.
func (p Property) Text() string { return strings.Trim(unescape(p.decoded()), blanks) }

// Components returns the parts of a value that has several, such as N or ADR.
func (p Property) Components() []string {
	var parts []string
	text := p.decoded()
	start := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case ';':
			parts, start = append(parts, unescapeTrimmed(text[start:i])), i+1
		}
	}
	return append(parts, unescapeTrimmed(text[start:]))
}

func unescapeTrimmed(text string) string { return strings.TrimSpace(unescape(text)) }

func isQuotedPrintable(line string) bool {
	head, _, _ := cutUnquoted(line, ':')
	_, parameters, _ := strings.Cut(head, ";")
	return Property{parameters: parameters}.encoding() == 'Q'
}

// encoding returns the first letter of the encoding, Q or B, or 0 if there is none.
func (p Property) encoding() byte {
	if p.parameters == "" {
		return 0
	}
	switch strings.ToUpper(p.Parameter("ENCODING")) {
	case "QUOTED-PRINTABLE", "Q":
		return 'Q'
	case "BASE64", "B":
		return 'B'
	}
	return 0
}

func (p Property) decoded() string {
	value := p.raw
	switch p.encoding() {
	case 'Q':
		value = unquote(value)
	case 'B':
		plain, _ := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(value), ""))
		value = string(plain)
	}
	charset := ""
	if p.parameters != "" {
		charset = p.Parameter("CHARSET")
	}
	if named, err := htmlindex.Get(charset); err == nil && !strings.EqualFold(charset, "utf-8") {
		if text, err := named.NewDecoder().String(value); err == nil {
			return text
		}
	}
	if utf8.ValidString(value) {
		return value
	}
	return p.decode(value)
}

// unquote decodes quoted-printable text. What is no code stays as it is.
func unquote(text string) string {
	if !strings.Contains(text, "=") {
		return text
	}
	plain := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] == '=' && i+2 < len(text) {
			if code, err := strconv.ParseUint(text[i+1:i+3], 16, 8); err == nil {
				plain = append(plain, byte(code))
				i += 2
				continue
			}
		}
		plain = append(plain, text[i])
	}
	return string(plain)
}

// unescape removes backslashes before punctuation, also where no program should
// write them, as in https\://. Line breaks become line feeds.
func unescape(text string) string {
	if !strings.ContainsAny(text, "\\\r") {
		return text
	}
	plain := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				plain = append(plain, '\n')
			}
		case text[i] != '\\' || i+1 == len(text):
			plain = append(plain, text[i])
		case text[i+1] == 'n' || text[i+1] == 'N':
			i++
			plain = append(plain, '\n')
		case isPunctuation(text[i+1]):
			i++
			plain = append(plain, text[i])
		default:
			plain = append(plain, '\\')
		}
	}
	return string(plain)
}

func isPunctuation(c byte) bool { return strings.IndexByte(`\,;:/.'"`, c) >= 0 }
