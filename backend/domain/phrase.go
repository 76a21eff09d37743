package domain

import "fmt"

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

// Say returns the phrase of a format.
func Say(format string, args ...any) Phrase {
	p := Phrase{Format: format, Args: make([]Particular, len(args)), text: fmt.Sprintf(format, args...)}
	for i, arg := range args {
		_, term := arg.(Term)
		p.Args[i] = Particular{Text: fmt.Sprint(arg), Term: term}
	}
	return p
}

// IsZero reports whether the phrase says nothing.
func (p Phrase) IsZero() bool { return p.Format == "" }

// String is the whole sentence, in English.
func (p Phrase) String() string { return p.text }
