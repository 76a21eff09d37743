package query

import (
	"kith/backend/search/lexicon"
)

// smallTalkLists are the lists of this step in one language.
type smallTalkLists struct {
	smallTalk, courtesyWords, courtesyCompanions map[string]bool
}

func newSmallTalkLists(l lexicon.Language) smallTalkLists {
	return smallTalkLists{
		smallTalk:          l.PhraseSet("small-talk"),
		courtesyWords:      l.WordSet("courtesy-words"),
		courtesyCompanions: l.WordSet("courtesy-companions"),
	}
}

// isSmallTalk reports whether the text does not ask for people: it is a known text, or a
// courtesy with nothing but its usual companions.
func (r *parser) isSmallTalk() bool {
	if len(r.words) == 0 || r.smallTalk[r.folded()] {
		return true
	}
	courteous := false
	for i := range r.words {
		if !r.is(i, r.courtesyWords) && !r.is(i, r.courtesyCompanions) {
			return false
		}
		courteous = courteous || r.is(i, r.courtesyWords)
	}
	return courteous
}
