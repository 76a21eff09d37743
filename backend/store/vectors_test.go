package store

import (
	"reflect"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/vector"
)

const someModel = "some-model"

// vectorOf returns a vector whose bytes can be found in a file.
func vectorOf(word string) vector.Vector {
	v := make(vector.Vector, len(word))
	for i := range word {
		v[i] = int8(word[i])
	}
	return v
}

func listed(t *testing.T, s *Store, id domain.UserID) domain.Profile {
	t.Helper()
	people := got(s.Unscoped().ListedOf(t.Context(), []domain.OrgID{domain.TestEnvironment}, []domain.UserID{id}))(t)
	if len(people) != 1 {
		t.Fatalf("%s is not listed", id)
	}
	return people[0].Profile
}

func saveTestVectors(t *testing.T, s *Store, id domain.UserID, vectors ...vector.Vector) (Vectors, Centroids) {
	t.Helper()
	v := Vectors{UserID: id, Digest: 1<<63 + 7, Vectors: vectors, Profile: vectors[0], Needs: vector.Vector{}}
	for i := range vectors {
		v.Passages = append(v.Passages, 1<<63+uint64(i))
	}
	b := Centroids{UserID: id, Digest: v.Digest, Profile: v.Profile, Needs: v.Needs}
	must(t, s.Unscoped().SaveVectors(t.Context(), someModel, listed(t, s, id), v, b))
	return v, b
}

func allCentroids(t *testing.T, s *Store, model string) map[domain.UserID]Centroids {
	t.Helper()
	all := map[domain.UserID]Centroids{}
	users := got(collect(t.Context(), s.read, scanID[domain.UserID], `SELECT user_id FROM users`))(t)
	for b, err := range s.Unscoped().CentroidsOf(t.Context(), model, users) {
		must(t, err)
		b.Profile, b.Needs = append(vector.Vector{}, b.Profile...), append(vector.Vector{}, b.Needs...)
		all[b.UserID] = b
	}
	return all
}

func TestVectorsSurviveRestart(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	optIn(t, d, domain.Profile{Offers: "harpsichords"})
	want, toward := saveTestVectors(t, s, d.scope.Actor, vector.Vector{-127, 0, 127}, vector.Vector{1, 2, 3})
	must(t, s.Close())
	s = openAt(t, s.dir, c)
	ids := []domain.UserID{d.scope.Actor, "nobody"}
	if have := got(s.Unscoped().VectorsOf(t.Context(), someModel, ids))(t); !reflect.DeepEqual(have, []Vectors{want}) {
		t.Errorf("have %+v, want %+v", have, want)
	}
	if have := allCentroids(t, s, someModel)[d.scope.Actor]; !reflect.DeepEqual(have, toward) {
		t.Errorf("have %+v, want %+v", have, toward)
	}
	others := got(s.Unscoped().VectorsOf(t.Context(), "another-model", ids))(t)
	if len(others) != 0 || len(allCentroids(t, s, "another-model")) != 0 {
		t.Errorf("another model has %v", others)
	}
}

// When words are erased, the centroids made from them are erased. After other changes the
// vectors of a profile stay until it is embedded again.
func TestErasingWordsErasesCentroids(t *testing.T) {
	for name, c := range map[string]struct {
		change                  func(*domain.Profile)
		centroidsStay, restStay bool
	}{
		"another offer":      {func(p *domain.Profile) { p.Offers = "lutes" }, false, true},
		"another skill":      {func(p *domain.Profile) { p.Skills = []string{"lutes"} }, false, true},
		"an opt-out":         {func(p *domain.Profile) { p.OptedIn = false }, false, false},
		"the e-mail shown":   {func(p *domain.Profile) { p.ShowEmail = true }, true, true},
		"nothing":            {func(*domain.Profile) {}, true, true},
		"an opt-out in vain": {func(p *domain.Profile) { p.OptedIn = true }, true, true},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := open(t)
			d := founder(t, s)
			profile := domain.Profile{Name: "Fay Founder", Offers: "harpsichords"}
			optIn(t, d, profile)
			saveTestVectors(t, s, d.scope.Actor, vector.Vector{1})
			_, profile, err := d.Me(t.Context())
			must(t, err)
			c.change(&profile)
			must(t, d.SaveProfile(t.Context(), profile))
			if n := count(t, s, `SELECT count(*) FROM profile_centroids`); (n == 1) != c.centroidsStay {
				t.Errorf("%d centroids are left", n)
			}
			if n := count(t, s, `SELECT count(*) FROM profile_vectors`); (n == 1) != c.restStay {
				t.Errorf("%d vectors are left", n)
			}
		})
	}
}

func TestErasingLeavesNoVectors(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	must(t, d.LoadSample(t.Context(), samplePeople()))
	saveTestVectors(t, s, sampleID, vectorOf("QuillfeatherInNumbers")) // in vectors and centroids
	grep(t, s.dir, "QuillfeatherInNumbers", true)
	got(d.RemoveSample(t.Context()))(t)
	grep(t, s.dir, "QuillfeatherInNumbers", false)
}

// Vectors of an older version of a profile are not stored.
func TestVectorsOfChangedProfileAreNotStored(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	optIn(t, d, domain.Profile{Offers: "harpsichords"})
	before := listed(t, s, d.scope.Actor)
	c.at = c.at.Add(time.Second)
	optIn(t, d, domain.Profile{Offers: "lutes"})
	must(t, s.Unscoped().SaveVectors(t.Context(), someModel, before, Vectors{UserID: before.UserID}, Centroids{UserID: before.UserID}))
	if n := count(t, s, `SELECT count(*) FROM profile_vectors`); n != 0 {
		t.Errorf("%d rows are stored", n)
	}
}

func TestVectorsOfUnlistedProfileAreNotStored(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	optIn(t, d, domain.Profile{Offers: "harpsichords"})
	before := listed(t, s, d.scope.Actor)
	_, profile, err := d.Me(t.Context())
	must(t, err)
	profile.OptedIn = false
	c.at = before.UpdatedAt
	must(t, d.SaveProfile(t.Context(), profile))
	must(t, s.Unscoped().SaveVectors(t.Context(), someModel, before, Vectors{UserID: before.UserID}, Centroids{UserID: before.UserID}))
	if n := count(t, s, `SELECT count(*) FROM profile_vectors`); n != 0 {
		t.Errorf("%d rows are stored", n)
	}
}

func TestWithoutVectors(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	must(t, d.LoadSample(t.Context(), samplePeople()))
	optIn(t, d, domain.Profile{Offers: "harpsichords"})
	saveTestVectors(t, s, sampleID, vector.Vector{1})
	missing := got(s.Unscoped().WithoutVectors(t.Context(), someModel, "", 9))(t)
	if len(missing) != 1 || missing[0].UserID != d.scope.Actor {
		t.Errorf("missing are %v", missing)
	}
	if rest := got(s.Unscoped().WithoutVectors(t.Context(), someModel, d.scope.Actor, 9))(t); len(rest) != 0 {
		t.Errorf("after the last comes %v", rest)
	}
	stored, all, err := s.Unscoped().CountWithVectors(t.Context(), someModel)
	must(t, err)
	if stored != 1 || all != 2 {
		t.Errorf("stored %d of %d", stored, all)
	}
}

func TestDeleteVectors(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	must(t, d.LoadSample(t.Context(), samplePeople()))
	optIn(t, d, domain.Profile{Offers: "harpsichords"})
	saveTestVectors(t, s, sampleID, vector.Vector{1})
	saveTestVectors(t, s, d.scope.Actor, vector.Vector{1})
	must(t, s.Unscoped().DeleteCentroids(t.Context(), []domain.UserID{sampleID}))
	must(t, s.Unscoped().SaveVectors(t.Context(), "another", listed(t, s, sampleID), Vectors{}, Centroids{UserID: sampleID}))
	must(t, s.Unscoped().DeleteOtherVectors(t.Context(), someModel))
	if left := allCentroids(t, s, someModel); len(left) != 1 || len(left[d.scope.Actor].Profile) != 1 {
		t.Errorf("left are %v", left)
	}
	if others := allCentroids(t, s, "another"); len(others) != 0 {
		t.Errorf("of another model are left %v", others)
	}
	if left := got(s.Unscoped().VectorsOf(t.Context(), someModel, []domain.UserID{sampleID}))(t); len(left) != 1 {
		t.Errorf("to read again are left %v", left)
	}
}
