package lexicon

import "testing"

func TestExpansionVectorsAreWhole(t *testing.T) {
	texts := ExpansionTexts()
	if ExpansionBlocks.Width()*len(texts) != len(expansionVectors) {
		t.Fatalf("%d texts, %d numbers", len(texts), len(expansionVectors))
	}
}
