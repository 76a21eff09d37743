package interchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/interchange/sheet/sheettest"
)

// BenchmarkRead reads 100,000 people in each format. It prints people per second and the memory that is held while
// reading, beside the file and the people.
func BenchmarkRead(b *testing.B) {
	const rows = 100_000
	written := peopleAsCSV(b, rows)
	records, err := csv.NewReader(strings.NewReader(written)).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	for name, write := range map[string]func() string{
		"csv":  func() string { return written },
		"xlsx": func() string { return sheettest.XLSX(b, records) },
		"ods":  func() string { return sheettest.ODS(b, records) },
		"json": func() string { return peopleAsJSON(records) },
	} {
		b.Run(name, func(b *testing.B) {
			content := write()
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				members, err := readNamed("people."+name, strings.NewReader(content))
				if err != nil || len(members.Rows) != rows {
					b.Fatalf("%d rows, %v", len(members.Rows), err)
				}
				var memory runtime.MemStats
				runtime.ReadMemStats(&memory)
				b.ReportMetric(float64(memory.Sys>>20), "MB")
			}
			b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func peopleAsCSV(b *testing.B, rows int) string {
	b.Helper()
	sample := samplePeople()
	people := make([]domain.Profile, rows)
	for i := range people {
		people[i] = sample[i%len(sample)]
		people[i].Email = fmt.Sprintf("person.%d@example.org", i)
	}
	var file bytes.Buffer
	if err := WriteCSV(&file, ',', people); err != nil {
		b.Fatal(err)
	}
	return strings.TrimPrefix(file.String(), "\uFEFF")
}

// peopleAsJSON writes records as objects with the keys of the header, as other programs do.
func peopleAsJSON(records [][]string) string {
	var out strings.Builder
	for i, record := range records[1:] {
		out.WriteString(map[bool]string{true: "[{", false: ",\n{"}[i == 0])
		for j, cell := range record {
			fmt.Fprintf(&out, "%s%q:%q", map[bool]string{true: "", false: ","}[j == 0], records[0][j], strings.ToValidUTF8(cell, ""))
		}
		out.WriteByte('}')
	}
	return out.String() + "]"
}
