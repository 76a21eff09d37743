package interchange

import (
	"slices"
	"strings"

	"kith/backend/domain"
)

// undecidedColumn marks a column that the organiser has to decide about: it gets no field and is not guessed.
const undecidedColumn Field = "undecided"

// guess maps the columns by their headers and cells together. Columns about consent come first.
func (t *table) guess() {
	for i, field := range t.fields {
		if field != "" {
			continue
		}
		found, undecided := consentField(withoutLabel(t.header[i]), t.samples(i, sampled))
		switch {
		case isDeathHeader(t.header[i]):
			t.fields[i], t.reasons[i] = Status, ByHeader
		case t.isDetail(i):
		case undecided:
			t.fields[i] = undecidedColumn
		case found != "":
			t.fields[i], t.reasons[i] = found, ByHeader
		}
	}
	t.fields, t.reasons = mapColumns(t.header, t.fields, t.reasons, t.first)
	t.joinUnnamed()
}

// columnMapper decides what the columns of a table mean.
type columnMapper struct {
	meanings []meaning
	fields   []Field
	reasons  []Reason
	cells    [][]string // by column, then by row; without what escapes a formula
}

// mapColumns returns the fields of columns by their headers and first rows. The fields and reasons that are given stay,
// unless they are those of the headers alone. It never guesses consent: nobody may be listed by a guess.
func mapColumns(header []string, fields []Field, reasons []Reason, rows [][]string) ([]Field, []Reason) {
	m := newColumnMapper(len(header), rows)
	for i := range header {
		column := readHeader(header[i])
		column.guest = theVocabulary().mentions(wordsAttendee, headerWords(header[i]))
		switch {
		case fields[i] == undecidedColumn:
			m.meanings[i].other = true
		case fields[i] != "" && fields[i] != column.public():
			m.meanings[i].field, m.fields[i], m.reasons[i] = fields[i], fields[i], reasons[i]
		case column.field == "" || column.asked:
			m.meanings[i] = column
		default:
			m.meanings[i], m.fields[i], m.reasons[i] = column, column.field, ByHeader
		}
	}
	if m.has(ID) { // Kith's own export: its headers mean what they say
		for i, field := range m.fields {
			if field != "" {
				m.fields[i] = m.meanings[i].public()
			}
		}
	} else {
		m.settle()
	}
	for i, field := range m.fields {
		if field == headerUnused {
			m.drop(i)
		}
	}
	m.guessQuestions()
	m.guessCells()
	m.rescue()
	return m.fields, m.reasons
}

// settle decides by the cells what headers mean that can mean several things.
func (m *columnMapper) settle() {
	m.dropAnswers()
	m.settleTitles()
	m.settlePlaces()
	m.settlePayers()
	m.settleGuests(FirstName, LastName)
	m.settleGuests(Email)
	m.settleNames()
}

func newColumnMapper(width int, rows [][]string) *columnMapper {
	m := &columnMapper{make([]meaning, width), make([]Field, width), make([]Reason, width), make([][]string, width)}
	for i := range m.cells {
		m.cells[i] = make([]string, len(rows))
		for j, row := range rows {
			if i < len(row) {
				if cell := strings.TrimSpace(unescapeFormula(row[i])); !isPlaceholder(cell) {
					m.cells[i][j] = cell
				}
			}
		}
	}
	return m
}

func (m *columnMapper) drop(i int) { m.fields[i], m.reasons[i] = "", Unknown }

func (m *columnMapper) has(fields ...Field) bool {
	return slices.ContainsFunc(m.fields, func(field Field) bool { return slices.Contains(fields, field) })
}

// dropAnswers leaves columns without a field that hold yes and no under the header of a text: they answer a question,
// perhaps whether to be listed.
func (m *columnMapper) dropAnswers() {
	for i, field := range m.fields {
		if field != "" && !statedFields[field] && m.mostly(i, isYesOrNo) && m.others(i) {
			m.drop(i)
			m.meanings[i] = meaning{other: true}
		}
	}
}

// others reports whether a column other than i identifies a person.
func (m *columnMapper) others(i int) bool {
	for j, field := range m.fields {
		if j != i && (field == headerPlainName || identifiesPerson(field)) {
			return true
		}
	}
	return false
}

// settleTitles tells headlines from forms of address.
func (m *columnMapper) settleTitles() {
	for i, field := range m.fields {
		if field != headerTitle {
			continue
		}
		if m.fields[i] = Headline; m.mostly(i, isSalutation) {
			m.fields[i] = headerUnused
		}
	}
}

// settlePlaces takes the country for the location only if nothing else tells it.
func (m *columnMapper) settlePlaces() {
	for i, field := range m.fields {
		if field != headerCountry {
			continue
		}
		if m.fields[i] = Location; slices.Contains(m.fields[:i], Location) || slices.Contains(m.fields[i+1:], Location) {
			m.fields[i] = headerUnused
		}
	}
}

// settlePayers takes who paid for the member only if no other column tells of the member.
func (m *columnMapper) settlePayers() {
	var named, reached bool
	for i, field := range m.fields {
		if !m.meanings[i].payer {
			named = named || field == headerPlainName || field != Email && identifiesPerson(field)
			reached = reached || field == Email
		}
	}
	for i, field := range m.fields {
		if m.meanings[i].payer && (named && field != Email || reached && field == Email) {
			m.fields[i] = headerUnused
		}
	}
}

// settleGuests leaves out the columns of fields that do not say whose they are if others are those of the guest: they
// tell who ordered.
func (m *columnMapper) settleGuests(of ...Field) {
	guests := false
	for i, field := range m.fields {
		guests = guests || slices.Contains(of, field) && m.meanings[i].guest && m.filled(i)
	}
	for i, field := range m.fields {
		if guests && slices.Contains(of, field) && !m.meanings[i].guest {
			m.fields[i] = headerUnused
		}
	}
}

// guessQuestions maps columns by the questions in their headers. A column of yes and no answers another question.
func (m *columnMapper) guessQuestions() {
	for i, column := range m.meanings {
		if column.asked && !m.taken(column.field) && !m.mostly(i, isYesOrNo) && m.fits(i, column.field) {
			m.fields[i], m.reasons[i] = column.field, ByContent
		}
	}
}

// fits reports whether the cells of a column have the form of an address or a name, if they must for the field.
func (m *columnMapper) fits(i int, field Field) bool {
	switch field {
	case Email:
		return m.mostly(i, hasEmail)
	case Name:
		return m.mostly(i, isName)
	case FirstName, LastName:
		return m.mostly(i, isWordOfName)
	}
	return true
}

func (m *columnMapper) taken(field Field) bool {
	return m.has(field) || field == Name && m.has(FirstName, LastName)
}

// guessCells maps columns without a known header by the form of their cells.
func (m *columnMapper) guessCells() {
	for _, guess := range []struct {
		field Field
		is    func(string) bool
	}{{Email, hasEmail}, {LinkedIn, isLinkedInAddress}} {
		for i := range m.fields {
			if m.free(i) && (guess.field == Email || m.meanings[i].field != headerUnused) && !m.taken(guess.field) && m.mostly(i, guess.is) {
				m.fields[i], m.reasons[i] = guess.field, ByContent
			}
		}
	}
	if m.taken(Name) {
		return
	}
	best, agreement := -1, -1
	for i := range m.fields {
		if m.free(i) && m.meanings[i].field != headerUnused && m.mostly(i, isName) && m.distinct(i) {
			if agrees := m.agreement(i); agrees > agreement {
				best, agreement = i, agrees
			}
		}
	}
	if best >= 0 {
		m.fields[best], m.reasons[best] = Name, ByContent
	}
}

// rescue takes a column of addresses under the header of something else if nothing else identifies the people.
func (m *columnMapper) rescue() {
	if slices.ContainsFunc(m.fields, identifiesPerson) {
		return
	}
	for i := range m.fields {
		if !m.meanings[i].other && !statedFields[m.fields[i]] && m.mostly(i, hasEmail) {
			m.fields[i], m.reasons[i] = Email, ByContent
			return
		}
	}
}

// free reports whether the cells of a column may be about the member.
func (m *columnMapper) free(i int) bool { return m.fields[i] == "" && !m.meanings[i].other }

// mostly reports whether at least 80 % of the cells that are not empty have a form.
func (m *columnMapper) mostly(i int, is func(string) bool) bool {
	n, all := 0, 0
	for _, cell := range m.cells[i] {
		if cell != "" {
			all++
			if is(cell) {
				n++
			}
		}
	}
	return n > 0 && n*10 >= all*8
}

// distinct reports whether at least 80 % of the cells that are not empty differ, as names do, and tickets do not.
func (m *columnMapper) distinct(i int) bool {
	seen, all := map[string]bool{}, 0
	for _, cell := range m.cells[i] {
		if cell != "" {
			all++
			seen[strings.ToLower(cell)] = true
		}
	}
	return len(seen)*10 >= all*8
}

// agreement counts the rows in which a word of the cell is part of the e-mail address.
func (m *columnMapper) agreement(i int) int {
	address := slices.Index(m.fields, Email)
	if address < 0 {
		return 0
	}
	n := 0
	for row, cell := range m.cells[i] {
		mailbox, _, _ := strings.Cut(m.cells[address][row], "@")
		mailbox = key(headerWords(mailbox))
		if slices.ContainsFunc(headerWords(cell), func(word string) bool { return len(word) > 2 && strings.Contains(mailbox, word) }) {
			n++
		}
	}
	return n
}

// fieldOfCells recognises e-mail addresses, LinkedIn pages and names by their form, if at least 80 % of the cells
// have it.
func fieldOfCells(cells []string) Field {
	m := columnMapper{cells: [][]string{cells}}
	switch {
	case m.mostly(0, hasEmail):
		return Email
	case m.mostly(0, isLinkedInAddress):
		return LinkedIn
	case m.mostly(0, isName):
		return Name
	}
	return ""
}

func hasEmail(cell string) bool { return strings.Contains(cell, "@") && len(emailsIn(cell)) > 0 }

func isEmail(cell string) bool {
	_, err := domain.NormalizeEmail(cell)
	return err == nil
}

func isLinkedInAddress(cell string) bool { return addressField(cell) == LinkedIn && !hasEmail(cell) }
