package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/backend/domain"
)

// BenchmarkUndoImport measures undoing an import of 100,000 people.
func BenchmarkUndoImport(b *testing.B) {
	const people = 100_000
	words := strings.Repeat("quilting rigging sailcloth ", 30)
	entries := make([]domain.Entry, people)
	for i := range entries {
		entries[i] = domain.Entry{Line: i + 2, Consent: domain.ConsentGiven, ConsentSource: "a paper form", Profile: domain.Profile{
			Name: fmt.Sprintf("Member %d", i), Email: fmt.Sprintf("member.%d@example.org", i), Offers: words, Skills: []string{"knots", "tar"},
		}}
	}
	for b.Loop() {
		s, err := Open(b.Context(), filepath.Join(b.TempDir(), "kith"), Options{})
		if err != nil {
			b.Fatal(err)
		}
		user, err := s.SignUp(b.Context(), domain.SurfaceDesktop, "Fay Founder", "fay@example.org")
		if err != nil {
			b.Fatal(err)
		}
		scoped := s.In(domain.Scope{Actor: user.ID, Surface: domain.SurfaceDesktop})
		began := time.Now()
		report, err := scoped.Import(b.Context(), domain.Import{Org: domain.NexusMaine, Entries: entries})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(began).Seconds(), "import-s")
		began = time.Now()
		undone, err := scoped.UndoImport(b.Context(), report.ImportID, nil)
		if err != nil || undone.Removed != people {
			b.Fatal(undone.Removed, err)
		}
		b.ReportMetric(time.Since(began).Seconds(), "undo-s")
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
