package rank

import (
	"kith/backend/search/index"
)

// certainty is how far a suggestion is trusted, up to 1.
func certainty(s index.Suggestion, asked string) float64 {
	if s.Edits == 0 {
		return 0.85
	}
	return 1 - 1.5*float64(s.Edits)/float64(len(asked))
}

// lookedUp is a word that was looked for among those in use.
type spellingKey struct {
	group index.Group
	word  string
}

// similar returns the words in scope that word may have been meant to be, best
// first; none where no clause is left for them.
func (p *plan) similar(z index.Group, word string) []index.Suggestion {
	key := spellingKey{z, word}
	found, known := p.suggestions[key]
	if !known && !p.full() && len(p.suggestions) < maxLookups {
		found = p.in.Similar(z, word)
		p.suggestions[key] = found
	}
	return found
}
