package query

import "testing"

// Offers in various wordings, and requests that resemble offers.
var sideCases = []struct {
	text string
	want Side
}{
	{"who'd want two cords of birch?", Needs},
	{"giving away a cradle", Needs},
	{"free to take: a heap of bricks", Needs},
	{"we could teach first aid on Mondays", Needs},
	{"our loom is standing idle", Needs},
	{"I can drive on Fridays, would that help?", Needs},
	{"which choir could use me?", Needs},
	{"who hires people without papers", Needs},
	{"where could I cook for a crowd?", Offers},
	{"someone who can teach me to swim", Offers},
	{"my hands hurt too much to type", Offers},
}

func TestParseSide(t *testing.T) {
	for _, c := range sideCases {
		if got := Parse(c.text, "").Side; got != c.want {
			t.Errorf("%q is about %s, want %s", c.text, got, c.want)
		}
	}
}
