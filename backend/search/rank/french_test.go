package rank

import (
	"fmt"
	"slices"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// twoLanguages are people of whom each trade has one profile in each language.
var twoLanguages = []domain.Profile{
	{UserID: "welder-en", Headline: "Welder", Offers: "Aluminum hulls and railings.", Location: "Belfast, Maine", Languages: []string{"French"}},
	{UserID: "welder-fr", Headline: "Soudeuse d'atelier", Offers: "Je répare des coques et des rampes.", Location: "Dieppe"},
	{UserID: "bees-en", Headline: "Beekeeper", Offers: "A swarm, hives, and how they winter."},
	{UserID: "bees-fr", Headline: "Apicultrice à la retraite", Offers: "Mes ruches et du miel pour les voisins.", Languages: []string{"français"}},
	{UserID: "baker-fr", Headline: "Boulanger", Offers: "Du pain au levain, le samedi."},
	{UserID: "back-en", Headline: "Nurse", Offers: "Back pain, and four exercises for it."},
	{UserID: "needs-fr", Headline: "Étudiant", Needs: "Je cherche un soudeur pour ma remorque."},
}

func TestFindAcrossLanguages(t *testing.T) {
	x := index.Build(twoLanguages)
	for _, c := range []struct {
		question string
		want     []string // who answers, in any order
	}{
		{"Qui pourrait souder une rampe ?", []string{"welder-en", "welder-fr"}},
		{"who can weld?", []string{"welder-en", "welder-fr"}},
		{"Je cherche un apiculteur", []string{"bees-en", "bees-fr"}},
		{"a beekeeper", []string{"bees-en", "bees-fr"}},
		{"un soudeur près de Belfast", []string{"welder-en"}},
		{"une soudeuse qui parle français", []string{"welder-en", "welder-fr"}}, // who does not say what she speaks
		{"Qui cherche un soudeur ?", []string{"needs-fr"}},
		{"un apiculteur, mais pas un infirmier", []string{"bees-en", "bees-fr"}},
		{"des abeilles, sauf les essaims", []string{"bees-fr"}},
		{"Qui fait du pain ?", []string{"baker-fr"}},
	} {
		matches, _ := ids(find(query.Parse(c.question, ""), []*index.Index{x}, "", 5))
		slices.Sort(matches)
		if fmt.Sprint(matches) != fmt.Sprint(c.want) {
			t.Errorf("%q finds %v, want %v", c.question, matches, c.want)
		}
	}
}

func TestLanguagesInTheirOwnNames(t *testing.T) {
	x := index.Build(twoLanguages)
	for question, want := range map[string]string{
		"une soudeuse qui parle français": "welder-en", "a beekeeper who speaks French": "bees-fr",
	} {
		if matches, _ := ids(find(query.Parse(question, ""), []*index.Index{x}, "", 5)); len(matches) == 0 || matches[0] != want {
			t.Errorf("%q finds %v, want %s first", question, matches, want)
		}
	}
}

// Few French words in a community do not count for English questions.
func TestFewFrenchProfiles(t *testing.T) {
	people := slices.Clone(twoLanguages[1:2])
	for i := range 20 {
		people = append(people, domain.Profile{UserID: domain.UserID(fmt.Sprint("cook-", i)), Headline: "I cook for a school"})
	}
	x := index.Build(people)
	if matches, _ := ids(find(query.Parse("a welder", ""), []*index.Index{x}, "", 5)); len(matches) > 0 {
		t.Errorf("an English question finds %v", matches)
	}
	if matches, _ := ids(find(query.Parse("un cuisinier", ""), []*index.Index{x}, "", 50)); len(matches) != 20 {
		t.Errorf("a French question finds %d", len(matches))
	}
}

func TestReasonsFollowTheLanguage(t *testing.T) {
	x := index.Build(twoLanguages)
	for question, want := range map[string]string{
		"un soudeur à Belfast": "“Welder”; à Belfast, Maine", "a welder in Belfast": "“Welder”; in Belfast, Maine",
	} {
		r := find(query.Parse(question, ""), []*index.Index{x}, "", 5)
		if len(r.Matches) != 1 || r.Matches[0].Reason != want {
			t.Errorf("%q: %v", question, r.Matches)
		}
	}
}
