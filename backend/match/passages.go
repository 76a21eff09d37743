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

// zoneOf is the zone of a passage, by its field.
func zoneOf(column string) zone {
	if column == fields[fieldNeeds].column {
		return wants
	}
	return has
}

// digest is that of somebody's passages, with the zone of each.
func (p *person) digest(zones []zone) (uint64, []zone) {
	d := noDigest
	for f, text := range passagesOf(p.said) {
		d, zones = d.with(fields[f].column, text), append(zones, fields[f].zone)
	}
	return uint64(d), zones
}

// passagesOf yields the passages of a profile as the index keeps it.
func passagesOf(said packed) func(yield func(field, string) bool) {
	return func(yield func(field, string) bool) {
		var words scanner
		n := 0
		for f, text := range said.entries {
			for meant[f] && text != "" {
				var sentence string
				sentence, text = cutSentence(text)
				words.reset(sentence)
				if !words.next() {
					continue
				}
				if n == maxPassages || !yield(f, cut(sentence, maxPassageBytes)) {
					return
				}
				n++
			}
		}
	}
}

// cutSentence returns the first sentence of a text, and what comes after it.
func cutSentence(text string) (sentence, rest string) {
	end := sentenceEnd(text, 0)
	return strings.TrimSpace(text[:end]), text[min(end+1, len(text)):]
}
