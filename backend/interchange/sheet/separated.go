package sheet

import "strings"

// Separated returns the rows of a text whose cells are separated by a character. It reads quotation marks as
// spreadsheets do: they enclose a cell only if they stand around all of it. One that is not closed encloses nothing.
func Separated(text string, separator byte) Rows {
	return func(yield func(Row, error) bool) {
		r := &separated{text: text, separator: separator, stops: string(separator) + "\r\n", line: 1}
		for r.skipEmptyLines(); r.at < len(r.text); r.skipEmptyLines() {
			line := r.line
			cells := r.record()
			switch {
			case len(cells) > MaxColumns:
				yield(Row{}, tooManyColumns())
				return
			case !blank(cells) && !yield(Row{Line: line, Cells: cells}, nil):
				return
			}
		}
	}
}

// SeparatorLine returns the separator that a first line such as sep=; names, as Excel writes it, and the text without
// that line. It returns 0 if there is none.
func SeparatorLine(text string) (separator byte, rest string) {
	first, rest, _ := cutLine(text)
	first = strings.Trim(first, "\"'")
	if len(first) == 5 && strings.EqualFold(first[:4], "sep=") {
		return first[4], rest
	}
	return 0, text
}

// cutLine cuts the first line off, whichever way it ends.
func cutLine(text string) (line, rest string, found bool) {
	end := strings.IndexAny(text, "\r\n")
	if end < 0 {
		return text, "", false
	}
	return text[:end], text[end+lineEnd(text[end:]):], true
}

// lineEnd returns the length of the line end with which a text begins.
func lineEnd(text string) int {
	if strings.HasPrefix(text, "\r\n") {
		return 2
	}
	return 1
}

// separated is where a reader of separated cells stands.
type separated struct {
	text      string
	separator byte
	stops     string // characters that end a cell
	at        int    // offset
	line      int    // at that offset
	width     int    // number of cells of the last record of several
	wasted    int    // bytes that were read to find the end of a quotation in vain
}

// skipEmptyLines skips the line ends at which a record would begin.
func (r *separated) skipEmptyLines() {
	for r.at < len(r.text) && (r.text[r.at] == '\n' || r.text[r.at] == '\r') {
		r.at += lineEnd(r.text[r.at:])
		r.line++
	}
}

// record reads the next record. If a quotation of several lines leaves it with another number of cells than the one
// before, and the first line alone has that number, its quotation mark was not meant to enclose the lines.
func (r *separated) record() []string {
	before := *r
	cells := r.cells(true)
	if r.line > before.line+1 && r.width > 1 && len(cells) != r.width && r.wasted <= len(r.text) {
		first := before
		if plain := first.cells(false); len(plain) == r.width {
			first.wasted = r.wasted + r.at - before.at
			*r = first
			return plain
		}
		r.wasted += first.at - before.at
	}
	if len(cells) > 1 {
		r.width = len(cells)
	}
	return cells
}

// cells reads the cells of a record. With lines, a quotation may span lines.
func (r *separated) cells(lines bool) (cells []string) {
	for more := true; more && len(cells) <= MaxColumns; {
		var cell string
		r.skipBlank()
		if r.at < len(r.text) && r.text[r.at] == '"' {
			cell, more = r.quoted(lines)
		} else {
			cell, more = r.plain()
		}
		cells = append(cells, literal(cell))
	}
	return cells
}

// skipBlank skips what may stand before a cell: byte order marks, where files were joined, and spaces.
func (r *separated) skipBlank() {
	for r.at < len(r.text) {
		switch {
		case strings.HasPrefix(r.text[r.at:], mark):
			r.at += len(mark)
		case r.text[r.at] == ' ' && r.separator != ' ':
			r.at++
		default:
			return
		}
	}
}

// plain reads up to the end of the cell. more reports whether the record goes on.
func (r *separated) plain() (cell string, more bool) {
	end := strings.IndexAny(r.text[r.at:], r.stops)
	if end < 0 {
		end = len(r.text) - r.at
	}
	cell = r.text[r.at : r.at+end]
	r.at += end
	if r.at == len(r.text) {
		return cell, false
	}
	if r.text[r.at] == r.separator {
		r.at++
		return cell, true
	}
	r.at += lineEnd(r.text[r.at:])
	r.line++
	return cell, false
}

// quoted reads a cell that begins with a quotation mark. What follows the closing one belongs to the cell, as in
// spreadsheets.
func (r *separated) quoted(lines bool) (cell string, more bool) {
	end := r.closing(lines)
	if end < 0 {
		r.at++ // it encloses nothing
		return r.plain()
	}
	inside := r.text[r.at+1 : end]
	if strings.Contains(inside, `""`) {
		inside = strings.ReplaceAll(inside, `""`, `"`)
	}
	if strings.ContainsAny(inside, "\r\n") {
		inside = lineFeeds.Replace(inside)
		r.line += strings.Count(inside, "\n")
	}
	r.at = end + 1
	rest, more := r.plain()
	return inside + strings.TrimRight(rest, " "), more
}

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// closing returns the offset of the quotation mark that closes the one at which the reader stands, or -1. It is one
// behind which the cell ends. On the same line, a text may also follow the first one, if no other ends the cell.
func (r *separated) closing(lines bool) int {
	first := -1 // mark on this line behind which more follows
	at := r.at + 1
	for spans := false; ; at++ {
		next := strings.IndexAny(r.text[at:], "\"\r\n")
		if next < 0 {
			at = len(r.text)
			break
		}
		at += next
		if r.text[at] != '"' { // the end of a line
			if spans = first < 0 && lines && r.wasted <= len(r.text); spans {
				continue
			}
			break
		}
		switch {
		case strings.HasPrefix(r.text[at+1:], `"`):
			at++
		case r.ends(at+1) || first < 0 && !spans && r.wasted > len(r.text):
			return at
		case spans || r.text[at-1] == r.separator && at > r.at+1: // it opens another cell
			r.wasted += at - r.at
			return first
		case first < 0:
			first = at
		}
	}
	r.wasted += at - r.at
	return first
}

// ends reports whether a cell can end at an offset, but for spaces.
func (r *separated) ends(at int) bool {
	for at < len(r.text) && r.text[at] == ' ' {
		at++
	}
	return at == len(r.text) || strings.IndexByte(r.stops, r.text[at]) >= 0
}

// literal returns the text of ="text", as spreadsheets keep texts from being read as numbers or dates.
func literal(cell string) string {
	if len(cell) > 2 && cell[0] == '=' && cell[1] == '"' && cell[len(cell)-1] == '"' {
		if inside := cell[2 : len(cell)-1]; !strings.Contains(strings.ReplaceAll(inside, `""`, ""), `"`) {
			return strings.ReplaceAll(inside, `""`, `"`)
		}
	}
	return cell
}
