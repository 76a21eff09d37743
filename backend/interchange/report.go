package interchange

import (
	"io"
	"strconv"
	"strings"

	"kith/backend/domain"
)

// ReportFormat returns the format for import reports by its name: "csv" with a
// separator, or "json". It fails with [domain.Invalid] for other names.
func ReportFormat(name string, separator rune) (Format[domain.ImportedRow], error) {
	switch name {
	case "csv":
		return Format[domain.ImportedRow]{".csv", func(w io.Writer, rows []domain.ImportedRow) error { return writeReport(w, separator, rows) }}, nil
	case "json":
		return JSON[domain.ImportedRow](), nil
	}
	return Format[domain.ImportedRow]{}, domain.Errorf(domain.Invalid, "interchange.noSuchFormat", "There is no format %q.", name).WithHint("interchange.useCSVOrJSON", "Use csv or json.")
}

func writeReport(w io.Writer, separator rune, rows []domain.ImportedRow) error {
	header := []string{"Line", "Name", "Email", "Outcome", "Reason", "Changes", "Notes"}
	return writeTable(w, separator, header, rows, func(row domain.ImportedRow) []string {
		return []string{strconv.Itoa(row.Line), row.Name, row.Email, string(row.Outcome), row.Reason, changesOf(row), strings.Join(row.Notes, "\n")}
	})
}

func changesOf(row domain.ImportedRow) string {
	changes := make([]string, len(row.Changes))
	for i, c := range row.Changes {
		changes[i] = c.Field + ": " + c.Before + " → " + c.After
	}
	return strings.Join(changes, "\n")
}
