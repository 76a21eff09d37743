package rank

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/racetest"
	"kith/backend/search/index"
)

// The results do not depend on the order in which processors finish parts of an index, nor on that
// in which profiles and their vectors are added: they are the same for the same profiles.
func TestResultsDoNotDependOnOrder(t *testing.T) {
	racetest.Skip(t)
	g := newGenerator(7)
	people := g.profiles(1100)
	for i := range people {
		people[i].Location = []string{"Portland, Oregon", "Portland, Maine", "Salem, Oregon", "Bath", "Springfield, Maine", ""}[i%6]
		if i%9 == 0 {
			people[i].About = "Ich repariere die Uhren und backe das Brot für das ganze Dorf"
		}
	}
	questions := append(g.questions(12), "who lives in Portland?", "a welder near Bath", "someone in Springfield", "wer backt das Brot in Salem?", "weldr", "qui parle portugais à Portland ?")
	want := ""
	for seed := range uint64(4) {
		shuffled := slices.Clone(people)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got := semanticAnswers(t, shuffled, questions)
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("order %d: %s", seed, firstDifference(got, want))
		}
	}
}

// semanticAnswers returns the results of questions, one a line.
func semanticAnswers(t *testing.T, people []domain.Profile, questions []string) string {
	t.Helper()
	x := index.Build(people)
	m := addVectors(t, x, people)
	var all strings.Builder
	for _, question := range questions {
		line, err := json.Marshal(findWith(m.request(question, question), []*index.Index{x}, "", 8))
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(question + ": " + string(line) + "\n")
	}
	return all.String()
}
