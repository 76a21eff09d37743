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

// A message's id stands for one English sentence everywhere.
func TestMessageIDsStandForOneSentence(t *testing.T) {
	sentences := map[string]string{}
	for _, m := range messagesIn(t, append([]string{"..", "cli"}, forPage...)...) {
		if !idForm.MatchString(m.id) {
			t.Errorf("the id %q of %q has another form than %s", m.id, m.format, idForm)
		}
		if before, ok := sentences[m.id]; ok && before != m.format {
			t.Errorf("%s stands for %q and for %q", m.id, before, m.format)
		}
		sentences[m.id] = m.format
	}
}

// Every message that the page shows has a French sentence under its id, and no
// other ids do. Messages of the command line alone stay English.
func TestEveryMessageForThePageIsTranslated(t *testing.T) {
	content, err := os.ReadFile("../frontend/src/i18n/fr/messages.json")
	must(t, err)
	var french map[string]string
	must(t, json.Unmarshal(content, &french))
	known := map[string]bool{}
	for _, m := range append(messagesIn(t, forPage...), termsOfProfiles(t)...) {
		known[m.id] = true
		translated, ok := french[m.id]
		if !ok {
			t.Errorf("French lacks %s: %q", m.id, m.format)
		}
		if args := len(verbs.FindAllString(m.format, -1)); highestArg(translated) > args {
			t.Errorf("French says %q for %s, which has %d arguments", translated, m.id, args)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(french)) {
		if !known[id] {
			t.Errorf("French has %s, which no message uses", id)
		}
	}
}

// forPage are the packages whose messages reach the page.
var forPage = []string{".", "api", "chat", "domain", "invite", "models", "ollama", "interchange", "interchange/sheet", "search", "store", "writer"}

var (
	idForm       = regexp.MustCompile(`^[a-z]+\.[a-zA-Z]+$`)
	verbs        = regexp.MustCompile(`%[^%a-zA-Z]*[a-zA-Z]`)
	placeholders = regexp.MustCompile(`\{\{(\d+)\}\}`)
)

func highestArg(sentence string) (highest int) {
	for _, place := range placeholders.FindAllStringSubmatch(sentence, -1) {
		n, _ := strconv.Atoi(place[1])
		highest = max(highest, n)
	}
	return highest
}

// message is a message as a call spells it out.
type message struct{ id, format string }

// messageFunctions are the functions that take an id and a format, and the
// position of the id among their arguments.
var messageFunctions = map[string]int{"Errorf": 1, "WithHint": 0, "NewUIMessage": 0, "unavailable": 0}

// messagesIn returns the messages that the packages' sources spell out.
func messagesIn(t *testing.T, packages ...string) (messages []message) {
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
				if m, ok := messageOf(t, node); ok {
					messages = append(messages, m)
				}
			}
		}
	}
	return messages
}

// messageOf returns the message of a call that takes one. It fails for an id or
// a format that is not spelled out, except where a function hands its own on.
func messageOf(t *testing.T, node ast.Node) (message, bool) {
	t.Helper()
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return message{}, false
	}
	var name string
	switch called := call.Fun.(type) {
	case *ast.Ident:
		name = called.Name
	case *ast.SelectorExpr:
		if of, ok := called.X.(*ast.Ident); ok && of.Name == "fmt" {
			return message{}, false
		}
		name = called.Sel.Name
	}
	at, ok := messageFunctions[name]
	if !ok || at+1 >= len(call.Args) {
		return message{}, false
	}
	if id, ok := call.Args[at].(*ast.Ident); ok && id.Name == "id" {
		return message{}, false
	}
	return message{literal(t, call.Args[at]), literal(t, call.Args[at+1])}, true
}

func literal(t *testing.T, argument ast.Expr) string {
	t.Helper()
	l, ok := argument.(*ast.BasicLit)
	if !ok {
		t.Errorf("an id or a format of a message is not spelled out: %#v", argument)
		return ""
	}
	text, err := strconv.Unquote(l.Value)
	must(t, err)
	return text
}

// termsOfProfiles returns the names of a profile's fields as errors use them.
func termsOfProfiles(t *testing.T) (terms []message) {
	t.Helper()
	tooLong := strings.Repeat("x", domain.MaxText+1)
	for field := range reflect.TypeFor[domain.Profile]().Fields() {
		var p domain.Profile
		switch value := reflect.ValueOf(&p).Elem().FieldByIndex(field.Index).Addr().Interface().(type) {
		case *string:
			*value = tooLong
		case *[]string:
			*value = []string{tooLong}
		}
		var wrong *domain.Error
		if errors.As(p.Clean(), &wrong) {
			for _, arg := range wrong.MessageTemplate.Args {
				if arg.Term != "" {
					terms = append(terms, message{arg.Term, arg.Text})
				}
			}
		}
	}
	return terms
}
