package interchange

import (
	"encoding/json"
	"fmt"
	"io"

	"kith/backend/domain"
)

// WriteJSON writes profiles as a JSON array.
func WriteJSON(w io.Writer, people []domain.Profile) error {
	records := make([]record, len(people))
	for i, p := range people {
		records[i] = recordOf(p)
	}
	return writeJSON(w, records)
}

// WriteContactsJSON writes saved contacts as a JSON array.
func WriteContactsJSON(w io.Writer, contacts []ContactRow) error {
	return writeJSON(w, contactRecords(contacts))
}

// contactRecord is a saved contact as JSON.
type contactRecord struct {
	Profile    record   `json:"profile"`
	Reason     string   `json:"reason"`
	Note       string   `json:"note"`
	Tags       []string `json:"tags"`
	FollowUpOn string   `json:"follow_up_on"`
	SavedAt    string   `json:"saved_at"`
}

func contactRecords(contacts []ContactRow) []contactRecord {
	records := make([]contactRecord, len(contacts))
	for i, c := range contacts {
		records[i] = contactRecord{recordOf(c.Profile), c.Reason, c.Note, neverNil(c.Tags), c.FollowUpOn, c.SavedAt}
	}
	return records
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
