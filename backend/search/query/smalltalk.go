package query

import (
	"kith/backend/search/lexicon"
)

var (
	smallTalk          = lexicon.PhraseSet("small-talk")
	courtesyWords      = lexicon.WordSet("courtesy-words")
	courtesyCompanions = lexicon.WordSet("courtesy-companions")
)

// isSmallTalk reports whether the text does not ask for people: it is a known text, or a
// courtesy with nothing but its usual companions.
func (r *parser) isSmallTalk() bool {
	if len(r.words) == 0 || smallTalk[r.folded()] {
		return true
	}
	courteous := false
	for i := range r.words {
		if !r.is(i, courtesyWords) && !r.is(i, courtesyCompanions) {
			return false
		}
		courteous = courteous || r.is(i, courtesyWords)
	}
	return courteous
}
