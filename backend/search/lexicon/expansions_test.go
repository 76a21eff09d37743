package lexicon

import "testing"

func TestExpansionVectorsAreWhole(t *testing.T) {
	texts := ExpansionTexts()
	if width := len(expansionVectors) / len(texts); width*len(texts) != len(expansionVectors) {
		t.Fatalf("%d texts, %d numbers", len(texts), len(expansionVectors))
	}
}
