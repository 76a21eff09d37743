package interchange

import (
	"encoding/csv"
	"errors"

	"kith/backend/domain"
)

// csvError returns the line of a CSV syntax error and its description.
func csvError(err error) (line int, reason domain.UIMessage) {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return 0, domain.NewUIMessage("interchange.rowUnreadable", "The row cannot be read.")
	}
	if parse.StartLine != parse.Line {
		return parse.StartLine, domain.NewUIMessage("interchange.quoteNotClosed", "A quotation mark is opened here and not closed properly until line %d.", parse.Line)
	}
	return parse.StartLine, domain.NewUIMessage("interchange.quoteMisplaced", "A quotation mark stands where none may.")
}
