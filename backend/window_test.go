package backend_test

import (
	"context"
	"testing"
	"time"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/domain"
	"kith/backend/search"
	"kith/backend/store"
)

// TestWindowIsDrawnBeforeBackgroundWork expects the daily backup, as an example
// of background work, once the page is drawn and not before.
func TestWindowIsDrawnBeforeBackgroundWork(t *testing.T) {
	dir := demo(t)
	b, err := backend.Open(t.Context(), backend.Options{DataDir: dir, Surface: domain.SurfaceDesktop, WordsOnly: true})
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	drawn := make(chan struct{})
	parts := b.Window(api.Window{Emit: func(string, any) {}}, drawn)
	must(t, parts.Finder.(*search.Service).Ready(t.Context())) // longer than a copy would take
	if copies := copiesIn(t, dir); len(copies) > 0 {
		t.Errorf("before the page is there, copies are %v", copies)
	}
	close(drawn)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for copies := 0; copies == 0; copies = len(copiesIn(t, dir)) {
		select {
		case <-ctx.Done():
			t.Fatal("no copy was made")
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func copiesIn(t *testing.T, dir string) []store.Backup {
	t.Helper()
	copies, err := store.Backups(dir)
	must(t, err)
	return copies
}
