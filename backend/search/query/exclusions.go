package query

import (
	"kith/backend/search/lexicon"
)

var (
	negations = []string{
		"but not", "not a", "not an", "not the", "not in", "isnt a", "isnt an", "except", "except for", "other than",
		"excluding", "besides", "apart from", "anyone but", "anybody but", "anything but", "but no", "but nobody",
		"but nobody who", "but nothing", "but without", "rather than", "instead of", "and not", "not for", "not from", "isnt in",
		"isnt from", "arent", "isnt called", "arent called", "not called", "dont mean", "do not mean", "though not",
		"not another", "anywhere but", "somewhere other than",
	}
	afterComma = []string{"not", "nothing", "nobody who", "no one who"} // "dogs, not cats"
	// Alone these tell of a need: "no heat", "without power". After another question they narrow it down.
	inFollowUp     = []string{"not", "no", "without", "nobody who", "no one who"}
	beforeSymptoms = lexicon.WordSet("if why or whether")
)

// readWithout takes what is not wanted, up to the end of the sentence.
func (r *parser) parseExclusions() {
	for i := range r.words {
		n := r.negation(i)
		if n == 0 || r.words[i].consumed || r.is(i-1, beforeSymptoms) {
			continue
		}
		until := r.endOfExclusion(i + n)
		for j := i + n; j < until; j++ {
			if !r.isFiller(j) {
				r.Excluded = addTerm(r.Excluded, r.term(j))
			}
		}
		r.consume(i, until)
		r.excluded = append(r.excluded, [2]int{r.words[i].start, r.words[until-1].end})
	}
}

// negation returns how many words a negation takes at word i.
func (r *parser) negation(i int) int {
	switch {
	case i == 0 && !r.isFollowUp:
		return 0
	case i == 0:
		return max(r.longestAt(i, negations), r.longestAt(i, inFollowUp))
	case r.words[i].startsClause && r.afterComma(i):
		return max(r.longestAt(i, negations), r.longestAt(i, afterComma))
	}
	return r.longestAt(i, negations)
}

func (r *parser) endOfExclusion(from int) int {
	for i := from; i < len(r.words); i++ {
		if i > from && r.words[i].startsClause || r.matchAt(i, "who") > 0 {
			return i
		}
	}
	return len(r.words)
}
