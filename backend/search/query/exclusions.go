package query

import (
	"kith/backend/search/lexicon"
)

var (
	negations           = lexicon.Phrases("negations")
	negationsAfterComma = lexicon.Phrases("negations-after-comma")
	followUpNegations   = lexicon.Phrases("follow-up-negations")
	beforeProblem       = lexicon.WordSet("before-problem")
)

// parseExclusions parses what is not wanted. An exclusion ends with its clause.
func (r *parser) parseExclusions() {
	for i := range r.words {
		n := r.negation(i)
		if n == 0 || r.words[i].consumed || r.is(i-1, beforeProblem) {
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

// negation returns how many words the negation at word i has, 0 if there is none.
func (r *parser) negation(i int) int {
	switch {
	case i == 0 && !r.isFollowUp:
		return 0
	case i == 0:
		return max(r.longestAt(i, negations), r.longestAt(i, followUpNegations))
	case r.words[i].startsClause && r.afterComma(i):
		return max(r.longestAt(i, negations), r.longestAt(i, negationsAfterComma))
	}
	return r.longestAt(i, negations)
}

// endOfExclusion returns the end of the exclusion whose words start at from.
func (r *parser) endOfExclusion(from int) int {
	for i := from; i < len(r.words); i++ {
		if i > from && r.words[i].startsClause || r.matchAt(i, "who") > 0 {
			return i
		}
	}
	return len(r.words)
}
