package rank

import (
	"slices"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
	"kith/backend/search/sentence"
)

// quoted returns the texts that are the evidence for one person among others.
func quoted(t *testing.T, p domain.Profile, question string) []string {
	t.Helper()
	p.UserID = "a"
	people := append(newGenerator(7).profiles(60), p)
	r := find(query.Parse(question, ""), []*index.Index{index.Build(people)}, "", 20)
	var texts []string
	for _, m := range slices.Concat(r.Matches, r.Nearest) {
		if m.UserID == "a" {
			for _, e := range m.Evidence {
				texts = append(texts, e.Text)
			}
		}
	}
	return texts
}

// What declines or seeks what was asked is no reason. Another sentence is.
func TestOppositeIsNoReason(t *testing.T) {
	for _, c := range []struct {
		profile  domain.Profile
		question string
		want     []string
	}{
		{domain.Profile{About: "I no longer do embroidery. I row."}, "who does embroidery?", nil},
		{domain.Profile{About: "I no longer do embroidery.", Offers: "Embroidery on request"}, "who does embroidery?", []string{"Embroidery on request"}},
		{domain.Profile{About: "Please don't ask me about embroidery"}, "embroidery", nil},
		{domain.Profile{About: "Ich mache keine Stickerei mehr"}, "Stickerei", nil},
		{domain.Profile{About: "Je ne fais plus de broderie"}, "qui fait de la broderie ?", nil},
		{domain.Profile{About: "Ya no hago bordados"}, "bordados", nil},
		{domain.Profile{About: "Já não faço bordados"}, "bordados", nil},
		{domain.Profile{About: "I don't do embroidery and live in Embroidery Lane"}, "who does embroidery?", nil},
		{domain.Profile{Headline: "Looking for an embroidery teacher"}, "embroidery teacher", nil},
		{domain.Profile{Headline: "Embroidery teacher"}, "embroidery teacher", []string{"Embroidery teacher"}},
		{domain.Profile{Needs: "An embroidery teacher. A loom."}, "who needs an embroidery teacher?", []string{"An embroidery teacher"}},
		{domain.Profile{Needs: "An embroidery teacher"}, "embroidery teacher", nil},
	} {
		if got := quoted(t, c.profile, c.question); !slices.Equal(got, c.want) {
			t.Errorf("%q of %+v: %q, want %q", c.question, c.profile, got, c.want)
		}
	}
}

// One word of a longer question is no reason, nor is a name or a place that was not asked for.
func TestStrayWordIsNoReason(t *testing.T) {
	for _, c := range []struct {
		profile  domain.Profile
		question string
	}{
		{domain.Profile{About: "A librarian with a samovar"}, "the pantry goes pitch dark whenever the samovar and the toaster are plugged together"},
		{domain.Profile{Location: "Farrier"}, "somebody who is a farrier"},
		{domain.Profile{Name: "Cooper Hall", Headline: "Beekeeper"}, "a cooper who mends barrels and casks"},
	} {
		if got := quoted(t, c.profile, c.question); len(got) > 0 {
			t.Errorf("%q: %q", c.question, got)
		}
	}
}

// isWhole reports whether a text is a sentence of an entry. Of an entry that is longer than a snippet it may be a part.
func isWhole(text, entry string) bool {
	if len(entry) > maxSnippetBytes || sentence.Trim(entry) == text {
		return true
	}
	return slices.ContainsFunc(sentence.All(entry), func(s string) bool { return sentence.Trim(s) == text })
}
