package writer

import (
	"strings"
	"testing"

	"kith/backend/domain"
)

// Who only lives where somebody was asked for is not said to come close.
func TestNearestWhoOnlyMeetConditions(t *testing.T) {
	for field, only := range map[string]bool{"location": true, "headline": true, "role": false} {
		text := map[string]string{"location": "Bath, Maine", "headline": "Retired architect, Bath", "role": "Dental assistant"}[field]
		for language, sentence := range map[string]string{"en": "only this in common", "fr": "n’ont que ceci en commun"} {
			answer := newComposer(Request{
				Question: "a dentist in Bath", Language: language, Intent: domain.IntentFindPeople, Nearest: true,
				Conditions: []domain.Condition{{Kind: domain.ConditionPlace, Text: "Bath"}},
				Candidates: []Candidate{{Profile: domain.Profile{UserID: "a", Name: "Ada"}, Evidence: []domain.Evidence{{Field: field, Text: text}}}},
			}).answer()
			if strings.Contains(answer, sentence) != only {
				t.Errorf("%s, %s: %s", field, language, answer)
			}
		}
	}
}
