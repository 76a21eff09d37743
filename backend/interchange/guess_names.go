package interchange

import (
	"slices"
	"strings"
	"unicode"
)

// settleNames decides which of the columns with names count, and what the plain word for name means: the family name
// beside given names, the given name beside family names, else the whole name.
func (m *columnMapper) settleNames() {
	m.settleWords()
	m.dropSortNames()
	for i, field := range m.fields {
		if field == Name {
			m.fields[i] = m.nameColumn(i)
		}
	}
	for i, field := range m.fields {
		if field == Name && m.has(FirstName) && m.has(LastName) && m.filled(i) && !m.contains(i, FirstName) && !m.contains(i, LastName) {
			m.fields[i] = headerUnused
		}
	}
}

// dropSortNames leaves columns out in which at least half of the names are written "Family, Given" if another column
// tells the same names as they are spoken.
func (m *columnMapper) dropSortNames() {
	for i, field := range m.fields {
		if field != Name {
			continue
		}
		turned, all := 0, 0
		for row, cell := range m.cells[i] {
			if cell != "" {
				all++
				if spoken := givenFirst(cell); spoken != cell && m.saysElsewhere(i, row, spoken) {
					turned++
				}
			}
		}
		if turned > 0 && turned*2 >= all {
			m.fields[i] = headerUnused
		}
	}
}

// saysElsewhere reports whether the columns of names other than i tell all words of a name in a row.
func (m *columnMapper) saysElsewhere(i, row int, name string) bool {
	var words []string
	for j, field := range m.fields {
		if j != i && field != Email && identifiesPerson(field) {
			words = append(words, headerWords(m.cells[j][row])...)
		}
	}
	return !slices.ContainsFunc(headerWords(name), func(word string) bool { return !slices.Contains(words, word) })
}

// settleWords takes the plain word for name for the whole name, and initials for the given name if no column has it.
func (m *columnMapper) settleWords() {
	given := m.has(FirstName)
	for i, field := range m.fields {
		switch {
		case field == headerPlainName:
			m.fields[i] = Name
		case field == headerInitials && given:
			m.fields[i] = headerUnused
		case field == headerInitials:
			m.fields[i] = FirstName
		}
	}
}

// nameColumn returns the field of a column whose header is that of a name.
func (m *columnMapper) nameColumn(i int) Field {
	switch {
	case !m.named(i) || !m.noName(i):
		return m.partOfName(i)
	case m.mostly(i, hasEmail):
		return Email
	default:
		return headerUnused
	}
}

// named reports whether a column other than i tells a name.
func (m *columnMapper) named(i int) bool {
	for j, field := range m.fields {
		if j != i && field != Email && identifiesPerson(field) && m.filled(j) {
			return true
		}
	}
	return false
}

func (m *columnMapper) filled(i int) bool { return m.mostly(i, func(string) bool { return true }) }

// noName reports whether the cells under the header of a name are something else: what repeats in every row, a handle,
// an address, a number, or yes and no.
func (m *columnMapper) noName(i int) bool {
	const few = 3 // rows in which the same name may stand by chance
	rows, different := 0, map[string]bool{}
	for _, cell := range m.cells[i] {
		if cell != "" {
			rows++
			different[cell] = true
		}
	}
	if rows >= few && len(different) == 1 {
		return true
	}
	return m.mostly(i, func(cell string) bool {
		return isUserName(cell) || hasEmail(cell) || isYesOrNo(cell) || !strings.ContainsFunc(cell, unicode.IsLetter)
	})
}

// isUserName reports whether a cell is the name of an account: one word without a capital, or with a digit or sign of such names.
func isUserName(cell string) bool {
	if strings.ContainsFunc(cell, unicode.IsSpace) {
		return false
	}
	return !strings.ContainsFunc(cell, unicode.IsUpper) && strings.ContainsFunc(cell, unicode.IsLower) || strings.ContainsAny(cell, "@_0123456789")
}

// partOfName returns the field of a column of names: the whole name, or the part that the other columns lack. A header
// other than the plain word for name is the family name only if its cells have one word.
func (m *columnMapper) partOfName(i int) Field {
	given, family := m.has(FirstName), m.has(LastName)
	plain := m.meanings[i].field == headerPlainName || m.mostly(i, func(name string) bool { return len(strings.Fields(name)) == 1 })
	switch {
	case given && !family && plain && !m.contains(i, FirstName):
		return LastName
	case family && !given && !m.contains(i, LastName):
		return FirstName
	}
	return Name
}

// contains reports whether the cells of column i mostly contain those of a column with the field.
func (m *columnMapper) contains(i int, part Field) bool {
	n, all := 0, 0
	for j, field := range m.fields {
		if field != part || j == i {
			continue
		}
		for row, cell := range m.cells[j] {
			if whole := m.cells[i][row]; cell != "" && whole != "" {
				all++
				if containsWords(headerWords(whole), headerWords(cell)) {
					n++
				}
			}
		}
	}
	return n > 0 && n*2 >= all
}

func containsWords(whole, part []string) bool {
	return len(part) > 0 && strings.Contains(" "+strings.Join(whole, " ")+" ", " "+strings.Join(part, " ")+" ")
}

// isName reports whether a cell looks like a person's name: two to four words,
// each beginning with a capital, without digits.
func isName(cell string) bool {
	words := strings.Fields(cell)
	if len(words) < 2 || len(words) > 4 || strings.ContainsAny(cell, "0123456789@/,;:") {
		return false
	}
	for _, word := range words {
		if lower := strings.ToLower(word); word == lower && !particles[lower] && !withoutCase(word) {
			return false
		}
	}
	return true
}

// withoutCase reports whether a word is written in letters that know no capitals, such as Japanese or Arabic ones.
func withoutCase(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.In(r, unicode.Lo, unicode.Lm, unicode.M) })
}

// familyFirst reports whether at least 80 % of the names are written "Family, Given".
func (t *table) familyFirst() bool {
	n, all := 0, 0
	for i, field := range t.fields {
		if field != Name {
			continue
		}
		for _, name := range t.samples(i, len(t.first)) {
			if isRemark(name) {
				continue
			}
			all++
			if givenFirst(name) != name {
				n++
			}
		}
	}
	return n > 0 && n*10 >= all*8
}

// givenFirst turns "Family, Given" around. A title behind a comma stays there, as in "Ann Lee, PhD" and "Lee, Ann, PhD".
func givenFirst(name string) string {
	parts := strings.SplitN(name, ",", 3)
	if len(parts) < 2 {
		return name
	}
	family, given := strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1])
	if family == "" || given == "" || isOneOf(suffixes, strings.ReplaceAll(given, ".", "")) || strings.ContainsAny(name, "@0123456789") {
		return name
	}
	turned := given + " " + family
	if len(parts) > 2 {
		turned += "," + parts[2]
	}
	return turned
}

// salutations are forms of address in the languages of headers.txt, and academic titles, as [headerWords] gives them.
var salutations = words(`mr mrs ms miss mx sir madam dr prof professor doctor rev hon lord lady dame
	m mme mlle mm monsieur madame mademoiselle me maitre docteur pr
	herr frau hr fr dipl ing divers firma
	sr sra srta senor senora senorita don dona d sres
	sr senhor senhora dr dra exmo exma
	dhr mevr mw mevrouw heer meneer de drs ir mr
	herr fru froken`)

// isSalutation reports whether a cell is a form of address such as Mr or Frau Dr.
func isSalutation(cell string) bool {
	words := headerWords(cell)
	return len(words) > 0 && len(words) <= 4 && !slices.ContainsFunc(words, func(word string) bool { return !salutations[word] })
}
