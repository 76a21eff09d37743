package backend_test

import (
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/racetest"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

// asDemoUser opens the data folder of a demo and calls do as its user.
func asDemoUser(t *testing.T, dir string, do func(*store.Scoped)) {
	t.Helper()
	inStore(t, dir, func(s *store.Store) {
		you, err := s.Actor(t.Context(), "you@example.org")
		must(t, err)
		do(s.In(domain.Scope{Actor: you.ID, Surface: domain.SurfaceDesktop}))
	})
}

func TestDemoRejectsFolderWithData(t *testing.T) {
	dir := demo(t)
	inStore(t, dir, func(s *store.Store) {
		_, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Somebody", "somebody@example.org")
		must(t, err)
	})
	_, err := kith(t, dir, "demo")
	wantCode(t, err, domain.Conflict)
}

// TestDemoResumes runs the command again after it was interrupted at each of its steps.
func TestDemoResumes(t *testing.T) {
	racetest.Skip(t)
	whole := t.TempDir()
	want := strings.ReplaceAll(mustKith(t, whole, "demo"), whole, "DIR")
	for _, c := range []struct {
		name   string
		before func(*store.Store)
		who    string
	}{
		{"signed up", func(*store.Store) {}, "New in Rockland, fixing up an old house by the water"},
		{"introduced", func(s *store.Store) {
			you, err := s.Actor(t.Context(), "")
			must(t, err)
			must(t, s.In(domain.Scope{Actor: you.ID}).SaveProfile(t.Context(), domain.Profile{Name: you.Name, Headline: "In my own words"}))
		}, "In my own words"},
		{"signed out", func(s *store.Store) { must(t, s.SignOut(t.Context())) }, "New in Rockland, fixing up an old house by the water"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := storetest.Empty(t)
			inStore(t, dir, func(s *store.Store) {
				_, err := s.SignUp(t.Context(), domain.SurfaceCommandLine, "Alex Harbor", "you@example.org")
				must(t, err)
				c.before(s)
			})
			for range 2 {
				if have := strings.ReplaceAll(mustKith(t, dir, "demo"), dir, "DIR"); have != want {
					t.Errorf("it says\n%swant\n%s", have, want)
				}
			}
			asDemoUser(t, dir, func(d *store.Scoped) {
				_, me, err := d.Me(t.Context())
				must(t, err)
				if me.Headline != c.who {
					t.Errorf("the profile says %q, want %q", me.Headline, c.who)
				}
			})
		})
	}
}
