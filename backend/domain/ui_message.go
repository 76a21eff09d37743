package domain

import (
	"fmt"
	"regexp"
	"slices"
)

// UIMessage is a sentence for people: in English, and as id and arguments, so
// that the page can translate it. The zero value is no message.
type UIMessage struct {
	// ID is the key in the page's catalogues, such as "store.notSignedIn". An id
	// always stands for the same English sentence.
	ID   string `json:"id"`
	Args []Arg  `json:"args"` // in the order of the sentence's verbs
	text string
}

// Arg is an argument of a [UIMessage].
type Arg struct {
	Text string `json:"text"`
	Term string `json:"term,omitempty"` // the id of a [Term], which is translated too
}

// Term is an argument that is translated, such as the name of a field.
type Term struct{ ID, Text string }

// String returns the term in English.
func (t Term) String() string { return t.Text }

var verbs = regexp.MustCompile(`%%|%[^%a-zA-Z]*[a-zA-Z]`)

// NewUIMessage formats a message in English. The format needs one verb per
// argument.
func NewUIMessage(id, format string, args ...any) UIMessage {
	m := UIMessage{ID: id, Args: make([]Arg, len(args)), text: fmt.Sprintf(format, args...)}
	if len(args) == 0 {
		return m // saves time in imports, which create hundreds of thousands
	}
	for i, verb := range verbsOf(format) {
		if verb == "%q" {
			verb = "%v" // quotation marks belong to the translation
		}
		term, _ := args[i].(Term)
		m.Args[i] = Arg{Text: fmt.Sprintf(verb, args[i]), Term: term.ID}
	}
	return m
}

func verbsOf(format string) []string {
	return slices.DeleteFunc(verbs.FindAllString(format, -1), func(verb string) bool { return verb == "%%" })
}

// IsZero reports whether there is no message.
func (m UIMessage) IsZero() bool { return m.ID == "" }

// String returns the sentence in English.
func (m UIMessage) String() string { return m.text }
