package interchange

import "strings"

// formulaStarts are the characters by which spreadsheets take a cell for a
// formula, or skip to one.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// escapeFormula makes a cell safe to open in a spreadsheet: an apostrophe in front says
// that it is text. A cell that begins with apostrophes of its own gets one
// more, so that unguard takes away none of them.
func escapeFormula(cell string) string {
	if looksLikeFormula(cell) {
		return "'" + cell
	}
	return cell
}

// unescapeFormula is the inverse of guard, also for cells that others guarded.
func unescapeFormula(cell string) string {
	if rest, guarded := strings.CutPrefix(cell, "'"); guarded && looksLikeFormula(rest) {
		return rest
	}
	return cell
}

func looksLikeFormula(cell string) bool {
	start := strings.TrimLeft(cell, "'")
	return start != "" && strings.IndexAny(start, formulaStarts) == 0
}
