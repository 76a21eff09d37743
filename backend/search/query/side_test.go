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
	{"I let two rooms and a guest will not leave, who knows the law?", Offers},
	{"we rent out our barn and need an electrician", Offers},
	{"I want to give away my piano, who can move it?", Offers},
	{"I teach drawing and my wrist hurts", Offers},
	{"I need to give away a wardrobe, who would take it?", Needs},
	{"I'd like to be a mason's apprentice", Needs},
	{"does a carpenter here accept trainees?", Needs},
	{"we would like to hire a trainee", Offers},
	{"who takes on small roofing jobs?", Offers},
	{"I am looking for part-time work", Needs},
	{"je loue un studio et j'ai besoin d'un plombier", Offers},
	{"qui peut me prêter une tente ?", Offers},
	{"je cherche un stage chez un notaire", Needs},
	{"je cherche un stagiaire", Offers},
	{"wer braucht eine Gärtnerin?", Needs},
	{"ich suche einen Gärtner", Offers},
	{"busco trabajo de cocinera", Needs},
	{"procuro um cozinheiro", Offers},
	{"je propose des cours de chant, à qui cela servirait-il ?", Needs},
	{"my hands hurt too much to type", Offers},
}

func TestParseSide(t *testing.T) {
	for _, c := range sideCases {
		if got := Parse(c.text, "").Side; got != c.want {
			t.Errorf("%q is about %s, want %s", c.text, got, c.want)
		}
	}
}
