package interchange

import (
	"encoding/json"
	"errors"
	"strings"

	"kith/backend/domain"
)

// readRecords reads people from Kith's own JSON. It fails with [domain.Invalid]
// for other content.
func readRecords(text string) (MemberFile, error) {
	in := newRowCollector()
	line, counted := 1, 0
	err := elements(strings.NewReader(text), func(element json.RawMessage, end int64) error {
		if in.full() {
			return errTooMany
		}
		begin := int(end) - len(element)
		line += strings.Count(text[counted:begin], "\n")
		counted = begin
		if r, err := decodeRecord(element); err == nil {
			in.add(line, cellsOf(domain.Profile(r)))
		} else {
			in.reject(line, domain.NewUIMessage("interchange.entryNotAPerson", "The entry is not a person as Kith writes them."))
		}
		return nil
	})
	switch {
	case errors.Is(err, errTooMany):
		return MemberFile{}, tooManyRows()
	case err != nil || in.empty():
		return MemberFile{}, domain.Errorf(domain.Invalid, "interchange.notAPeopleList", "The file is not a list of people as Kith writes it.").
			WithHint("interchange.exportAgainAsJSON", "Export them again as JSON, or import a CSV or vCard file.").WithCause(err)
	}
	return in.file, nil
}
