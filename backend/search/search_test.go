package search

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/search/query"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

// found returns the people whom a service finds for a question, the best first.
func found(t *testing.T, d *Service, scope domain.Scope, question string) []domain.UserID {
	t.Helper()
	result, err := d.Find(t.Context(), scope, query.Parse(question, ""), 8)
	must(t, err)
	ids := []domain.UserID{}
	for _, m := range result.Matches {
		ids = append(ids, m.UserID)
	}
	return ids
}

func newService(s *store.Store) *Service {
	return New(s, s.Unscoped(), Options{Patience: time.Minute, Log: slog.New(slog.DiscardHandler)}) // the machine may be busy
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// inTestEnvironment opens a store with an asker, who is an admin, and a helper, who can
// be found.
func inTestEnvironment(t *testing.T) (s *store.Store, asker, helper domain.Scope) {
	t.Helper()
	s, err := store.Open(t.Context(), storetest.Empty(t), store.Options{})
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	for _, who := range []struct {
		name  string
		scope *domain.Scope
	}{{"Asker", &asker}, {"Helper", &helper}} {
		u, err := s.SignUp(t.Context(), domain.SurfaceDesktop, who.name, who.name+"@example.org")
		must(t, err)
		*who.scope = domain.Scope{Actor: u.ID, Surface: domain.SurfaceDesktop}
	}
	return s, asker, helper
}

func TestServiceFollowsTheStore(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	d := newService(s)
	if ids := found(t, d, asker, "who can cane chairs?"); len(ids) != 0 {
		t.Fatalf("found %v among nobody", ids)
	}
	listed := domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}
	must(t, s.In(helper).SaveProfile(t.Context(), listed))
	if ids := found(t, d, asker, "who can cane chairs?"); len(ids) != 1 {
		t.Errorf("opted in, and found are %v", ids)
	}
	listed.Offers = "tuning pianos"
	must(t, s.In(helper).SaveProfile(t.Context(), listed))
	if ids := found(t, d, asker, "who can cane chairs?"); len(ids) != 0 {
		t.Errorf("changed, and found are %v", ids)
	}
	listed.OptedIn = false
	must(t, s.In(helper).SaveProfile(t.Context(), listed))
	if ids := found(t, d, asker, "who can tune a piano?"); len(ids) != 0 {
		t.Errorf("opted out, and found are %v", ids)
	}
}

func TestServiceAppliesChangesInBulk(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	for _, scope := range []domain.Scope{asker, helper} { // the first to sign up is the admin
		if err := s.In(scope).LoadSample(t.Context(), interchange.Sample()); err == nil {
			break
		}
	}
	d := newService(s)
	must(t, d.Ready(t.Context(), asker))
	want, err := d.Count(t.Context())
	must(t, err)
	everybody := make([]domain.UserID, 0, maxApplied+1)
	for len(everybody) <= maxApplied {
		for _, p := range interchange.Sample() {
			everybody = append(everybody, p.Profile.UserID)
		}
	}
	for _, changed := range [][]domain.UserID{everybody[:len(interchange.Sample())], everybody} {
		d.indexes.note(changed)
		if have, err := d.Count(t.Context()); err != nil || have != want || want.Entries == 0 {
			t.Errorf("after %d changes %+v, %v; want %+v", len(changed), have, err, want)
		}
	}
}

func TestServiceRecoversFromACanceledBuild(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}))
	d := newService(s)
	ended, end := context.WithCancel(t.Context())
	end()
	if err := d.Ready(ended, asker); err == nil {
		t.Error("ready within a context that had ended")
	}
	if ids := found(t, d, asker, "who can cane chairs?"); len(ids) != 1 {
		t.Errorf("found are %v", ids)
	}
}

// Questions run while one profile is changed, embedded and hidden again and again. They
// always find the other profile.
func TestQuestionsDuringChanges(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}))
	other, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Other", "other@example.org")
	must(t, err)
	r := serviceWith(s, new(letterCounter))
	ctx, stop := context.WithCancel(t.Context())
	var background, asking sync.WaitGroup
	background.Go(func() { r.Run(ctx) })
	background.Go(func() {
		scoped := s.In(domain.Scope{Actor: other.ID, Surface: domain.SurfaceDesktop})
		for i := 0; ctx.Err() == nil; i++ {
			must(t, scoped.SaveProfile(t.Context(), domain.Profile{Name: "Other", Offers: "caning chairs too", OptedIn: i%2 == 0}))
		}
	})
	for range 3 {
		asking.Go(func() {
			for range 30 {
				if ids := found(t, r, asker, "who can cane chairs?"); !slices.Contains(ids, helper.Actor) {
					t.Errorf("found %v", ids)
				}
			}
		})
	}
	asking.Wait()
	stop()
	background.Wait()
}
