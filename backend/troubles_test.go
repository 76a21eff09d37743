package backend_test

import (
	"os"
	"testing"

	"kith/backend/match"
	"kith/backend/meaning"
	"kith/backend/vector"
)

// The stored vectors of everyday troubles are those that the encoder gives
// their texts; -update writes them anew.
func TestTroublesAreRead(t *testing.T) {
	encoder, err := meaning.Load()
	must(t, err)
	const file = "match/troubles.vectors"
	var read []byte
	for _, text := range match.Troubles() {
		for _, number := range encoder.Encode(text) {
			read = append(read, byte(number))
		}
	}
	if *update {
		must(t, os.WriteFile(file, read, 0o600))
		return
	}
	stored, err := os.ReadFile(file)
	must(t, err)
	if len(stored) != len(read) {
		t.Fatalf("%s holds %d numbers, want %d: go test ./backend -run Troubles -update", file, len(stored), len(read))
	}
	width := len(read) / len(match.Troubles())
	for i, text := range match.Troubles() {
		if near := vector.Dot(numbers(stored[i*width:][:width]), numbers(read[i*width:][:width])); near < 0.98 {
			t.Errorf("%q is stored at %.3f: go test ./backend -run Troubles -update", text, near)
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
