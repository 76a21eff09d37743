package index

import (
	"reflect"
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

// A profile of any size has a limited number of passages of limited length, and each is
// part of its field.
func TestPassagesAreBounded(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("a. ", 100_000), strings.Repeat("🚤", 100_000), strings.Repeat("\u200b", 5000), "\xff\xfe x\x00",
	} {
		p := domain.Profile{Headline: text, About: text, Skills: slices.Repeat([]string{text}, 200)}
		all := Passages(p)
		if len(all) > MaxPassages {
			t.Errorf("%d passages", len(all))
		}
		for _, passage := range all {
			if len(passage.Text) > maxPassageBytes || !strings.Contains(text, passage.Text) {
				t.Errorf("%q is not in %.20q", passage.Text, text)
			}
		}
	}
}

func TestPutCentroidsOfAnotherProfile(t *testing.T) {
	p := domain.Profile{UserID: "a", Headline: "Cooper"}
	x := Build([]domain.Profile{p})
	known := func() int { return len(x.current.Load().Centroids[ProfileWords].Documents) }
	b := NewCentroids("model", Passages(p), []vector.Vector{{1}})
	changed := p
	changed.Headline = "Joiner"
	for _, kept := range []bool{
		x.PutCentroids("a", Digest(Passages(changed)), "model", b),
		x.PutCentroids("b", Digest(nil), "model", b),
	} {
		if kept || known() > 0 {
			t.Error("kept centroids of another text")
		}
	}
	if !x.PutCentroids("a", Digest(Passages(p)), "model", b) || known() != 1 {
		t.Error("lost the centroids")
	}
	if !x.PutCentroids("a", Digest(Passages(p)), "another model", b) || known() != 1 {
		t.Error("mixed the centroids of two models")
	}
}

// Centroids that are loaded again are held once.
func TestFillCentroids(t *testing.T) {
	p := domain.Profile{UserID: "a", Headline: "Cooper", Needs: "oak"}
	x := Build([]domain.Profile{p})
	c := NewCentroids("model", Passages(p), []vector.Vector{{1}, {2}})
	for range 3 {
		err := x.FillCentroids("model", func(put PutCentroids) error {
			if !put("a", Digest(Passages(p)), c) {
				t.Error("lost the centroids")
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	for g, c := range x.current.Load().Centroids {
		if len(c.Documents) != 1 {
			t.Errorf("group %d has %d centroids", g, len(c.Documents))
		}
	}
}

func TestCentroids(t *testing.T) {
	passages := []Passage{{"headline", "Cooper"}, {"needs", "oak"}, {"offers", "barrels"}}
	for _, c := range []struct {
		vectors []vector.Vector
		want    Centroids
	}{
		{[]vector.Vector{{127, 0}, {-127, 0}, {0, 1}}, Centroids{{127, 127}, {-127, 0}}},
		{[]vector.Vector{{127, 0}, {0, 0}, {0, 0}}, Centroids{{127, 0}, {0, 0}}},
		{[]vector.Vector{{127, 0}, {1}, {0, 1}}, Centroids{}},
		{[]vector.Vector{{127, 0}}, Centroids{}},
		{nil, Centroids{}},
	} {
		if got := NewCentroids("model", passages, c.vectors); !reflect.DeepEqual(got, c.want) {
			t.Errorf("the centroids of %v are %v, want %v", c.vectors, got, c.want)
		}
	}
}
