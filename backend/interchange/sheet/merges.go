package sheet

import (
	"bytes"
	"regexp"
	"strconv"
)

// maxMerges is the maximum number of merged cells that are kept.
const maxMerges = 100_000

// merge is a cell that spans rows of one column.
type merge struct{ column, last int }

// merges has the cells that span rows, by their first rows.
type merges struct {
	from map[int][]merge
	n    int
}

var (
	mergeTag = []byte("mergeCell ")
	spanning = regexp.MustCompile(`ref="\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?[A-Za-z]{1,3}\$?(\d{1,7})"`)
)

// mergesIn finds the merged cells of a sheet of a workbook. They stand behind the rows, so it looks for their tags
// without parsing.
func mergesIn(p part) (*merges, error) {
	m := &merges{from: make(map[int][]merge)}
	err := p.tags(func(tag []byte) {
		if bytes.Contains(tag[:min(len(tag), 30)], mergeTag) && m.n < maxMerges {
			if found := spanning.FindSubmatch(tag); found != nil {
				first, _ := strconv.Atoi(string(found[2]))
				last, _ := strconv.Atoi(string(found[3]))
				m.add(first, merge{columnOf(string(found[1]), 0), last})
			}
		}
	})
	return m, err
}

func (m *merges) add(first int, cell merge) {
	if cell.last > first && cell.column < MaxColumns {
		m.from[first] = append(m.from[first], cell)
		m.n++
	}
}

// filler repeats the text of a merged cell in the rows that it spans, as a person reads it for all of them.
type filler struct {
	merges *merges
	open   map[int]opened // by column
	line   int            // of the row before
}

type opened struct {
	text string
	last int
}

func (m *merges) down() *filler { return &filler{merges: m, open: make(map[int]opened)} }

// fill returns the cells of a row with the texts of merged cells above. A row that is blank stays blank.
func (f *filler) fill(line int, cells []string) []string {
	if blank(cells) {
		return cells
	}
	for column, above := range f.open {
		if above.last < line {
			delete(f.open, column)
			continue
		}
		for len(cells) <= column {
			cells = append(cells, "")
		}
		if cells[column] == "" {
			cells[column] = above.text
		}
	}
	if line <= f.line { // the rows of a damaged file may have one number
		return cells
	}
	f.line = line
	for _, cell := range f.merges.from[line] {
		if cell.column < len(cells) && cells[cell.column] != "" {
			f.open[cell.column] = opened{cells[cell.column], cell.last}
		}
	}
	return cells
}
