package main

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// unionOf is the TypeScript of an enumeration: the array of its values, and
// their union as a type.
func unionOf(e enumeration, values []string) string {
	var text strings.Builder
	fmt.Fprintf(&text, "/** %s */\nexport const %s = [\n", origin(e.goType), e.list)
	for _, value := range values {
		fmt.Fprintf(&text, "  '%s',\n", value)
	}
	fmt.Fprintf(&text, "] as const\nexport type %s = (typeof %s)[number]\n", e.name, e.list)
	return text.String()
}

// interfacesOf is the TypeScript of the structs and of those that their fields
// need.
func interfacesOf(enums []enumeration, structs []structure) (string, error) {
	w := writer{enums: enums, structs: slices.Clone(structs)}
	var text strings.Builder
	for i := 0; i < len(w.structs); i++ { // it grows meanwhile
		s := w.structs[i]
		fmt.Fprintf(&text, "\n/** %s */\nexport interface %s {\n", origin(s.goType), s.name)
		for field := range s.goType.Fields() {
			line, err := w.field(field)
			if err != nil {
				return "", fmt.Errorf("%s.%s: %w", s.goType, field.Name, err)
			}
			text.WriteString(line)
		}
		text.WriteString("}\n")
	}
	return text.String(), nil
}

// origin says where a type is declared: "Code of backend/domain".
func origin(t reflect.Type) string {
	return fmt.Sprintf("%s of %s", t.Name(), strings.TrimPrefix(t.PkgPath(), "kith/"))
}

type writer struct {
	enums   []enumeration
	structs []structure
}

// field is one line of an interface, or "" for what is not in the JSON. What may
// be left out is optional; a list or pointer that is always there may be null.
func (w *writer) field(f reflect.StructField) (string, error) {
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	if !f.IsExported() || name == "-" {
		return "", nil
	}
	if name == "" || f.Anonymous {
		return "", errors.New("needs a name for JSON")
	}
	t := f.Type
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	typ, err := w.typeOf(t)
	if err != nil {
		return "", err
	}
	switch {
	case strings.Contains(options, "omitempty"), strings.Contains(options, "omitzero"):
		name += "?"
	case f.Type.Kind() == reflect.Slice, f.Type.Kind() == reflect.Pointer:
		typ += " | null"
	}
	return fmt.Sprintf("  %s: %s\n", name, typ), nil
}

func (w *writer) typeOf(t reflect.Type) (string, error) {
	if t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
		return "", fmt.Errorf("%s writes its own JSON", t)
	}
	switch t.Kind() {
	case reflect.String:
		return w.stringOf(t)
	case reflect.Bool:
		return "boolean", nil
	case reflect.Int, reflect.Int64, reflect.Float64:
		return "number", nil
	case reflect.Slice:
		element, err := w.typeOf(t.Elem())
		return element + "[]", err
	case reflect.Struct:
		return w.structOf(t)
	default:
		return "", fmt.Errorf("%s has no type on the page", t)
	}
}

// stringOf refuses a string type that is neither listed nor an id: it would be
// wider than it is in Go.
func (w *writer) stringOf(t reflect.Type) (string, error) {
	for _, e := range w.enums {
		if e.goType == t {
			return e.name, nil
		}
	}
	if t != reflect.TypeFor[string]() && !strings.HasSuffix(t.Name(), "ID") {
		return "", fmt.Errorf("%s is not listed in build/pagetypes/list.go", t)
	}
	return "string", nil
}

func (w *writer) structOf(t reflect.Type) (string, error) {
	for _, s := range w.structs {
		if s.goType == t {
			return s.name, nil
		}
		if s.name == t.Name() {
			return "", fmt.Errorf("%s and %s have the same name", s.goType, t)
		}
	}
	w.structs = append(w.structs, structure{t, t.Name()})
	return t.Name(), nil
}
