package roster

import (
	"encoding/csv"
	"errors"
	"fmt"
)

// whereAndWhy tells what is wrong with a row that cannot be read.
func whereAndWhy(err error) (line int, reason string) {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return 0, "The row cannot be read."
	}
	if parse.StartLine != parse.Line {
		return parse.StartLine, fmt.Sprintf("A quotation mark is opened here and not closed properly until line %d.", parse.Line)
	}
	return parse.StartLine, "A quotation mark stands where none may."
}
