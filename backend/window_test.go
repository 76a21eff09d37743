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

// TestBackgroundWorkStartsAfterFirstDraw checks that the daily backup, as an example of background
// work, is made after the page is drawn and not before.
func TestBackgroundWorkStartsAfterFirstDraw(t *testing.T) {
	dir := demo(t)
	b, err := backend.Open(t.Context(), backend.Options{DataDir: dir, Surface: domain.SurfaceDesktop, WordsOnly: true})
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	drawn := make(chan struct{})
	parts := b.Window(api.Window{Emit: func(string, any) {}}, drawn)
	actor, err := parts.Store.Actor(t.Context(), "")
	must(t, err)
	must(t, parts.Finder.(*search.Service).Ready(t.Context(), domain.Scope{Actor: actor.ID})) // this takes longer than a backup would
	if backups := backupsIn(t, dir); len(backups) > 0 {
		t.Errorf("before the page is drawn, backups are %v", backups)
	}
	close(drawn)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for backups := 0; backups == 0; backups = len(backupsIn(t, dir)) {
		select {
		case <-ctx.Done():
			t.Fatal("no backup was made")
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func backupsIn(t *testing.T, dir string) []store.Backup {
	t.Helper()
	backups, err := store.Backups(dir)
	must(t, err)
	return backups
}
