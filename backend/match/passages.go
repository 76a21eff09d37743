package match

import (
	"strings"

	"kith/backend/domain"
)

// A Passage is a piece of a profile that means something by itself: a line, an
// entry of a list, a sentence. Text stands letter for letter in the field.
type Passage struct{ Field, Text string }

// Bounds on how much of a profile is compared by meaning, and how much of one
// passage counts.
const (
	maxPassages     = 32
	maxPassageBytes = 400
)

// meant are the fields whose passages mean something, as opposed to names.
var meant = [len(fields)]bool{
	fieldHeadline: true, fieldRole: true, fieldSkills: true, fieldOffers: true,
	fieldNeeds: true, fieldAbout: true, fieldInterests: true,
}

// Passages divides a profile into what can be compared by meaning, in the
// order in which it is read. The same profile always gives the same.
func Passages(p domain.Profile) []Passage { return newPeople([]domain.Profile{p})[0].passages() }

func (p *person) passages() []Passage {
	var all []Passage
	for f, text := range passagesOf(p.said) {
		all = append(all, Passage{fields[f].column, text})
	}
	return all
}

// passagesOf yields the passages of a profile as the index keeps it.
func passagesOf(said packed) func(yield func(field, string) bool) {
	return func(yield func(field, string) bool) {
		n := 0
		for f, text := range said.entries {
			if !meant[f] {
				continue
			}
			for sentence := range sentences(text) {
				if n == maxPassages || !yield(f, cut(sentence, maxPassageBytes)) {
					return
				}
				n++
			}
		}
	}
}

// sentences yields the sentences of a text that hold a word.
func sentences(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for from := 0; from < len(text); {
			until := sentenceEnd(text, from)
			sentence := strings.TrimSpace(text[from:until])
			s := scanner{text: sentence}
			if s.next() && !yield(sentence) {
				return
			}
			from = until + 1
		}
	}
}
