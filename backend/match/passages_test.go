package match

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/vector"
)

func TestPassages(t *testing.T) {
	got := Passages(domain.Profile{
		Name: "Ada", Headline: "Mends boats", Role: "Welder", Company: "Yard", Location: "Bath",
		Skills: []string{"MIG", "—", "TIG"}, Offers: "A bench. Advice; coffee!", Needs: "steel\n\nan apprentice",
		About: "Ask v2.5 of me", Interests: []string{"eels"}, Languages: []string{"Welsh"},
	})
	want := []Passage{
		{"headline", "Mends boats"}, {"role", "Welder"}, {"skills", "MIG"}, {"skills", "TIG"},
		{"offers", "A bench"}, {"offers", "Advice"}, {"offers", "coffee"},
		{"needs", "steel"}, {"needs", "an apprentice"}, {"about", "Ask v2.5 of me"}, {"interests", "eels"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A profile of any size has a bounded number of passages of bounded length,
// and each stands in its field.
func TestPassagesAreBounded(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("a. ", 100_000), strings.Repeat("🚤", 100_000), strings.Repeat("\u200b", 5000), "\xff\xfe x\x00",
	} {
		p := domain.Profile{Headline: text, About: text, Skills: slices.Repeat([]string{text}, 200)}
		all := Passages(p)
		if len(all) > maxPassages {
			t.Errorf("%d passages", len(all))
		}
		for _, passage := range all {
			if len(passage.Text) > maxPassageBytes || !strings.Contains(text, passage.Text) {
				t.Errorf("%q is not in %.20q", passage.Text, text)
			}
		}
	}
}

func TestPutMeaningNeedsTheProfileAsItIs(t *testing.T) {
	p := domain.Profile{UserID: "a", Headline: "Cooper"}
	x := Build([]domain.Profile{p})
	known := func() int { return len(x.Meanings("a", "model")) }
	changed := p
	changed.Headline = "Joiner"
	for _, kept := range []bool{
		x.PutMeaning("a", Digest(Passages(changed)), "model", []vector.Vector{{1}}),
		x.PutMeaning("a", Digest(Passages(p)), "model", []vector.Vector{{1}, {2}}),
		x.PutMeaning("b", Digest(nil), "model", nil),
	} {
		if kept || known() > 0 {
			t.Error("kept the meaning of another text")
		}
	}
	if !x.PutMeaning("a", Digest(Passages(p)), "model", []vector.Vector{{1}}) || known() != 1 {
		t.Error("lost the meaning")
	}
	if len(x.Meanings("a", "another model")) != 0 {
		t.Error("took the meaning of one model for another's")
	}
	if x.Put(changed); known() > 0 {
		t.Error("kept the meaning of what is not said any more")
	}
}
