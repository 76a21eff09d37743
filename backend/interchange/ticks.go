package interchange

import (
	"slices"
	"strings"

	"kith/backend/domain"
)

// ticks tells whether the consent of a file is a box that people tick: an empty cell is then a box that is not ticked,
// and nothing that is said of the whole file lists the person.
type ticks struct {
	header string
	ticked bool
	spoken bool // somebody answered in words, with a no, or in a way that nobody can read
}

// hear takes notice of the answer of a row, and reports whether there is none.
func (t *ticks) hear(c cells) (empty bool) {
	text := c[Consent]
	switch readAnswer(text) {
	case silent:
		return true
	case holds, inside, dated:
		t.header = c[headerOfField[Consent]]
		if isPlainYes(text) {
			t.spoken = true
		} else {
			t.ticked = true
		}
	default:
		t.spoken = true
	}
	return false
}

// plainYes are answers that have a no beside them, which an empty cell is not.
var plainYes = listed("plainYes")

func isPlainYes(text string) bool {
	s := sentenceOf(text)
	return len(s.words) > 0 && s.all(plainYes)
}

// heedTicks makes sure that rows with a box that is not ticked list nobody.
func (in *rowCollector) heedTicks() {
	if !in.ticks.ticked || in.ticks.spoken {
		return
	}
	for i := range in.file.Rows {
		if row := &in.file.Rows[i]; row.unticked && row.Consent == domain.ConsentUnknown {
			row.Consent = domain.ConsentUnreadable
			row.Notes = append(slices.Clip(row.Notes), domain.NewUIMessage("interchange.boxNotTicked",
				"%s is empty, and others have a tick there: this file does not list them.", shorten(strings.TrimSpace(in.ticks.header))))
		}
	}
}

// joinUnnamed reads a column without a header that holds answers, right of one that asks for consent, as part of it:
// some forms write each choice into a column of its own.
func (t *table) joinUnnamed() {
	for i := 1; i <= len(t.header); i++ {
		before := t.fields[i-1]
		if before != Consent && before != OptOut || i < len(t.header) && (t.fields[i] != "" || strings.TrimSpace(t.header[i]) != "") {
			continue
		}
		if samples := t.samples(i, sampled); len(samples) > 0 && !slices.ContainsFunc(samples, func(cell string) bool { return !isAnswer(cell) }) {
			if i == len(t.header) { // the header ends before the rows do
				t.header, t.fields, t.reasons = append(slices.Clip(t.header), ""), append(t.fields, ""), append(t.reasons, Unknown)
			}
			t.fields[i], t.reasons[i] = before, ByContent
		}
	}
}
