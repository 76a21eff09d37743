package rank

import (
	"slices"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// The result lists the conditions. Without a condition, by its key, also people who do not
// meet it are found.
func TestDroppingConditions(t *testing.T) {
	in := []*index.Index{index.Build(community(t))}
	for _, c := range []struct{ question, key, kind, text, then string }{
		{"plumber near Bangor", "place:bangor", "place", "Bangor", "stuffy-mcwords"},
		{"mechanic in bangor", "place:bangor", "place", "bangor", "maria-okafor"},
		{"carpenter in Camden who speaks German", "language:german", "language", "German", ""},
		{"a lawyer who speaks Spanish", "language:spanish", "language", "Spanish", ""},
		{"boats, but not welding", "without:welding", "without", "welding", "maria-okafor"},
	} {
		t.Run(c.question, func(t *testing.T) {
			q := query.Parse(c.question, "")
			r := find(q, in, "", 10)
			i := slices.IndexFunc(r.Conditions, func(found domain.Condition) bool { return found.Key == c.key })
			if i < 0 || string(r.Conditions[i].Kind) != c.kind || r.Conditions[i].Text != c.text {
				t.Fatalf("conditions %+v, want %s", r.Conditions, c.key)
			}
			dropped := find(q.WithoutConditions([]string{c.key}), in, "", 10)
			if len(dropped.Conditions) != len(r.Conditions)-1 {
				t.Errorf("left of %+v: %+v", r.Conditions, dropped.Conditions)
			}
			if found, _ := ids(dropped); c.then != "" && !slices.Contains(found, c.then) {
				t.Errorf("without it found %v, want %s among them", found, c.then)
			}
		})
	}
}

func TestDroppingUnknownKeys(t *testing.T) {
	q := query.Parse("plumber near Bangor", "")
	if got := q.WithoutConditions([]string{"place:portland", "nonsense", ""}); got.Topic != q.Topic || len(got.Places) != 1 {
		t.Errorf("%+v", got)
	}
}
