package store

import (
	"slices"
	"testing"

	"kith/backend/domain"
)

func TestPeopleListsVisibleProfiles(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	ada, ben, cleo, dan := signUp(t, s, "Ada"), signUp(t, s, "Ben"), signUp(t, s, "Cleo"), signUp(t, s, "Dan")
	optIn(t, ada, domain.Profile{Location: "Rockland", Skills: []string{"Sails", "Rope"}, Languages: []string{"French"}})
	optIn(t, ben, domain.Profile{Location: "rockland", Skills: []string{"sails"}})
	optIn(t, cleo, domain.Profile{Location: "Belfast", Skills: []string{"bread"}})
	optIn(t, dan, domain.Profile{Location: "Rockland", Skills: []string{"secrets"}})
	must(t, dan.SaveProfile(t.Context(), domain.Profile{Name: "Dan", Location: "Rockland", Skills: []string{"secrets"}})) // opts out again
	move(t, cleo, domain.NexusMaine)

	test := s.In(domain.Scope{Actor: fay.scope.Actor, Org: domain.TestEnvironment})
	for _, c := range []struct {
		name   string
		scoped *Scoped
		filter domain.PeopleFilter
		want   []string
	}{
		{"all of mine", fay, domain.PeopleFilter{}, []string{"Ada", "Ben", "Cleo"}},
		{"one organization", test, domain.PeopleFilter{}, []string{"Ada", "Ben"}},
		{"a place in any case", fay, domain.PeopleFilter{Places: []string{"ROCKLAND"}}, []string{"Ada", "Ben"}},
		{"one of two skills", fay, domain.PeopleFilter{Skills: []string{"rope", "bread"}}, []string{"Ada", "Cleo"}},
		{"skill and language", fay, domain.PeopleFilter{Skills: []string{"sails"}, Languages: []string{"french"}}, []string{"Ada"}},
		{"of whom nobody is seen", fay, domain.PeopleFilter{Skills: []string{"secrets"}}, nil},
	} {
		people, total, err := c.scoped.People(t.Context(), c.filter, 0, 10)
		must(t, err)
		fitting := got(c.scoped.Matching(t.Context(), c.filter, []domain.UserID{ada.scope.Actor, ben.scope.Actor, cleo.scope.Actor, dan.scope.Actor}))(t)
		if have := namesOf(people); !slices.Equal(have, c.want) || total != len(c.want) || !slices.Equal(namesOf(fitting), c.want) {
			t.Errorf("%s: %v of %d, fitting %v, want %v", c.name, have, total, namesOf(fitting), c.want)
		}
	}
	facets := got(fay.Facets(t.Context(), domain.PeopleFilter{}))(t)
	if want := (domain.Facet{Value: "Rockland", Count: 2}); facets.Places[0] != want || len(facets.Places) != 2 || facets.Skills[0].Count != 2 || len(facets.Skills) != 3 {
		t.Errorf("the facets are %+v", facets)
	}
	_, _, err := s.In(domain.Scope{Actor: ada.scope.Actor, Org: domain.NexusMaine}).People(t.Context(), domain.PeopleFilter{}, 0, 10)
	wantCode(t, err, domain.NotFound)
}

func namesOf(people []domain.Profile) (names []string) {
	for _, p := range people {
		names = append(names, p.Name)
	}
	return names
}

// TestSaverSeesNameFromBeforeOptOut renames somebody after they opted out: users who saved
// them still see the old name.
func TestSaverSeesNameFromBeforeOptOut(t *testing.T) {
	s, _ := open(t)
	fay, zoe := founder(t, s), signUp(t, s, "Zoe")
	optIn(t, zoe, domain.Profile{})
	turn := got(fay.BeginTurn(t.Context(), "", "who?"))(t)
	must(t, fay.SaveAnswer(t.Context(), turn.Answer, "", domain.Metadata{MatchedProfiles: []domain.MatchedProfile{{UserID: zoe.scope.Actor}}}))
	known := func() string {
		return got(fay.Names(t.Context(), []domain.UserID{zoe.scope.Actor}))(t)[zoe.scope.Actor]
	}
	got(fay.SaveContact(t.Context(), zoe.scope.Actor, turn.Answer))(t)
	must(t, zoe.SaveProfile(t.Context(), domain.Profile{Name: "Zoe Shown", OptedIn: true}))
	if have := known(); have != "Zoe Shown" {
		t.Errorf("shown, she is known as %q", have)
	}
	must(t, zoe.SaveProfile(t.Context(), domain.Profile{Name: "Zoe Elsewhere"}))
	if have := known(); have != "Zoe" {
		t.Errorf("opted out, she is known as %q", have)
	}
	must(t, fay.RemoveContact(t.Context(), zoe.scope.Actor))
	execute(t, s, `DELETE FROM saved_contacts`)
	if have := known(); have != "Zoe" {
		t.Errorf("from an answer she is known as %q", have)
	}
}

func TestPausingKeepsProfile(t *testing.T) {
	s, _ := open(t)
	fay, zoe := founder(t, s), signUp(t, s, "Zoe")
	optIn(t, zoe, domain.Profile{Offers: "zither lessons", ShowEmail: true})
	before := got(fay.Profile(t.Context(), zoe.scope.Actor))(t)
	must(t, zoe.SetVisibility(t.Context(), domain.Paused))
	_, err := fay.Profile(t.Context(), zoe.scope.Actor)
	wantCode(t, err, domain.NotFound)
	must(t, zoe.SaveProfile(t.Context(), domain.Profile{Name: "Zoe", Offers: "zither lessons", ShowEmail: true}))
	if have := got(zoe.Visibility(t.Context()))(t); have != domain.Paused {
		t.Errorf("having edited her profile she is %s", have)
	}
	must(t, zoe.SetVisibility(t.Context(), domain.Shown))
	if after := got(fay.Profile(t.Context(), zoe.scope.Actor))(t); !after.Same(before) {
		t.Errorf("back, she is %+v, was %+v", after, before)
	}
	must(t, zoe.SetVisibility(t.Context(), domain.Hidden))
	if have := got(zoe.Visibility(t.Context()))(t); have != domain.Hidden {
		t.Errorf("hidden, she is %s", have)
	}
	wantCode(t, zoe.SetVisibility(t.Context(), "naked"), domain.Invalid)
}
