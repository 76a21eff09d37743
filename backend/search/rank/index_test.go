package rank

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"kith/backend/domain"
	"kith/backend/racetest"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// answers returns the results of Find for the questions of the rankings, one per line.
func answers(t testing.TB, in []*index.Index) string {
	t.Helper()
	var b strings.Builder
	for _, c := range rankings {
		line, err := json.Marshal(find(query.Parse(c.question, ""), in, "", 5))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s: %s\n", c.question, line)
	}
	return b.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got\n" + g[i] + "\nwant\n" + w[i]
		}
	}
	return "one is longer than the other"
}

// The results do not depend on the order of changes to the index.
func TestResultsDoNotDependOnHistory(t *testing.T) {
	racetest.Skip(t)
	people := community(t)
	want := answers(t, []*index.Index{index.Build(people)})
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 0))
		if got := answers(t, []*index.Index{changedIndex(r, people)}); got != want {
			t.Fatalf("seed %d: %s", seed, firstDifference(got, want))
		}
	}
}

// changedIndex returns an index of people who were put, changed and removed in random
// order, together with others who are removed at the end.
func changedIndex(r *rand.Rand, people []domain.Profile) *index.Index {
	others := newGenerator(3).profiles(40)
	x := index.Build(slices.Concat(people[:r.IntN(len(people))], others[:r.IntN(len(others))]))
	for range 300 {
		p := people[r.IntN(len(people))]
		switch r.IntN(4) {
		case 0:
			x.Remove(p.UserID)
		case 1:
			p.Headline, p.Location = others[r.IntN(len(others))].Headline, "Elsewhere"
			x.Put(p)
		case 2:
			x.Put(others[r.IntN(len(others))])
		default:
			x.Put(p)
		}
	}
	for _, p := range others {
		x.Remove(p.UserID)
	}
	for _, i := range r.Perm(len(people)) {
		x.Put(people[i])
	}
	return x
}

func TestIndexCompacts(t *testing.T) {
	people := community(t)
	x := index.Build(people)
	want := answers(t, []*index.Index{x})
	for range 3 * index.MinCompact {
		x.Put(people[0])
	}
	if n := len(index.NewScope([]*index.Index{x})[0].Documents); n > index.MinCompact+2*len(people) {
		t.Errorf("%d people take %d documents", x.Len(), n)
	}
	if got := answers(t, []*index.Index{x}); got != want {
		t.Error(firstDifference(got, want))
	}
}

func TestIndexLen(t *testing.T) {
	x := index.Build(nil)
	steps := []struct {
		do   func()
		want int
	}{
		{func() {}, 0},
		{func() { x.Put(domain.Profile{UserID: "a"}) }, 1},
		{func() { x.Put(domain.Profile{UserID: "a", Headline: "again"}) }, 1},
		{func() { x.Put(domain.Profile{UserID: "b"}) }, 2},
		{func() { x.Remove("nobody") }, 2},
		{func() { x.Remove("a") }, 1},
		{func() { x.Remove("a") }, 1},
		{func() { x.Remove("b") }, 0},
	}
	for i, step := range steps {
		if step.do(); x.Len() != step.want {
			t.Errorf("step %d: %d people, want %d", i, x.Len(), step.want)
		}
	}
	if n := index.Build([]domain.Profile{{UserID: "a"}, {UserID: "b"}, {UserID: "a"}}).Len(); n != 2 {
		t.Errorf("built %d people, want 2", n)
	}
}

// While some members change, searches find all others.
func TestFindWhileIndexChanges(t *testing.T) {
	people := community(t)
	x := index.Build(people)
	changing := newGenerator(5).profiles(60)
	stop := make(chan struct{})
	var writers, readers sync.WaitGroup
	for w := range 2 {
		writers.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
				}
				p := changing[(2*i+w)%len(changing)]
				x.Put(p)
				x.Remove(p.UserID)
			}
		})
	}
	for range 4 {
		readers.Go(func() {
			for range 50 {
				got, _ := ids(find(query.Parse("outboard motors", ""), []*index.Index{x}, "", 3))
				if len(got) == 0 || got[0] != "maria-okafor" {
					t.Errorf("found %v", got)
				}
			}
		})
	}
	readers.Wait()
	close(stop)
	writers.Wait()
}

func TestRemovedIsNotFound(t *testing.T) {
	x := index.Build(community(t))
	x.Remove("yuki-mori")
	if got, _ := ids(find(query.Parse("wooden boats", ""), []*index.Index{x}, "", 9)); slices.Contains(got, "yuki-mori") {
		t.Errorf("found %v", got)
	}
}
