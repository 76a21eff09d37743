package index

import (
	"testing"

	"kith/backend/search/golden"
)

func TestEditDistance(t *testing.T) {
	for _, c := range []struct {
		asked, word string
		want        int
	}{
		{"welder", "welder", 0},
		{"acountant", "accountant", 1},  // a letter is missing
		{"weldder", "welder", 1},        // a letter is added
		{"accuontant", "accountant", 1}, // two letters are swapped
		{"moter", "motor", 1},           // a vowel is replaced
		{"nurce", "nurse", 1},
		{"horse", "house", 2}, // another word
		{"gardiner", "gardener", 1},
		{"carpintery", "carpentry", 2},
		{"baker", "maker", 3}, // another first letter
	} {
		if got := editDistance([]rune(c.asked), []rune(c.word), 2); got != c.want {
			t.Errorf("%s for %s: %d, want %d", c.asked, c.word, got, c.want)
		}
	}
}

// The signature never rules out a word within the tolerated edits.
func TestSignatureRulesOutNothingSimilar(t *testing.T) {
	set, err := golden.Load(golden.Maine)
	if err != nil {
		t.Fatal(err)
	}
	forms, signatures := Build(set.Members).current.Load().Vocabularies[ProfileWords].formsAndSignatures()
	for _, asked := range forms[:100] {
		for i, f := range forms {
			near := editDistance([]rune(singular(asked.Word)), []rune(singular(f.Word)), 2) <= 2
			if near && !signatures[i].mayBe(sign(asked.Word), 2) {
				t.Fatalf("%s and %s", asked.Word, f.Word)
			}
		}
	}
}
