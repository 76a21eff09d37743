package interchange

import (
	"slices"

	"kith/backend/domain"
)

// kindOf returns the word in a column that tells people from organizations and households, or "".
func (t *table) kindOf(record []string) string {
	if t.kind < 0 || t.kind >= len(record) {
		return ""
	}
	return key(headerWords(record[t.kind]))
}

// findKind finds the column that says what a row is about: one with such a header in which some row is a person.
func (t *table) findKind() int {
	return slices.IndexFunc(t.header, func(header string) bool {
		i := slices.Index(t.header, header)
		return theVocabulary().words[wordsKind][key(headerWords(header))] &&
			slices.ContainsFunc(t.samples(i, sampled), func(cell string) bool { return theVocabulary().words[wordsPerson][key(headerWords(cell))] })
	})
}

// notAPerson returns why a row must not be imported, or the zero message.
func (t *table) notAPerson(record []string, c cells) domain.UIMessage {
	if !theVocabulary().words[wordsNoPerson][t.kindOf(record)] {
		return domain.UIMessage{}
	}
	name := c.fullName()
	if name == "" {
		name = c[Company]
	}
	return domain.NewUIMessage("interchange.cardOfThing", "“%s” is not a person.", quoted(name))
}

// isDeathHeader reports whether a yes or a date in a column says that the person has died.
func isDeathHeader(header string) bool {
	return theVocabulary().words[wordsDeath][key(headerWords(header))]
}
