package query

import (
	"kith/backend/search/lexicon"
)

// exclusionLists are the lists of this step in one language.
type exclusionLists struct {
	beforeProblem, clausePronouns                                      map[string]bool
	negations, negationsAfterComma, followUpNegations, clauseNegations []string
}

func newExclusionLists(l lexicon.Language) exclusionLists {
	return exclusionLists{
		negations:           l.Phrases("negations"),
		negationsAfterComma: l.Phrases("negations-after-comma"),
		followUpNegations:   l.Phrases("follow-up-negations"),
		clausePronouns:      l.WordSet("clause-pronouns"),
		clauseNegations:     l.Phrases("clause-negations"),
		beforeProblem:       l.WordSet("before-problem"),
	}
}

// parseExclusions parses what is not wanted. An exclusion ends with its clause.
func (r *parser) parseExclusions() {
	for i := range r.words {
		n := r.negation(i)
		if n == 0 || r.words[i].consumed || r.is(i-1, r.beforeProblem) {
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
	case i == 0 && !r.isFollowUp && !r.seeksAfterClause():
		return 0
	case i == 0:
		return max(r.longestAt(i, r.negations), r.longestAt(i, r.followUpNegations))
	case r.words[i].startsClause && r.afterComma(i):
		return max(r.longestAt(i, r.negations), r.longestAt(i, r.negationsAfterComma))
	case r.words[i].startsClause:
		return max(r.longestAt(i, r.negations), r.longestAt(i, r.clauseNegations))
	}
	return r.longestAt(i, r.negations)
}

// seeksAfterClause reports whether a later clause asks for somebody: "not a lawyer, but
// somebody who knows the law".
func (r *parser) seeksAfterClause() bool {
	later := false
	for i := range r.words {
		later = later || i > 0 && r.words[i].startsClause
		if later && r.is(i, r.otherPersons) {
			return true
		}
	}
	return false
}

// endOfExclusion returns the end of the exclusion whose words start at from.
func (r *parser) endOfExclusion(from int) int {
	for i := from; i < len(r.words); i++ {
		if i > from && r.words[i].startsClause || r.is(i, r.clausePronouns) {
			return i
		}
	}
	return len(r.words)
}
