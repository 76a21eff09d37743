package search

import (
	"context"
	"errors"
	"slices"
	"testing"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// Only the organizations of the acting user are embedded, and vectors that are stored are
// not made again.
func TestEmbedMissingInOwnOrganizations(t *testing.T) {
	s, asker, helper, _ := inTwoOrganizations(t)
	m := new(letterCounter)
	r := serviceWith(s, m)
	var reported []int
	report := func(done, total int) { reported = append(reported, done, total) }
	must(t, r.EmbedMissing(t.Context(), asker, report))
	if texts := m.taken(); !slices.Equal(texts, []string{"caning chairs"}) || !slices.Equal(reported, []int{0, 1, 1, 1}) {
		t.Errorf("for the asker it embedded %q and reported %v", texts, reported)
	}
	must(t, r.EmbedMissing(t.Context(), helper, report))
	if texts := m.taken(); !slices.Equal(texts, []string{"pruning apple trees"}) {
		t.Errorf("for the helper it embedded %q", texts)
	}
	reported = nil
	must(t, r.EmbedMissing(t.Context(), helper, report))
	if texts := m.taken(); len(texts) != 0 || len(reported) != 0 {
		t.Errorf("again it embedded %q and reported %v", texts, reported)
	}
}

// An embedding that is interrupted or fails goes on where it stopped, with more profiles
// than are read at once.
func TestEmbedMissingGoesOn(t *testing.T) {
	s, asker, _ := inTestEnvironment(t)
	must(t, s.In(asker).LoadSample(t.Context(), interchange.Sample()))
	m := &letterCounter{failing: 300}
	if serviceWith(s, m).EmbedMissing(t.Context(), asker, func(int, int) {}) == nil {
		t.Fatal("it is not failing")
	}
	m.failing = 0
	r := serviceWith(s, m)
	ctx, interrupt := context.WithCancel(t.Context())
	first, last := 0, 0
	err := r.EmbedMissing(ctx, asker, func(done, total int) {
		if first = total; done == 5 {
			interrupt()
		}
	})
	if !errors.Is(err, context.Canceled) || first >= len(interchange.Sample()) {
		t.Errorf("%d were left, %v", first, err)
	}
	left, err := r.WithoutVectors(t.Context(), asker)
	must(t, err)
	must(t, r.EmbedMissing(t.Context(), asker, func(done, total int) {
		if last++; total != left || done != last-1 {
			t.Errorf("report %d: %d of %d", last, done, total)
		}
	}))
	if left > first-5 || last != left+1 {
		t.Errorf("%d of %d were left, %d reports", left, first, last)
	}
	if n, err := r.WithoutVectors(t.Context(), asker); err != nil || n != 0 {
		t.Errorf("%d have no vectors, %v", n, err)
	}
}

func TestWithoutVectorsCountsOwnOrganizations(t *testing.T) {
	s, asker, helper, _ := inTwoOrganizations(t)
	r := serviceWith(s, new(letterCounter))
	must(t, r.job.load(t.Context()))
	for want, scope := range map[int]domain.Scope{1: asker, 2: helper} {
		if n, err := r.WithoutVectors(t.Context(), scope); err != nil || n != want {
			t.Errorf("%d have no vectors, %v; want %d", n, err, want)
		}
	}
}

// Once the centroids of all profiles were loaded nobody lacks vectors, until a profile changes.
func TestWithoutVectorsAfterAChange(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	r := serviceWith(s, new(letterCounter))
	for _, offers := range []string{"caning chairs", "tuning pianos"} {
		must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: offers, OptedIn: true}))
		if n, err := r.WithoutVectors(t.Context(), asker); err != nil || n != 1 && len(r.keptOrgs()) > 0 {
			t.Errorf("%d lack vectors after a change, %v", n, err)
		}
		must(t, r.job.embedAll(t.Context()))
		found(t, r, asker, "who offers "+offers)
		if n, err := r.WithoutVectors(t.Context(), asker); err != nil || n != 0 {
			t.Errorf("%d lack vectors, %v", n, err)
		}
	}
}

// Vectors of the embedder that was chosen before are deleted, also if no profile is left to embed.
func TestEmbedMissingDeletesOtherVectors(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}))
	former, chosen := renamed{new(letterCounter), "former"}, new(letterCounter)
	storedBy := func(model string) int {
		t.Helper()
		stored, err := s.Unscoped().VectorsOf(t.Context(), model, []domain.UserID{helper.Actor})
		must(t, err)
		return len(stored)
	}
	embedBy := func(e embedder) {
		t.Helper()
		must(t, serviceWith(s, e).EmbedMissing(t.Context(), asker, func(int, int) {}))
	}
	embedBy(former)
	embedBy(chosen)
	if storedBy("former") != 0 || storedBy("letters") != 1 {
		t.Errorf("%d and %d vectors are stored", storedBy("former"), storedBy("letters"))
	}
	stored, err := s.Unscoped().VectorsOf(t.Context(), "letters", []domain.UserID{helper.Actor})
	must(t, err)
	people, err := s.Unscoped().WithoutVectors(t.Context(), "former", "", 1)
	must(t, err)
	must(t, s.Unscoped().SaveVectors(t.Context(), "former", people[0], stored[0], store.Centroids{UserID: helper.Actor}))
	embedBy(chosen)
	if storedBy("former") != 0 || storedBy("letters") != 1 {
		t.Errorf("%d and %d vectors are stored in the end", storedBy("former"), storedBy("letters"))
	}
}

// renamed is an embedder under another name.
type renamed struct {
	embedder
	name string
}

func (r renamed) model() string { return r.name }
