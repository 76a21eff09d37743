package index

import (
	"strings"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// passage returns the field and text of somebody's passage, by its number.
func (p *Document) Passage(number int) (Field, string) {
	i := 0
	for f, text := range eachPassage(p.Text) {
		if i == number {
			return f, text
		}
		i++
	}
	return 0, ""
}

// A Passage is a piece of a profile that means something by itself: a line, an
// entry of a list, a sentence. Text stands letter for letter in the field.
type Passage struct{ Field, Text string }

// Bounds on how much of a profile is compared by meaning, and how much of one
// passage counts.
const (
	MaxPassages     = 32
	maxPassageBytes = 400
)

// meant are the fields whose passages mean something, as opposed to names.
var hasPassages = [len(Fields)]bool{
	FieldHeadline: true, FieldRole: true, FieldSkills: true, FieldOffers: true,
	FieldNeeds: true, FieldAbout: true, FieldInterests: true,
}

// Passages divides a profile into what can be compared by meaning, in the
// order in which it is read. The same profile always gives the same.
func Passages(p domain.Profile) []Passage { return newDocuments([]domain.Profile{p})[0].passages() }

func (p *Document) passages() []Passage {
	var all []Passage
	for f, text := range eachPassage(p.Text) {
		all = append(all, Passage{Fields[f].Column, text})
	}
	return all
}

// zoneOf is the zone of a passage, by its field.
func groupOfColumn(column string) Group {
	if column == Fields[FieldNeeds].Column {
		return NeedWords
	}
	return ProfileWords
}

// digest is that of somebody's passages, with the zone of each.
func (p *Document) PassageDigest(zones []Group) (uint64, []Group) {
	d := noDigest
	for f, text := range eachPassage(p.Text) {
		d, zones = d.with(Fields[f].Column, text), append(zones, Fields[f].Group)
	}
	return uint64(d), zones
}

// passagesOf yields the passages of a profile as the index keeps it.
func eachPassage(said packedText) func(yield func(Field, string) bool) {
	return func(yield func(Field, string) bool) {
		var words lexicon.Scanner
		n := 0
		for f, text := range said.Entries {
			for hasPassages[f] && text != "" {
				var sentence string
				sentence, text = cutSentence(text)
				words.Reset(sentence)
				if !words.Next() {
					continue
				}
				if n == MaxPassages || !yield(f, lexicon.Truncate(sentence, maxPassageBytes)) {
					return
				}
				n++
			}
		}
	}
}

// cutSentence returns the first sentence of a text, and what comes after it.
func cutSentence(text string) (sentence, rest string) {
	end := SentenceEnd(text, 0)
	return strings.TrimSpace(text[:end]), text[min(end+1, len(text)):]
}
