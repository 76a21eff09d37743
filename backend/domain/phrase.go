package domain

import (
	"fmt"
	"regexp"
	"slices"
)

// Phrase is a sentence for people, its particulars apart, so that the page can
// say it in another language. Its zero value says nothing.
type Phrase struct {
	// Format is the sentence in English with the verbs of fmt, by which
	// catalogues know it.
	Format string       `json:"format"`
	Args   []Particular `json:"args"` // in the order of the verbs
	text   string
}

// Particular is what a [Phrase] is about.
type Particular struct {
	Text string `json:"text"`
	Term bool   `json:"term"` // a [Term]
}

// Term is a word of Kith's own in a phrase, as a field's name: catalogues know it
// as well.
type Term string

var verbs = regexp.MustCompile(`%%|%[^%a-zA-Z]*[a-zA-Z]`)

// Say returns the phrase of a format, with a verb for each argument.
func Say(format string, args ...any) Phrase {
	p := Phrase{Format: format, Args: make([]Particular, len(args)), text: fmt.Sprintf(format, args...)}
	if len(args) == 0 {
		return p // an import says hundreds of thousands such
	}
	for i, verb := range verbsOf(format) {
		if verb == "%q" {
			verb = "%v" // each language has quotation marks of its own
		}
		_, term := args[i].(Term)
		p.Args[i] = Particular{Text: fmt.Sprintf(verb, args[i]), Term: term}
	}
	return p
}

func verbsOf(format string) []string {
	return slices.DeleteFunc(verbs.FindAllString(format, -1), func(verb string) bool { return verb == "%%" })
}

// IsZero reports whether the phrase says nothing.
func (p Phrase) IsZero() bool { return p.Format == "" }

// String is the whole sentence, in English.
func (p Phrase) String() string { return p.text }
