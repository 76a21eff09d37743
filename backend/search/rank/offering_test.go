package rank

import (
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// A question that says what the asker has is an offer and finds people who need it. A
// question that says what the asker lacks is not an offer.
func TestFindForOffers(t *testing.T) {
	x := index.Build([]domain.Profile{
		{UserID: "wants", Headline: "Baker", Needs: "a loom for our weaving circle"},
		{UserID: "other", Headline: "Cook"},
	})
	for _, c := range []struct {
		question string
		offering bool
	}{
		{"I've got a loom from my aunt", true},
		{"we own a loom", true},
		{"I have a broken loom", false},
		{"who has a loom", false},
		{"I play on a loom", true},
		{"have a loom, and time", true},
		{"I have to haul a loom", false},
		{"we got a letter from a loom", false},
		{"my loom is stuck", false},
	} {
		q := query.Parse(c.question, "")
		matches, _ := ids(find(q, []*index.Index{x}, "", 5))
		if q.Offering != c.offering || c.offering != (len(matches) == 1 && matches[0] == "wants") {
			t.Errorf("%q: offering %v, found %v", c.question, q.Offering, matches)
		}
	}
}
