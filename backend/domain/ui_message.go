package domain

import (
	"fmt"
	"regexp"
	"slices"
)

// UIMessage is a sentence for people, kept as format and arguments so that the
// page can translate it. The zero value is no message.
type UIMessage struct {
	// Format is the English sentence with fmt verbs. It is the translation key.
	Format string `json:"format"`
	Args   []Arg  `json:"args"` // in the order of the verbs
	text   string
}

// Arg is an argument of a [UIMessage].
type Arg struct {
	Text string `json:"text"`
	Term bool   `json:"term"` // the text is a [Term] and is translated too
}

// Term is an argument that is translated, such as the name of a field.
type Term string

var verbs = regexp.MustCompile(`%%|%[^%a-zA-Z]*[a-zA-Z]`)

// NewUIMessage formats a message. The format needs one verb per argument.
func NewUIMessage(format string, args ...any) UIMessage {
	p := UIMessage{Format: format, Args: make([]Arg, len(args)), text: fmt.Sprintf(format, args...)}
	if len(args) == 0 {
		return p // saves time in imports, which create hundreds of thousands
	}
	for i, verb := range verbsOf(format) {
		if verb == "%q" {
			verb = "%v" // quotation marks belong to the translation
		}
		_, term := args[i].(Term)
		p.Args[i] = Arg{Text: fmt.Sprintf(verb, args[i]), Term: term}
	}
	return p
}

func verbsOf(format string) []string {
	return slices.DeleteFunc(verbs.FindAllString(format, -1), func(verb string) bool { return verb == "%%" })
}

// IsZero reports whether there is no message.
func (p UIMessage) IsZero() bool { return p.Format == "" }

// String returns the sentence in English.
func (p UIMessage) String() string { return p.text }
