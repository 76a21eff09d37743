package interchange

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"

	"kith/backend/domain"
)

// Columns in the order in which they are written. Consent and visibility are
// written for members only: a user must not pass on those of a saved contact.
var (
	personColumns = []Field{
		Name, Email, Headline, About, Company, Role, Location, Languages, Skills, Offers, Needs, Interests, LinkedIn, Website,
	}
	memberColumns = append(personColumns[:len(personColumns):len(personColumns)], ShowEmail, ShowLinkedIn, Consent, ID)
)

// WriteCSV writes profiles as a table that [Open] reads back. The separator stands
// between the cells. What a spreadsheet could run as a formula is escaped.
func WriteCSV(w io.Writer, separator rune, people []domain.Profile) error {
	return writeTable(w, separator, headerOf(memberColumns), people, func(p domain.Profile) []string {
		return rowOf(memberColumns, p)
	})
}

// WriteContactsCSV writes saved contacts with their notes, tags and dates.
func WriteContactsCSV(w io.Writer, separator rune, contacts []ContactRow) error {
	header := append(headerOf(personColumns), "Reason", "Note", "Tags", "Follow up on", "Saved at")
	return writeTable(w, separator, header, contacts, func(c ContactRow) []string {
		return append(rowOf(personColumns, domain.Profile(c.Profile)), c.Reason, c.Note, joinList(c.Tags), c.FollowUpOn, c.SavedAt)
	})
}

func headerOf(columns []Field) []string {
	header := make([]string, len(columns))
	for i, field := range columns {
		header[i] = writtenHeaders[field]
	}
	return header
}

func rowOf(columns []Field, p domain.Profile) []string {
	c := cellsOf(p)
	row := make([]string, len(columns))
	for i, field := range columns {
		row[i] = c[field]
	}
	return row
}

// writeTable writes a byte order mark first; without it Excel does not recognise
// UTF-8.
func writeTable[T any](w io.Writer, separator rune, header []string, rows []T, cells func(T) []string) error {
	buffered := bufio.NewWriter(w)
	_, _ = buffered.WriteString("\uFEFF") // the writer keeps an error until Flush
	records := csv.NewWriter(buffered)
	records.Comma = separator
	_ = records.Write(header)
	for _, row := range rows {
		record := cells(row)
		for i := range record {
			record[i] = escapeFormulas(record[i])
		}
		_ = records.Write(record)
	}
	records.Flush()
	if err := records.Error(); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}
