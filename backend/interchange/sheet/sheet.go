// Package sheet reads the rows of text of a file: of a text with separators, of a workbook (.xlsx, .ods), or of lists of
// objects in JSON. It recognises a file by its content, whatever its name says. It knows nothing of what the rows mean.
//
// Files come from strangers: a reader is linear in what it reads, and bounded in memory.
package sheet

import (
	"iter"

	"kith/backend/domain"
)

const (
	// MaxColumns is the maximum number of columns of a sheet.
	MaxColumns = 2_000
	// MaxRows is the maximum number of objects in a list. Rows of other sheets are read one after the other, so who reads
	// them counts them.
	MaxRows = 200_000
)

// Row is a row of a sheet.
type Row struct {
	Line     int              // of a text, or number of the row in a workbook, from 1
	Cells    []string         // may be shared with other rows; nobody may change them
	Unusable domain.UIMessage // why the row may not be used; zero if it may
}

// Rows are the rows of a sheet that are not blank, in order; they can be read again. An error ends them. It is
// [domain.Invalid].
type Rows = iter.Seq2[Row, error]

// Sheet is one table of a book.
type Sheet struct {
	Name   string
	Hidden bool  // the program does not show it
	Size   int64 // of a workbook: how many bytes of XML have to be read for all rows
	Rows   Rows
}

// Some returns the first rows, at most limit.
func Some(rows Rows, limit int) (first []Row, err error) {
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		if first = append(first, row); len(first) == limit {
			break
		}
	}
	return first, nil
}

// within ends the rows with an error if the texts of their cells are too long together. A short file can have many rows
// that share a long text, as cells of .xlsx refer to texts and rows of .ods are repeated.
func within(rows Rows) Rows {
	return func(yield func(Row, error) bool) {
		total := 0
		for row, err := range rows {
			for _, cell := range row.Cells {
				total += len(cell)
			}
			if total > maxUnpacked {
				yield(Row{}, tooLarge())
				return
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

func tooManyColumns() error {
	return domain.Errorf(domain.Invalid, "sheet.tooManyColumns", "The file has more than %d columns.", MaxColumns).
		WithHint("sheet.leaveOutColumns", "Leave out those that say nothing of people.")
}

// TooManyRows is the error of a file with [MaxRows] rows or more.
func TooManyRows() error {
	return domain.Errorf(domain.Invalid, "interchange.tooManyRows", "The file has %d rows or more.", MaxRows).
		WithHint("interchange.splitFile", "Split it and import the parts one after the other.")
}

func blank(cells []string) bool {
	for _, cell := range cells {
		if cell != "" {
			return false
		}
	}
	return true
}

// hiddenIf says that a row may not be used if its program does not show it: whoever chose the file did not see the
// people in it.
func hiddenIf(hidden bool) domain.UIMessage {
	if !hidden {
		return domain.UIMessage{}
	}
	return domain.NewUIMessage("sheet.rowHidden", "The row is hidden in the workbook, by a filter perhaps; show it there to import it.")
}
