package index

import (
	"testing"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// mixed is a profile whose entries are in two languages.
var mixed = domain.Profile{
	UserID: "mixed", Name: "Aline D'Amours",
	Headline: "Réparations de vélos et de fauteuils roulants",
	Offers:   "I teach children to ride. Bring your own helmet.",
	Skills:   []string{"freins", "welding"},
	Needs:    "Je cherche quelqu'un pour m'aider avec l'entretien du toit.",
}

func TestMixedProfile(t *testing.T) {
	in := NewScope([]*Index{Build([]domain.Profile{mixed, {UserID: "english", Offers: "repairing bicycles"}})})
	for _, c := range []struct {
		group Group
		stem  string
		want  int
	}{
		{ProfileWords, lexicon.French.Stem("reparation"), 1},
		{ProfileWords, lexicon.French.Stem("velo"), 1},
		{ProfileWords, lexicon.English.Stem("helmet"), 1},
		{ProfileWords, lexicon.French.Stem("helmet"), 0},
		{ProfileWords, lexicon.English.Stem("repair"), 1},
		{ProfileWords, lexicon.English.Stem("velos"), 1}, // all text is read as English too
		{ProfileWords, lexicon.French.Stem("des"), 0},    // a function word
		{NeedWords, lexicon.French.Stem("entretien"), 1}, // elided
		{NeedWords, lexicon.English.Stem("lentretien"), 1},
		{NameWords, "damours", 1},
	} {
		if got := in.DocumentFrequency(c.group, c.stem); got != c.want {
			t.Errorf("%d profiles have %q, want %d", got, c.stem, c.want)
		}
	}
	if got := in.Share(ProfileWords, lexicon.French); got != 0.5 {
		t.Errorf("the share of French is %v", got)
	}
}

func TestMixedProfileIsRemoved(t *testing.T) {
	x := Build([]domain.Profile{mixed})
	x.Put(domain.Profile{UserID: "mixed", Headline: "Menuiserie et réparation des portes"})
	in := NewScope([]*Index{x})
	for word, want := range map[string]int{"velo": 0, "reparation": 1, "menuiserie": 1} {
		if got := in.DocumentFrequency(ProfileWords, lexicon.French.Stem(word)); got != want {
			t.Errorf("%d profiles have %q, want %d", got, word, want)
		}
	}
	x.Remove("mixed")
	if got := NewScope([]*Index{x}).Share(ProfileWords, lexicon.French); got != 0 {
		t.Errorf("the share of French is %v after the profile was removed", got)
	}
}

// The French words of a profile do not change how its English ones are weighed.
func TestEnglishOfFrenchTextIsAsBefore(t *testing.T) {
	weights := func(p domain.Profile) Posting {
		s := NewScope([]*Index{Build([]domain.Profile{p})})[0]
		return s.Postings(ProfileWords, lexicon.English.Stem("piano"))[0]
	}
	english := domain.Profile{UserID: "a", Headline: "xx xxxx xxxxx xxx piano"}
	french := domain.Profile{UserID: "a", Headline: "je répare votre petit piano"}
	if weights(english) != weights(french) {
		t.Error("a French word weighs differently")
	}
}
