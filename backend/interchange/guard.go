package interchange

import (
	"iter"
	"strings"
)

const (
	// formulaSigns begin a formula.
	formulaSigns = "=+-@＝＋－＠"
	// formulaStarts lists the characters that make a spreadsheet read a cell as a
	// formula, and white space that it skips before one.
	formulaStarts = "\t\r\n" + formulaSigns
	// cellEnds are separators of spreadsheets, and line breaks. Quotation marks protect
	// neither if the spreadsheet takes another separator than the file.
	cellEnds = ",;\t\r\n"
	// skipped stands before a formula without hiding it.
	skipped = " \u00A0\"'"
)

// formulas returns the offsets at which a formula begins, whichever separator a
// spreadsheet takes.
func formulas(cell string) iter.Seq[int] {
	return func(yield func(int) bool) {
		first, begins := true, true
		for i, r := range cell {
			isSign := strings.ContainsRune(formulaSigns, r)
			ends := strings.ContainsRune(cellEnds, r)
			isSpace := first && ends && r != ',' && r != ';'
			if begins && (isSign || isSpace) && !yield(i) {
				return
			}
			begins = ends || begins && strings.ContainsRune(skipped, r)
			first = first && begins && !ends
		}
	}
}

// escapeFormulas makes a cell safe to open in a spreadsheet: an apostrophe before a
// formula marks it as text. A formula that already has apostrophes gets one more, so
// that [unescapeFormulas] restores the cell.
func escapeFormulas(cell string) string {
	var escaped strings.Builder
	done := 0
	for i := range formulas(cell) {
		escaped.WriteString(cell[done:i] + "'")
		done = i
	}
	return escaped.String() + cell[done:]
}

// unescapeFormulas is the inverse of [escapeFormulas].
func unescapeFormulas(cell string) string {
	if !strings.Contains(cell, "'") { // as most cells, of 100,000 rows
		return cell
	}
	var plain strings.Builder
	done := 0
	for i := range formulas(cell) {
		plain.WriteString(strings.TrimSuffix(cell[done:i], "'"))
		done = i
	}
	return plain.String() + cell[done:]
}

// unescapeFormula restores a cell of another program: an apostrophe at the beginning
// is no part of the text if it stands before a formula.
func unescapeFormula(cell string) string {
	rest, guarded := strings.CutPrefix(cell, "'")
	start := strings.TrimLeft(rest, "'")
	if guarded && start != "" && strings.IndexAny(start, formulaStarts) == 0 {
		return rest
	}
	return cell
}
