package interchange

import (
	"slices"
	"strings"
	"unicode"

	"kith/backend/domain"
	"kith/backend/interchange/sheet"
)

// maxLone bounds how many rows with one text are kept until it is known whether they end the file.
const maxLone = 50

// ending holds back rows with one text at the end of a table: people of whom only the name is known, or remarks of the
// program such as "Copyright" and "Total: 20".
type ending struct {
	lone  []sheet.Row
	apart bool // a blank row stands before the first of them
	next  int  // line that follows the row before, without a blank one
}

// keeps holds a row back if it has one text that stands alone in a table of three or more columns, or a sum.
func (r *ending) keeps(row sheet.Row, columns int) bool {
	if columns < 3 || filled(row.Cells) != 1 && !isSum(row.Cells) || !row.Unusable.IsZero() || len(r.lone) == maxLone || slices.ContainsFunc(row.Cells, hasEmail) {
		return false
	}
	if len(r.lone) == 0 {
		r.apart = row.Line > r.next
	}
	r.lone = append(r.lone, row)
	return true
}

// follows returns the rows that were held back before one that is no remark: people.
func (r *ending) follows(row sheet.Row) (people []sheet.Row) {
	people, r.lone = r.lone, nil
	r.next = row.Line + 1
	for _, cell := range row.Cells {
		r.next += strings.Count(cell, "\n")
	}
	return people
}

// split tells the people from the remarks among the rows that end the table. The first remark ends the people; behind
// a blank row it makes all of them remarks.
func (r *ending) split() (people, remarks []sheet.Row) {
	end := slices.IndexFunc(r.lone, func(row sheet.Row) bool { return isRemark(textOf(row)) })
	switch {
	case end < 0:
		return r.lone, nil
	case r.apart:
		return nil, r.lone
	}
	return r.lone[:end], r.lone[end:]
}

// sums begin the row that counts the others.
var sums = words("total totals totaal totale totalt sum summe summa soma som somme suma count anzahl aantal antal gesamt insgesamt nombre")

// isSum reports whether a row has two texts, of which the first is a word such as "Total" and the other a number.
func isSum(cells []string) bool {
	texts := strings.Fields(strings.Join(cells, " "))
	return len(texts) == 2 && filled(cells) == 2 && sums[key(headerWords(texts[0]))] && !strings.ContainsFunc(texts[1], unicode.IsLetter)
}

func textOf(row sheet.Row) string { return strings.TrimSpace(strings.Join(row.Cells, " ")) }

// isRemark reports whether a text that stands alone is no name: it has a number, a sign or many words.
func isRemark(text string) bool {
	const most = 5 // words of a name
	return len(strings.Fields(text)) > most || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("&©:=", r) })
}

// addRemark reports a row that was taken for a remark.
func (in *rowCollector) addRemark(row sheet.Row) {
	in.leaveOut(row.Line, domain.NewUIMessage("interchange.remark", "“%s” stands alone at the end of the file and was taken for a remark, not for a person.", quoted(textOf(row))))
}
