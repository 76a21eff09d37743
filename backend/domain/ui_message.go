package domain

import (
	"fmt"
	"regexp"
	"slices"
)

// UIMessage is a sentence for people, its particulars apart, so that the page can
// say it in another language. Its zero value says nothing.
type UIMessage struct {
	// Format is the sentence in English with the verbs of fmt, by which
	// catalogues know it.
	Format string `json:"format"`
	Args   []Arg  `json:"args"` // in the order of the verbs
	text   string
}

// Arg is what a [UIMessage] is about.
type Arg struct {
	Text string `json:"text"`
	Term bool   `json:"term"` // a [Term]
}

// Term is a word of Kith's own in a phrase, as a field's name: catalogues know it
// as well.
type Term string

var verbs = regexp.MustCompile(`%%|%[^%a-zA-Z]*[a-zA-Z]`)

// NewUIMessage returns the phrase of a format, with a verb for each argument.
func NewUIMessage(format string, args ...any) UIMessage {
	p := UIMessage{Format: format, Args: make([]Arg, len(args)), text: fmt.Sprintf(format, args...)}
	if len(args) == 0 {
		return p // an import says hundreds of thousands such
	}
	for i, verb := range verbsOf(format) {
		if verb == "%q" {
			verb = "%v" // each language has quotation marks of its own
		}
		_, term := args[i].(Term)
		p.Args[i] = Arg{Text: fmt.Sprintf(verb, args[i]), Term: term}
	}
	return p
}

func verbsOf(format string) []string {
	return slices.DeleteFunc(verbs.FindAllString(format, -1), func(verb string) bool { return verb == "%%" })
}

// IsZero reports whether the phrase says nothing.
func (p UIMessage) IsZero() bool { return p.Format == "" }

// String is the whole sentence, in English.
func (p UIMessage) String() string { return p.text }
