package roster

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"kith/backend/domain"
)

// maxPreamble is how many records may stand before the header.
const maxPreamble = 20

// table is a file of which the header has been read and the rest has not.
type table struct {
	records    *csv.Reader
	header     []string
	fields     []Field // by column; "": ignored
	recognised int
}

// openTable finds the delimiter and the header: those by which most columns
// are recognised.
func openTable(text string) (*table, error) {
	var best *table
	for _, delimiter := range []rune{',', ';', '\t'} {
		t := findHeader(text, delimiter)
		if t != nil && (best == nil || t.recognised > best.recognised) {
			best = t
		}
	}
	if best == nil {
		return nil, domain.Errorf(domain.Invalid, "No row of the file names its columns.").
			WithHint("The first row should hold names such as Name, Email, Company, Skills, Can help with.")
	}
	return best, nil
}

func findHeader(text string, delimiter rune) *table {
	records := csv.NewReader(strings.NewReader(text))
	records.Comma = delimiter
	records.FieldsPerRecord = -1
	records.TrimLeadingSpace = delimiter != '\t' // a tab counts as space
	for range maxPreamble + 1 {
		record, err := records.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			continue
		}
		if fields, identifies, recognised := fieldsOf(record); identifies {
			return &table{records: records, header: record, fields: fields, recognised: recognised}
		}
	}
	return nil
}

func (t *table) columns() (used map[string]Field, ignored []string) {
	used = make(map[string]Field)
	for i, header := range t.header {
		switch {
		case t.fields[i] != "":
			used[header] = t.fields[i]
		case strings.TrimSpace(header) != "":
			ignored = append(ignored, header)
		}
	}
	return used, ignored
}
