package backend_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kith/backend/domain"
)

// phrases.json says in French what the backend says to the page in English, by
// the formats of its sentences. What the command line alone says stays English.
func TestEverySentenceForThePageIsSaidInFrench(t *testing.T) {
	content, err := os.ReadFile("../frontend/src/i18n/fr/phrases.json")
	must(t, err)
	var french map[string]string
	must(t, json.Unmarshal(content, &french))
	formats := append(formatsIn(t, ".", "api", "chat", "domain", "invite", "models", "ollama", "interchange", "search", "store", "writer"), termsOfProfiles(t)...)
	for _, format := range formats {
		said, ok := french[format]
		if !ok {
			t.Errorf("French lacks %q", format)
		}
		if particulars := len(verbs.FindAllString(format, -1)); highestPlace(said) > particulars {
			t.Errorf("French says %q of %q, which has %d particulars", said, format, particulars)
		}
	}
	for _, format := range slices.Sorted(maps.Keys(french)) {
		if !slices.Contains(formats, format) {
			t.Errorf("nobody says %q any more", format)
		}
	}
}

var (
	verbs  = regexp.MustCompile(`%[^%a-zA-Z]*[a-zA-Z]`)
	places = regexp.MustCompile(`\{\{(\d+)\}\}`)
)

func highestPlace(sentence string) (highest int) {
	for _, place := range places.FindAllStringSubmatch(sentence, -1) {
		n, _ := strconv.Atoi(place[1])
		highest = max(highest, n)
	}
	return highest
}

// speaking are the functions that take a format, and where among their
// arguments it stands.
var speaking = map[string]int{"Errorf": 1, "WithHint": 0, "NewUIMessage": 0, "unavailable": 0}

// formatsIn are the formats that packages of the backend spell out.
func formatsIn(t *testing.T, packages ...string) (formats []string) {
	t.Helper()
	for _, name := range packages {
		files, err := filepath.Glob(filepath.Join(name, "*.go"))
		must(t, err)
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			must(t, err)
			for node := range ast.Preorder(file) {
				if format, ok := formatOf(node); ok {
					formats = append(formats, format)
				}
			}
		}
	}
	return formats
}

// formatOf is the format of a call that takes one, where it is spelled out.
func formatOf(node ast.Node) (string, bool) {
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return "", false
	}
	var name string
	switch called := call.Fun.(type) {
	case *ast.Ident:
		name = called.Name
	case *ast.SelectorExpr:
		if of, ok := called.X.(*ast.Ident); ok && of.Name == "fmt" {
			return "", false
		}
		name = called.Sel.Name
	}
	at, ok := speaking[name]
	if !ok || at >= len(call.Args) {
		return "", false
	}
	literal, ok := call.Args[at].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	format, err := strconv.Unquote(literal.Value)
	return format, err == nil
}

// termsOfProfiles are the names of a profile's fields in complaints about them.
func termsOfProfiles(t *testing.T) (terms []string) {
	t.Helper()
	endless := strings.Repeat("x", domain.MaxText+1)
	for field := range reflect.TypeFor[domain.Profile]().Fields() {
		var p domain.Profile
		switch value := reflect.ValueOf(&p).Elem().FieldByIndex(field.Index).Addr().Interface().(type) {
		case *string:
			*value = endless
		case *[]string:
			*value = []string{endless}
		}
		var wrong *domain.Error
		if errors.As(p.Clean(), &wrong) {
			for _, arg := range wrong.MessageTemplate.Args {
				if arg.Term {
					terms = append(terms, arg.Text)
				}
			}
		}
	}
	return terms
}
