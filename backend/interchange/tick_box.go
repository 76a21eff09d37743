package interchange

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange/sheet"
)

// ticks are what programs and people write for a box that is ticked, and leave away for one that is not.
var ticks = words("checked x ✓ ✔ ✔️ ☑ ✅ on angekreuzt coché marcado aangevinkt ikryssad")

// tickBoxes returns the columns about consent in which every cell with a text is a tick.
func (t *table) tickBoxes() (columns []int) {
	for i, field := range t.fields {
		if cells := t.samples(i, len(t.first)); field == Consent && len(cells) > 0 && !slices.ContainsFunc(cells, func(cell string) bool { return !ticks[strings.ToLower(cell)] }) {
			columns = append(columns, i)
		}
	}
	return columns
}

// hearEmptyBox takes an empty cell among ticks for a box that the person has not ticked: the file does not list the
// person of the row, whatever was agreed for all. It is no lasting refusal.
func (t *table) hearEmptyBox(in *rowCollector, row sheet.Row) {
	last := len(in.file.Rows) - 1
	if last < 0 || in.file.Rows[last].Line != row.Line || in.file.Rows[last].Consent != domain.ConsentUnknown {
		return
	}
	for _, i := range t.boxes {
		if cellAt(row.Cells, i) == "" {
			in.file.Rows[last].Consent = domain.ConsentUnreadable
			in.file.Rows[last].Notes = append(in.file.Rows[last].Notes, domain.NewUIMessage("interchange.boxNotTicked", "The box under %s is not ticked: this file does not list them.", shorten(t.header[i])))
			return
		}
	}
}
