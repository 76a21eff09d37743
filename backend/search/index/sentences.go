package index

import (
	"kith/backend/search/lexicon"
	"kith/backend/search/sentence"
)

// A Sentence is a sentence of a profile: the whole entry in fields that have no passages.
type Sentence struct {
	Field       Field
	Entry       int    // number of its entry, counted over all fields
	From, Until int    // where it is in the entry
	Text        string // without white space and the full stop
	Passage     int    // its number among the passages; -1 if it is not embedded
}

// Sentences yields the sentences of a profile that have a word, in the order of the fields.
func (d *Document) Sentences(yield func(Sentence) bool) {
	var words lexicon.Scanner
	entry, passages := 0, 0
	for in, text := range d.Text.Entries {
		s := Sentence{Field: in.Field, Entry: entry}
		for s.Until < len(text) {
			s.From, s.Until, s.Passage = s.Until, len(text), -1
			if hasPassages[in.Field] {
				first, _ := sentence.Next(text[s.From:])
				s.Until = s.From + len(first)
			}
			words.Reset(text[s.From:s.Until])
			if !words.Next() {
				continue
			}
			s.Text = sentence.Trim(text[s.From:s.Until])
			if hasPassages[in.Field] && passages < MaxPassages {
				s.Passage = passages
				passages++
			}
			if !yield(s) {
				return
			}
		}
		entry++
	}
}
