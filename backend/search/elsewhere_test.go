package search

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/query"
	"kith/backend/store"
)

// questionsOfPlaces ask for what depends on the whole community: which place a name means, how a
// word is spelled, which language most people write.
var questionsOfPlaces = []string{
	"who mends clocks in Portland?", "who mends clocks near Salem?", "someone in Springfield", "who mends cloks?", "who mends clockz near Portlnad?",
	"wer repariert Uhren in Portland?", "qui répare des horloges ?", "clocks", "who lives in Maine?", "who bakes bread?",
}

// maine would decide that the places of their names are in Maine.
var maine = []string{"Portland, Maine", "Bath, Maine", "Bangor, Maine", "Camden, Maine", "Augusta, Maine", "Springfield, Maine"}

// People of another organization, who do not share their profile or who have left change no answer: not
// the order, the reasons, the scores, nor the place that a name means.
func TestOthersChangeNothing(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	org, err := s.In(asker).CreateOrganization(t.Context(), domain.Organization{Name: "Guild"})
	must(t, err)
	asker.Org = org.ID
	bring(t, s, asker, "here", domain.ConsentGiven, []string{"Portland, Oregon", "Salem, Oregon", "Portland, Maine", "Springfield, Oregon"}, "I mend clocks and bake bread")
	m := new(letterCounter)
	d := serviceWith(s, m)
	must(t, d.job.embedAll(t.Context()))
	want := answersTo(t, d, asker)
	left := bring(t, s, asker, "left", domain.ConsentGiven, maine, "Ich repariere Uhren und backe Brot für das ganze Dorf")
	must(t, d.job.embedAll(t.Context()))
	if answersTo(t, d, asker) == want {
		t.Error("newcomers change nothing") // so the questions would notice
	}
	must(t, s.In(asker).RemoveMembers(t.Context(), org.ID, left))
	bring(t, s, asker, "hidden", domain.ConsentRefused, maine, "Ich repariere Uhren und backe Brot für das ganze Dorf")
	other, err := s.In(helper).CreateOrganization(t.Context(), domain.Organization{Name: "Orchard"})
	must(t, err)
	helper.Org = other.ID
	bring(t, s, helper, "elsewhere", domain.ConsentGiven, maine, "Je répare les horloges, clockz cloks Portlnad")
	must(t, d.job.embedAll(t.Context()))
	for name, service := range map[string]*Service{"the same process": d, "a new one": serviceWith(s, m)} {
		must(t, service.job.embedAll(t.Context()))
		if got := answersTo(t, service, asker); got != want {
			t.Errorf("%s answers\n%s\nwant\n%s", name, got, want)
		}
	}
}

// bring imports ten people for each location, and returns who they are.
func bring(t *testing.T, s *store.Store, by domain.Scope, group string, c domain.Consent, locations []string, offers string) []domain.UserID {
	t.Helper()
	members := func() []domain.UserID {
		ids, err := s.In(by).MemberIDs(t.Context(), by.Org, domain.MemberFilter{})
		must(t, err)
		return ids
	}
	before := members()
	var entries []domain.Entry
	for i, location := range slices.Repeat(locations, 10) {
		name := fmt.Sprintf("%s%d", strings.ToUpper(group), i)
		entries = append(entries, domain.Entry{
			Line: i + 1, Consent: c, ConsentSource: "the fair",
			Profile: domain.Profile{Name: name, Email: name + "@example.org", Location: location, Offers: offers},
		})
	}
	_, err := s.In(by).Import(t.Context(), domain.Import{Org: by.Org, Entries: entries})
	must(t, err)
	return slices.DeleteFunc(members(), func(id domain.UserID) bool { return slices.Contains(before, id) })
}

func answersTo(t *testing.T, d *Service, scope domain.Scope) string {
	t.Helper()
	var all strings.Builder
	for _, question := range questionsOfPlaces {
		result, err := d.Find(t.Context(), scope, query.Parse(question, ""), 8)
		must(t, err)
		line, err := json.Marshal(result)
		must(t, err)
		fmt.Fprintf(&all, "%s: %s\n", question, line)
	}
	return all.String()
}
