package search

import (
	"flag"
	"os"
	"testing"

	"kith/backend/racetest"
	"kith/backend/search/lexicon"
	"kith/backend/vector"
)

var update = flag.Bool("update", false, "rewrite the vectors of the query expansions")

// The stored vectors of the query expansions are those that the encoder makes.
func TestExpansionVectorsAreFresh(t *testing.T) {
	racetest.Skip(t)
	encoder := NewBuiltinEmbedder()
	const file = "lexicon/expansions.vectors"
	var encoded []byte
	for _, text := range lexicon.ExpansionTexts() {
		v, err := encoder.Encode(text)
		must(t, err)
		for _, number := range v {
			encoded = append(encoded, byte(number))
		}
	}
	if *update {
		must(t, os.WriteFile(file, encoded, 0o600))
		return
	}
	stored, err := os.ReadFile(file)
	must(t, err)
	if len(stored) != len(encoded) {
		t.Fatalf("%s holds %d numbers, want %d: go test ./backend/search -run Expansion -update", file, len(stored), len(encoded))
	}
	blocks := lexicon.ExpansionBlocks
	width := blocks.Width()
	for i, text := range lexicon.ExpansionTexts() {
		for block := range blocks {
			is, was := blocks.Of(numbers(encoded[i*width:][:width]), block), blocks.Of(numbers(stored[i*width:][:width]), block)
			if near := vector.Dot(is, was); near < 0.98 {
				t.Errorf("%q is stored at %.3f: go test ./backend/search -run Expansion -update", text, near)
			}
		}
	}
}

func numbers(stored []byte) vector.Vector {
	v := make(vector.Vector, len(stored))
	for i, b := range stored {
		v[i] = int8(b)
	}
	return v
}
