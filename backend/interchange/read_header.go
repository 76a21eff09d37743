package interchange

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// meaning is what a header says about its column.
type meaning struct {
	field Field // one of Fields or of the header… constants; "" if unknown
	asked bool  // found by a phrase of a question
	other bool  // about another person, or about what is no person
	payer bool  // about who paid
	guest bool  // about who comes to an event, by a word such as attendee
}

// public returns the field without knowledge of the cells.
func (m meaning) public() Field {
	switch m.field {
	case headerPlainName:
		return Name
	case headerTitle:
		return Headline
	case headerCountry:
		return Location
	case headerInitials:
		return FirstName
	case headerUnused:
		return ""
	}
	return m.field
}

var headerRemarks = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]|\*`)

// readHeader reads a header. It tries, in this order: a path such as profile.email, of which the last known part counts;
// the whole header; the header without remarks; alternatives such as Name / Nom; what stands before an explanation; the
// phrases of questions.
func readHeader(header string) meaning {
	header = withoutLabel(header[:min(len(header), maxHeaderText)])
	if dotted.MatchString(header) {
		if m := readPath(header); m.field != "" || m.other {
			return m
		}
	}
	whole := headerWords(header)
	if field := theVocabulary().headers[key(whole)]; field != "" {
		return meaning{field: field}
	}
	short := headerWords(headerRemarks.ReplaceAllString(header, " "))
	if field := theVocabulary().headers[key(short)]; field != "" {
		return meaning{field: field}
	}
	m := meaning{other: theVocabulary().mentions(wordsOtherPerson, whole), payer: theVocabulary().mentions(wordsPayer, whole)}
	if m.payer {
		short = slices.DeleteFunc(short, func(word string) bool { return theVocabulary().words[wordsPayer][word] })
	}
	if m.other {
		m.field = aboutAnother(fieldOfQuestion(header))
		m.asked = m.field != ""
		return m
	}
	for _, find := range []func() Field{
		func() Field { return theVocabulary().lookup(whole) }, func() Field { return theVocabulary().lookup(short) },
		func() Field { return fieldOfAlternatives(header) }, func() Field { return fieldOfPath(header) },
		func() Field { return fieldOfExplained(header) }, func() Field { return fieldOfAdmission(short) },
		func() Field { return fieldOfPrivate(header) },
	} {
		if m.field = find(); m.field != "" {
			return m
		}
	}
	if m.field = fieldOfQuestion(header); m.field != "" {
		m.asked = true
		return m
	}
	m.other = theVocabulary().mentions(wordsThing, whole)
	return m
}

// readPath reads a header such as profile.email.
func readPath(header string) meaning {
	words := headerWords(header)
	if theVocabulary().mentions(wordsOtherPerson, words) {
		return meaning{other: true}
	}
	return meaning{field: fieldOfPath(header), payer: theVocabulary().mentions(wordsPayer, words)}
}

// aboutAnother returns the field that a question asks for if the member can be meant though another person is
// mentioned, as in "What would you like to learn from a mentor?".
func aboutAnother(field Field) Field {
	switch field {
	case Offers, Needs, About, Skills, Interests, Languages:
		return field
	}
	return ""
}

var (
	pathSeparators = regexp.MustCompile(`\.|/|\[|\]|::?|>|\|`)
	dotted         = regexp.MustCompile(`^[^\s?]+[\pL\d\]]\.[\pL\d][^\s?]*$`)
)

// maxPath is the number of parts of a path that are read. There are about its square of ways to read them.
const maxPath = 12

// fieldOfPath returns the field of a path such as contact.address.city: that of the last part that is known, with as
// many parts before it as belong to it. A name or title belongs to the part before it: event.name is no person's.
func fieldOfPath(header string) Field {
	if strings.ContainsAny(header, " ?") {
		return ""
	}
	var parts [][]string
	for _, part := range pathSeparators.Split(header, -1) {
		if words := headerWords(part); len(words) > 0 && strings.ContainsFunc(part, unicode.IsLetter) {
			parts = append(parts, words)
		}
	}
	parts = parts[max(0, len(parts)-maxPath):]
	for end := len(parts); end > 0 && len(parts) > 1; end-- {
		for start := range end {
			if field := theVocabulary().lookupPath(parts[start:end]); field != "" {
				return fieldBelow(parts[:start], field)
			}
		}
	}
	return ""
}

// lookupPath is lookup for several parts of a path, of which all but the last can be in the plural.
func (v *vocabulary) lookupPath(parts [][]string) Field {
	words := slices.Concat(parts...)
	if len(parts) == 1 {
		return v.lookup(words)
	}
	for i, word := range words[:len(words)-1] {
		if singular := strings.TrimSuffix(word, "s"); v.headers[word] == "" && v.headers[singular] != "" {
			words[i] = singular
		}
	}
	core := v.core(words)
	if field := v.headers[key(core)]; field != "" {
		return field
	}
	return v.unordered[sortedKey(core)]
}

// fieldBelow returns the field of a part of a path with these parts before it.
func fieldBelow(before [][]string, field Field) Field {
	for _, words := range before {
		if theVocabulary().mentions(wordsThing, words) || theVocabulary().mentions(wordsOtherPerson, words) {
			return headerUnused
		}
	}
	if len(before) > 0 && (field == headerPlainName || field == headerTitle) {
		if parent := theVocabulary().lookup(before[len(before)-1]); parent != "" && parent != About && !identifiesPerson(parent) {
			return parent
		}
	}
	return field
}

var headerAlternatives = regexp.MustCompile(`\s*[/|]\s*|\s+[-–—]\s+|\s*[,&+]\s*|\n`)

// fieldOfAlternatives returns the field of a header in several languages or with several words for it, such as
// "E-Mail / Courriel". Given and family name together are the name.
func fieldOfAlternatives(header string) Field {
	parts := headerAlternatives.Split(headerRemarks.ReplaceAllString(header, " "), -1)
	var fields []Field
	for _, part := range parts {
		field := theVocabulary().lookup(headerWords(part))
		if field == "" || len(parts) == 1 {
			return ""
		}
		if !slices.Contains(fields, field) {
			fields = append(fields, field)
		}
	}
	names := 0
	for _, field := range fields {
		if namesPeople[field] {
			names++
		}
	}
	switch {
	case len(fields) == 1:
		return fields[0]
	case names == len(fields) && slices.Contains(fields, FirstName):
		return Name
	case names == len(fields):
		return fields[0]
	case names > 0:
		return ""
	}
	for _, field := range fields {
		if namesPlaceOrJob[field] {
			return field
		}
	}
	return ""
}

var (
	namesPeople     = map[Field]bool{FirstName: true, LastName: true, MiddleName: true, Name: true, headerPlainName: true}
	namesPlaceOrJob = map[Field]bool{Role: true, Location: true, Company: true}
)

var headerExplanation = regexp.MustCompile(`\s*(?:[:?(\n–—]|\. | - )\s*`)

// fieldOfExplained returns the field of what stands before an explanation of three or more words, as in "Skills:
// list up to five".
func fieldOfExplained(header string) Field {
	parts := headerExplanation.Split(header, 2)
	if len(parts) < 2 || len(strings.Fields(parts[1])) < 3 {
		return ""
	}
	return theVocabulary().lookup(headerWords(parts[0]))
}

// fieldOfQuestion returns the field that a header of two or more words asks for,
// or "" if there is none.
func fieldOfQuestion(header string) Field {
	words := headerWords(header)
	if len(words) < 2 {
		return ""
	}
	text := " " + strings.Join(words, " ") + " "
	for _, q := range theVocabulary().questions {
		if strings.Contains(text, q.phrase) {
			return q.field
		}
	}
	return ""
}
