package interchange

import (
	"strings"

	"kith/backend/domain"
)

// guess maps columns with unknown headers by the question in the header or by
// the content of the cells. It never guesses consent from cells: nobody may be
// listed by a guess. A column that may be about consent stays without a field.
func (t *table) guess() {
	for i, field := range t.fields {
		if field != "" {
			continue
		}
		if field, undecided := consentField(t.header[i], t.samples(i, 50)); field != "" || undecided {
			t.fields[i] = field
			if field != "" {
				t.reasons[i] = ByHeader
			}
			continue
		}
		if guessed := fieldOfQuestion(t.header[i]); guessed != "" && !t.has(guessed) {
			t.fields[i], t.reasons[i] = guessed, ByContent
		} else if guessed := fieldOfCells(t.samples(i, 50)); guessed != "" && !t.has(guessed) {
			t.fields[i], t.reasons[i] = guessed, ByContent
		}
	}
}

func (t *table) has(field Field) bool {
	for _, f := range t.fields {
		if f == field || field == Name && (f == FirstName || f == LastName) {
			return true
		}
	}
	return false
}

// questions maps phrases in the questions of registration forms to fields. The
// header must contain the phrase; the first match wins.
var questions = []struct {
	words string
	field Field
}{
	{"linkedin", LinkedIn},
	{"looking for", Needs}, {"hoping to", Needs}, {"need help", Needs}, {"you need", Needs}, {"learn from", Needs},
	{"help others", Offers}, {"help other", Offers}, {"you help", Offers}, {"help with", Offers}, {"you offer", Offers}, {"can offer", Offers}, {"teach", Offers},
	{"about yourself", About}, {"introduce yourself", About}, {"tell us", About},
	{"languages", Languages}, {"skills", Skills}, {"good at", Skills}, {"expertise", Skills},
	{"interests", Interests}, {"hobbies", Interests}, {"you live", Location}, {"based in", Location}, {"are you based", Location},
	{"which city", Location}, {"what city", Location}, {"you work for", Company}, {"where do you work", Company},
	{"what do you do", Role}, {"your job", Role}, {"your role", Role}, {"website", Website},
}

// fieldOfQuestion returns the field that a header of two or more words asks for,
// or "" if there is none.
func fieldOfQuestion(header string) Field {
	key := " " + headerKey(header) + " "
	if strings.Count(key, " ") < 3 {
		return ""
	}
	for _, q := range questions {
		if strings.Contains(key, " "+q.words+" ") {
			return q.field
		}
	}
	return ""
}

// fieldOfCells recognises e-mail addresses, LinkedIn pages and names by their
// form, if at least 80 % of the cells have it.
func fieldOfCells(cells []string) Field {
	mostly := func(is func(string) bool) bool {
		n := 0
		for _, cell := range cells {
			if is(cell) {
				n++
			}
		}
		return n > 0 && n*10 >= len(cells)*8
	}
	switch {
	case mostly(isEmail):
		return Email
	case mostly(func(cell string) bool { return addressField(cell) == LinkedIn && !isEmail(cell) }):
		return LinkedIn
	case mostly(isName):
		return Name
	}
	return ""
}

func isEmail(cell string) bool {
	_, err := domain.NormalizeEmail(cell)
	return err == nil
}

// isName reports whether a cell looks like a person's name: two to four words,
// each beginning with a capital, without digits.
func isName(cell string) bool {
	words := strings.Fields(cell)
	if len(words) < 2 || len(words) > 4 || strings.ContainsAny(cell, "0123456789@/,;:") {
		return false
	}
	for _, word := range words {
		if lower := strings.ToLower(word); word == lower && !particles[lower] {
			return false
		}
	}
	return true
}
