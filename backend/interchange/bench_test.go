package interchange

import (
	"bytes"
	"fmt"
	"testing"

	"kith/backend/domain"
)

func BenchmarkReadCSV(b *testing.B) {
	const rows = 100_000
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
	b.SetBytes(int64(file.Len()))
	for b.Loop() {
		members, err := readTable(bytes.NewReader(file.Bytes()))
		if err != nil || len(members.Rows) != rows {
			b.Fatalf("%d rows, %v", len(members.Rows), err)
		}
	}
}
