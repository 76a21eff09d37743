package interchange

import (
	"encoding/json"
	"fmt"
	"io"

	"kith/backend/domain"
)

// WriteJSON writes profiles as a JSON array.
func WriteJSON(w io.Writer, people []domain.Profile) error {
	records := make([]domain.ProfileRecord, len(people))
	for i, p := range people {
		records[i] = p.Record()
	}
	return writeJSON(w, records)
}

// WriteContactsJSON writes saved contacts as a JSON array.
func WriteContactsJSON(w io.Writer, contacts []ContactRow) error {
	return writeJSON(w, contacts)
}

func writeJSON(w io.Writer, records any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(records); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
