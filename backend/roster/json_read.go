package roster

import (
	"encoding/json"
	"strings"

	"kith/backend/domain"
)

// readRecords reads people from the JSON that Kith writes. It fails with
// [domain.Invalid] on anything else.
func readRecords(text string) (Roster, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal([]byte(text), &raw); err != nil || len(raw) == 0 {
		return Roster{}, domain.Errorf(domain.Invalid, "The file is not a list of people as Kith writes it.").
			WithHint("Export them again as JSON, or import a CSV or vCard file.").Because(err)
	}
	in := newIntake()
	line, searched := 1, 0
	for _, element := range raw {
		if in.full() {
			return Roster{}, tooManyRows()
		}
		at := searched + strings.Index(text[searched:], string(element))
		line += strings.Count(text[searched:at], "\n")
		searched = at
		var r record
		if err := json.Unmarshal(element, &r); err != nil {
			in.reject(line, "The entry is not a person as Kith writes them.")
			continue
		}
		in.add(line, cellsOf(r.profile()))
	}
	return in.roster, nil
}
