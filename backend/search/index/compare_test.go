package index

import (
	"math"
	"slices"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/vector"
)

// testVector returns a vector whose blocks are at angles to the first axis.
func testVector(first, second float64) vector.Vector {
	numbers := make([]float32, lexicon.ExpansionBlocks.Width())
	numbers[0], numbers[1] = float32(math.Cos(first)), float32(math.Sin(first))
	block := numbers[lexicon.ExpansionBlocks[0]:]
	block[0], block[1] = float32(math.Cos(second)), float32(math.Sin(second))
	return lexicon.ExpansionBlocks.Quantize(numbers)
}

func TestComparisons(t *testing.T) {
	text := testVector(0, 0)
	first, second := 0.5, secondScale*0.8+secondShift
	for _, c := range []struct {
		question, text lexicon.Language
		foreign, want  float64
	}{
		{lexicon.English, lexicon.English, 0, first},
		{lexicon.English, lexicon.English, 0.25, 0.75*first + 0.25*second},
		{lexicon.English, lexicon.English, 1, (first + second) / 2},
		{lexicon.English, lexicon.French, 0, second},
		{lexicon.French, lexicon.English, 0, second},
		{lexicon.German, lexicon.German, 0.5, second},
	} {
		q := QueryVector{Model: lexicon.ExpansionModel, Language: c.question, Vector: testVector(math.Acos(0.5), math.Acos(0.8)), Foreign: c.foreign}
		if got := q.With(c.text).Similarity(Measure(q.Model, text)); math.Abs(got-c.want) > 0.02 {
			t.Errorf("%v with %v and %.2f foreign profiles is %.3f, want %.3f", c.question, c.text, c.foreign, got, c.want)
		}
		rows := vector.NewRows(lexicon.ExpansionBlocks...).Append(make(vector.Vector, len(text))).Append(text)
		if got := q.With(c.text).Similarities(rows, make([]float32, 2)); got[0] != 0 || math.Abs(float64(got[1])-c.want) > 0.02 {
			t.Errorf("%v with rows in %v are %v, want 0 and %.3f", c.question, c.text, got, c.want)
		}
	}
	unread := QueryVector{Model: lexicon.ExpansionModel, Vector: testVector(math.Acos(0.5), math.Acos(0.8)), Unread: true}
	if got := unread.With(lexicon.English).Similarity(Measure(unread.Model, text)); math.Abs(got-second) > 0.02 {
		t.Errorf("a question without a known word is %.3f, want %.3f", got, second)
	}
	other := QueryVector{Model: "another", Language: lexicon.French, Vector: vector.Vector{127, 0}}
	if got := other.With(lexicon.French).Similarity(Measure(other.Model, vector.Vector{127, 127})); math.Abs(got-math.Sqrt2/2) > 0.01 {
		t.Errorf("the cosine of a model without blocks is %.3f", got)
	}
}

// An English question compares English profiles by the first block too, others by the second.
func TestNearestOfLanguages(t *testing.T) {
	people := []domain.Profile{
		{UserID: "first", Offers: "I repair the bicycles of children"},
		{UserID: "second", Offers: "I bake bread in the village"},
		{UserID: "third", Offers: "Ich backe Brot für das ganze Dorf"},
	}
	x := Build(people)
	for i, at := range [][2]float64{{0.1, 1.5}, {1.5, 0.1}, {0, 0.5}} {
		passages := Passages(people[i])
		c := NewCentroids(lexicon.ExpansionModel, passages, []vector.Vector{testVector(at[0], at[1])})
		if !x.PutCentroids(people[i].UserID, Digest(passages), lexicon.ExpansionModel, c) {
			t.Fatal("lost the centroids")
		}
	}
	in := NewScope([]*Index{x})
	if got := in.Foreign(); math.Abs(got-1.0/3) > 0.01 {
		t.Errorf("%.2f of the profiles are not in English", got)
	}
	for l, want := range map[lexicon.Language][]domain.UserID{
		lexicon.English: {"third", "first", "second"},
		lexicon.German:  {"second", "third", "first"},
	} {
		q := QueryVector{Model: lexicon.ExpansionModel, Language: l, Vector: testVector(0, 0)}
		var got []domain.UserID
		for _, c := range in[0].Nearest(q, ProfileWords, "", 10) {
			got = append(got, c.Document.UserID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("nearest to a question in %v are %v, want %v", l, got, want)
		}
	}
}

// Who was removed, and vectors that are not there yet, do not change the share of languages.
func TestForeignCountsWhoIsThere(t *testing.T) {
	german := domain.Profile{UserID: "third", Offers: "Ich backe Brot für das ganze Dorf"}
	x := Build([]domain.Profile{{UserID: "first", Offers: "I repair the bicycles of children"}, {UserID: "second", Offers: "Ich repariere die Räder für das ganze Dorf"}, german})
	check := func(want float64) {
		t.Helper()
		if got := NewScope([]*Index{x}).Foreign(); math.Abs(got-want) > 0.01 {
			t.Errorf("%.2f of the profiles are not in English, want %.2f", got, want)
		}
	}
	check(2.0 / 3)
	x.Remove("second")
	check(1.0 / 2)
	german.Offers = "I bake bread for the whole village"
	x.Put(german)
	check(0)
}
