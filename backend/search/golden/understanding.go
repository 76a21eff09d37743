package golden

import "kith/backend/domain"

// Side is whom the asker wants, seen from the profile.
type Side string

const (
	Offers Side = "offers" // people who have it or can do it
	Needs  Side = "needs"  // people who look for it
	Either Side = "either" // not said, or not about people
)

// Understanding is one question with what ought to be understood of it. Places,
// languages and names are those that Text itself says; Intent and Side are
// those of the conversation up to it.
type Understanding struct {
	ID        string        `json:"id"`
	Before    []string      `json:"before"`
	Text      string        `json:"text"`
	Intent    domain.Intent `json:"intent"`
	Side      Side          `json:"side"`
	Places    []string      `json:"places"` // wanted, or expressly not wanted
	Languages []string      `json:"languages"`
	Names     []string      `json:"names"`
}
