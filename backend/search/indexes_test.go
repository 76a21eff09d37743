package search

import (
	"maps"
	"slices"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/store"
)

// inTwoOrganizations is inTestEnvironment with a second organization, which has the
// helper and one more listed person, but not the asker.
func inTwoOrganizations(t *testing.T) (s *store.Store, asker, helper domain.Scope, other domain.OrgID) {
	t.Helper()
	s, asker, helper = inTestEnvironment(t)
	asker.Org = domain.TestEnvironment
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}))
	org, err := s.In(helper).CreateOrganization(t.Context(), domain.Organization{Name: "Orchard"})
	must(t, err)
	_, err = s.In(helper).Import(t.Context(), domain.Import{Org: org.ID, Entries: []domain.Entry{{
		Line: 1, Consent: domain.ConsentGiven, ConsentSource: "the fair",
		Profile: domain.Profile{Name: "Grower", Email: "grower@example.org", Offers: "pruning apple trees"},
	}}})
	must(t, err)
	return s, asker, helper, org.ID
}

func (s *Service) keptOrgs() []domain.OrgID { return slices.Sorted(maps.Keys(s.indexes.byOrg)) }

func TestIndexesOfOtherOrganizationsAreNotBuilt(t *testing.T) {
	s, asker, helper, other := inTwoOrganizations(t)
	d := newService(s)
	if ids := found(t, d, asker, "who can cane chairs?"); !slices.Equal(ids, []domain.UserID{helper.Actor}) {
		t.Errorf("found %v", ids)
	}
	if kept := d.keptOrgs(); !slices.Equal(kept, []domain.OrgID{domain.TestEnvironment}) || d.indexes.builds != 1 {
		t.Errorf("built %d indexes, those of %q are kept", d.indexes.builds, kept)
	}
	helper.Org = other
	if ids := found(t, d, helper, "who prunes apple trees?"); len(ids) != 1 {
		t.Errorf("found %v in the other organization", ids)
	}
	helper.Org = ""
	if ids := found(t, d, helper, "who prunes apple trees?"); len(ids) != 1 || d.indexes.builds != 2 {
		t.Errorf("found %v in both organizations with %d builds", ids, d.indexes.builds)
	}
	if have, err := d.Count(t.Context()); err != nil || have.Entries != 3 || have.Cut != 0 {
		t.Errorf("%+v, %v", have, err)
	}
}

// A newcomer, who belongs nowhere yet, sees everyone.
func TestIndexesOfEveryone(t *testing.T) {
	s, _, helper, other := inTwoOrganizations(t)
	d := newService(s)
	orgs, err := d.orEveryone(t.Context())(nil, true, nil)
	must(t, err)
	all, err := d.indexes.of(t.Context(), orgs)
	must(t, err)
	entries := 0
	for _, one := range all {
		entries += one.Len()
	}
	if kept := d.keptOrgs(); entries != 3 || !slices.Contains(kept, other) || !slices.Contains(kept, "") {
		t.Errorf("%d entries in the indexes of %q", entries, kept)
	}
	must(t, s.In(helper).Leave(t.Context(), domain.TestEnvironment))
	all, err = d.indexes.of(t.Context(), []domain.OrgID{domain.TestEnvironment})
	must(t, err)
	if all[0].Len() != 0 {
		t.Error("the index has a person who left the organization")
	}
}

func TestUnusedIndexesAreDropped(t *testing.T) {
	s, asker, helper, other := inTwoOrganizations(t)
	d := newService(s)
	now := time.Now()
	d.indexes.now = func() time.Time { return now }
	for range 2 {
		found(t, d, helper, "who can cane chairs?")
		now = now.Add(keepUnused / 2)
		found(t, d, asker, "who can cane chairs?")
	}
	if kept := d.keptOrgs(); !slices.Contains(kept, other) {
		t.Errorf("those of %q are kept", kept)
	}
	now = now.Add(keepUnused)
	found(t, d, asker, "who can cane chairs?")
	if kept := d.keptOrgs(); slices.Contains(kept, other) || len(kept) != 1 {
		t.Errorf("those of %q are kept", kept)
	}
	if ids := found(t, d, helper, "who prunes apple trees?"); len(ids) != 1 {
		t.Errorf("found %v after the index was dropped", ids)
	}
}

// An index that is built after the embedder was chosen has the centroids too. Where they
// are stale, the job embeds the profile again.
func TestLaterIndexesLoadVectors(t *testing.T) {
	s, asker, helper, other := inTwoOrganizations(t)
	m := new(letterCounter)
	must(t, serviceWith(s, m).job.embedAll(t.Context()))
	d := serviceWith(s, m)
	found(t, d, asker, "who can cane chairs?")
	must(t, d.job.embedAll(t.Context()))
	helper.Org = other
	if ids := found(t, d, helper, "ruinpng ppael reets"); len(ids) != 1 {
		t.Errorf("found %v by an anagram", ids)
	}
	listed, err := s.Unscoped().WithoutVectorsIn(t.Context(), []domain.OrgID{other}, "no model", "", 10)
	must(t, err)
	for _, p := range listed {
		stored := store.Vectors{UserID: p.UserID, Digest: 1}
		must(t, s.Unscoped().SaveVectors(t.Context(), m.model(), p, stored, store.Centroids{UserID: p.UserID, Digest: 1}))
	}
	late := serviceWith(s, m)
	must(t, late.job.embedAll(t.Context()))
	found(t, late, helper, "who prunes apple trees?")
	if len(late.job.changed) != 1 {
		t.Fatal("the job was not woken")
	}
	must(t, late.job.embedAll(t.Context()))
	if ids := found(t, late, helper, "ruinpng ppael reets"); len(ids) != 1 {
		t.Errorf("found %v by an anagram after the vectors were stale", ids)
	}
}

// Indexes follow the store whether or not a change is in an organization with an index.
func TestChangesElsewhereBuildNothing(t *testing.T) {
	s, asker, helper, other := inTwoOrganizations(t)
	d := newService(s)
	found(t, d, asker, "who can cane chairs?")
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: "tuning pianos", OptedIn: true}))
	var grower []domain.UserID
	for p, err := range s.Unscoped().Listed(t.Context(), other) {
		must(t, err)
		grower = append(grower, p.UserID)
	}
	d.indexes.note(grower)
	if ids := found(t, d, asker, "who tunes pianos?"); !slices.Equal(ids, []domain.UserID{helper.Actor}) {
		t.Errorf("found %v", ids)
	}
	kept := d.indexes.byOrg[domain.TestEnvironment].Index
	if d.indexes.builds != 1 || kept.Len() != 1 {
		t.Errorf("%d builds, %d entries", d.indexes.builds, kept.Len())
	}
}
