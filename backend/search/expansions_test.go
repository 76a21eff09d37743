package search

import (
	"flag"
	"os"
	"testing"

	"kith/backend/racetest"
	"kith/backend/search/lexicon"
	"kith/backend/search/minilm"
	"kith/backend/vector"
)

var update = flag.Bool("update", false, "rewrite the vectors of the query expansions")

// The stored vectors of the query expansions are those that the encoder makes.
func TestExpansionVectorsAreFresh(t *testing.T) {
	racetest.Skip(t)
	encoder, err := minilm.Load()
	must(t, err)
	const file = "lexicon/expansions.vectors"
	var encoded []byte
	for _, text := range lexicon.ExpansionTexts() {
		for _, number := range encoder.Encode(text) {
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
	width := len(encoded) / len(lexicon.ExpansionTexts())
	for i, text := range lexicon.ExpansionTexts() {
		if near := vector.Dot(numbers(stored[i*width:][:width]), numbers(encoded[i*width:][:width])); near < 0.98 {
			t.Errorf("%q is stored at %.3f: go test ./backend/search -run Expansion -update", text, near)
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
