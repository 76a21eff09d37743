package rank

import (
	"kith/backend/search/index"
)

// certainty is the factor of a spelling suggestion, up to 1.
func certainty(s index.Suggestion, asked string) float64 {
	if s.Edits == 0 {
		return suggestionFactor
	}
	return 1 - editPenalty*float64(s.Edits)/float64(len(asked))
}

// spellingKey is a word whose spelling was looked up in one group.
type spellingKey struct {
	group index.Group
	word  string
}

// similar returns spelling suggestions for a word from the vocabulary, the best first. It returns none if the
// plan has reached its limit of look-ups.
func (p *plan) similar(group index.Group, word string) []index.Suggestion {
	key := spellingKey{group, word}
	found, known := p.suggestions[key]
	if !known && !p.full() && len(p.suggestions) < maxLookups {
		found = p.in.Similar(group, word)
		p.suggestions[key] = found
	}
	return found
}
