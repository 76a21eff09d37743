package interchange

import "strings"

// formulaStarts lists the characters that make a spreadsheet read a cell as a
// formula, and white space that it skips before one.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// escapeFormula makes a cell safe to open in a spreadsheet: a leading apostrophe
// marks it as text. A cell that already has apostrophes before a formula gets one
// more, so that [unescapeFormula] restores it.
func escapeFormula(cell string) string {
	if looksLikeFormula(cell) {
		return "'" + cell
	}
	return cell
}

// unescapeFormula is the inverse of [escapeFormula]. It also works for cells that
// other programs escaped.
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
