package rank

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
)

// longest is a PairScorer by which long texts answer. It remembers what it read.
type longest struct {
	question string
	texts    []string
	missing  int // scores that it does not return
}

func (l *longest) ScorePairs(ctx context.Context, question string, texts []string) ([]float64, error) {
	l.question, l.texts = question, texts
	scores := make([]float64, len(texts))
	for i, text := range texts {
		scores[i] = float64(len(text)) - 30
	}
	return scores[:len(scores)-l.missing], ctx.Err()
}

// brewers are people who brew, of whom the nth says n words more. One needs what the others do.
func brewers(n int) []domain.Profile {
	people := []domain.Profile{{UserID: "needy", Headline: "Thirsty", Needs: "Somebody who brews kombucha in enormous quantities, and soon"}}
	for i := range n {
		people = append(people, domain.Profile{UserID: domain.UserID(rune('a' + i)), Headline: "I brew kombucha" + strings.Repeat(" daily", i), Location: "Bangor, Maine"})
	}
	return people
}

const brewing = "who can brew kombucha?"

// findPairs asks a question and returns who was found, best first.
func findPairs(t *testing.T, question string, people []domain.Profile, r Request) (found []domain.UserID, scores []float64) {
	t.Helper()
	x := index.Build(people)
	q := addVectors(t, x, people).request(question, "brew kombucha, cider, vinegar")
	q.Pairs, q.Context, q.Observe = r.Pairs, r.Context, r.Observe
	result := findWith(q, []*index.Index{x}, "", 5)
	for _, m := range slices.Concat(result.Matches, result.Nearest) {
		found, scores = append(found, m.UserID), append(scores, m.Score)
	}
	return found, scores
}

// A pair scorer reads the question with the strongest passages and decides the order. The scores of the ranking stay.
func TestPairScorerOrders(t *testing.T) {
	before, scores := findPairs(t, brewing, brewers(3), Request{})
	scorer := &longest{}
	after, lowered := findPairs(t, brewing, brewers(3), Request{Pairs: scorer})
	if want := []domain.UserID{"c", "b", "a"}; !slices.Equal(before, []domain.UserID{"a", "b", "c"}) || !slices.Equal(after, want) {
		t.Errorf("found %v, and %v by pairs, want %v", before, after, want)
	}
	if !slices.Equal(scores, lowered) {
		t.Errorf("scores %v became %v", scores, lowered)
	}
	slices.Sort(scorer.texts)
	want := []string{"I brew kombucha", "I brew kombucha daily", "I brew kombucha daily daily"}
	if scorer.question != brewing || !slices.Equal(scorer.texts, want) {
		t.Errorf("read %q with %q, want %q", scorer.question, scorer.texts, want)
	}
}

// A scorer that fails, is cancelled or returns too few scores changes nothing.
func TestPairScorerFails(t *testing.T) {
	want, _ := findPairs(t, brewing, brewers(3), Request{})
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for name, r := range map[string]Request{
		"cancelled": {Pairs: &longest{}, Context: ended}, "too few": {Pairs: &longest{missing: 1}},
	} {
		if got, _ := findPairs(t, brewing, brewers(3), r); !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v", name, got, want)
		}
	}
}

// However many people answer, only the best are read. The answer model gets the best score, up to a limit.
func TestPairScorerIsBounded(t *testing.T) {
	for n, want := range map[int]float64{2: -9, 3: -3, 26: maxFeaturePair} {
		scorer, saw := &longest{}, Observed{}
		findPairs(t, brewing, brewers(n), Request{Pairs: scorer, Observe: &saw})
		if len(scorer.texts) != min(n, scoredPairs) {
			t.Errorf("%d people: %d texts are read", n, len(scorer.texts))
		}
		if saw.Answer == nil || saw.Answer[featurePair] != max(want, -maxFeaturePair) {
			t.Errorf("%d people: features %v, want a pair score of %v", n, saw.Answer, want)
		}
	}
}

// Who does not say whether they meet a condition comes after those who do and answer about as well.
func TestPairScorerKeepsConditions(t *testing.T) {
	people := []domain.Profile{
		{UserID: "met", Headline: "I brew kombucha all day long and all night", Location: "Bangor, Maine"},
		{UserID: "unsaid", Headline: "I brew kombucha all day long and all nights"},
		{UserID: "elsewhere", Headline: "I brew kombucha all day long and all night long", Location: "Portland, Maine"},
	}
	var saw Observed
	findPairs(t, "who can brew kombucha in Bangor?", people, Request{Pairs: &longest{}, Observe: &saw})
	if len(saw.Ranked) != 2 || saw.Ranked[0].UserID != "met" || saw.Ranked[1].UserID != "unsaid" {
		t.Errorf("ranked %v", saw.Ranked)
	}
}
