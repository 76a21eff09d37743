package interchange

import (
	"slices"
	"strings"
)

// withoutLabel removes what a program writes before the question of a form, as in "Custom field: City".
func withoutLabel(header string) string {
	label, question, labelled := strings.Cut(header, ":")
	if labelled && strings.TrimSpace(question) != "" && theVocabulary().words[wordsLabel][key(headerWords(label))] {
		return strings.TrimSpace(question)
	}
	return header
}

// fieldOfAdmission returns the field of a header about the holder of a ticket, such as "Ticket First Name". "Ticket
// name" and "Ticket type" are about the ticket.
func fieldOfAdmission(words []string) Field {
	const longest = 2 // words of a phrase
	for n := min(longest, len(words)-1); n > 0; n-- {
		phrase := strings.Join(words[:n], " ")
		if !theVocabulary().words[wordsAdmission][phrase] && !theVocabulary().words[wordsAttendee][phrase] {
			continue
		}
		switch field := theVocabulary().lookup(words[n:]); field {
		case Name, FirstName, MiddleName, LastName, Email, Company, Role, LinkedIn:
			return field
		}
	}
	return ""
}

// privateWords stand in the headers of addresses and telephones at home.
var privateWords = words("privat private privates privater privé privée privés privada privado particular privat")

// fieldOfPrivate returns the field of a header without words such as "private", if that is a detail of how to reach
// somebody: the words may say in other headers that somebody does not want to be listed.
func fieldOfPrivate(header string) Field {
	words := strings.Fields(header)
	rest := slices.DeleteFunc(slices.Clone(words), func(word string) bool { return privateWords[strings.ToLower(strings.Trim(word, ":()[],"))] })
	if len(rest) == 0 || len(rest) == len(words) {
		return ""
	}
	switch field := readHeader(strings.Join(rest, " ")).field; field {
	case headerUnused, headerCountry, Location, Email, Website:
		return field
	}
	return ""
}

// isDetail reports whether a column holds details of how to reach people at home, and no answers.
func (t *table) isDetail(i int) bool {
	return fieldOfPrivate(t.header[i]) != "" && !slices.ContainsFunc(t.samples(i, sampled), isAnswer)
}
