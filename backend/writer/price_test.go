package writer

import (
	"strings"
	"testing"

	"kith/backend/dialogue"
	"kith/backend/domain"
)

// A question of prices says that profiles name none, whoever is found.
func TestPrices(t *testing.T) {
	ada := Candidate{Profile: domain.Profile{UserID: "a", Name: "Ada"}, Evidence: []domain.Evidence{{Field: "role", Text: "Plumber"}}}
	for _, language := range []string{"en", "fr"} {
		c := catalogueOf(language)
		for name, candidates := range map[string][]Candidate{"nobody": nil, "one": {ada}, "two": {ada, {Profile: domain.Profile{UserID: "b", Name: "Ben"}}}} {
			answer := newComposer(Request{Language: language, Intent: domain.IntentFindPeople, Candidates: candidates, Move: dialogue.Move{Kind: dialogue.Search, Price: true}}).answer()
			if !strings.HasPrefix(answer, c.Turn.NoPrices) {
				t.Errorf("%s, %s: %s", language, name, answer)
			}
			if asks := strings.Contains(answer, c.Turn.AskOne[0]) || strings.Contains(answer, c.Turn.AskMany[0]); asks != (len(candidates) > 0) {
				t.Errorf("%s, %s: %s", language, name, answer)
			}
		}
	}
}
