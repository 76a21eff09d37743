package golden

import "kith/backend/domain"

// Side is the side of profiles that a question is about.
type Side string

const (
	Offers Side = "offers" // people who offer something
	Needs  Side = "needs"  // people who need something
	Either Side = "either" // the question does not say, or is not about people
)

// Understanding is a question with the query that the parser should make of it. Places,
// Languages and Names are those in Text itself; Intent and Side also depend on the
// earlier questions.
type Understanding struct {
	ID        string        `json:"id"`
	Before    []string      `json:"before"`
	Text      string        `json:"text"`
	Intent    domain.Intent `json:"intent"`
	Side      Side          `json:"side"`
	Places    []string      `json:"places"` // wanted or excluded
	Languages []string      `json:"languages"`
	Names     []string      `json:"names"`
}
