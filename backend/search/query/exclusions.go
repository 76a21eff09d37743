package query

import (
	"slices"
	"strings"

	"kith/backend/search/lexicon"
)

// exclusionLists are the lists of this step in one language.
type exclusionLists struct {
	beforeProblem, clausePronouns, adversatives, providerWords, beforeLack                                  map[string]bool
	negations, negationsAfterComma, followUpNegations, clauseNegations, openingNegations, providerNegations []string
}

func newExclusionLists(l lexicon.Language) exclusionLists {
	return exclusionLists{
		negations:           l.Phrases("negations"),
		negationsAfterComma: l.Phrases("negations-after-comma"),
		followUpNegations:   l.Phrases("follow-up-negations"),
		clausePronouns:      l.WordSet("clause-pronouns"),
		clauseNegations:     l.Phrases("clause-negations"),
		beforeProblem:       l.WordSet("before-problem"),
		openingNegations:    l.Phrases("opening-negations"),
		providerNegations:   l.Phrases("provider-negations"),
		providerWords:       l.WordSet("provider-words"),
		beforeLack:          l.WordSet("before-lack"),
		adversatives:        l.WordSet("adversatives"),
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
	if n := r.longestAt(i, r.providerNegations); n > 0 && !r.is(i-1, r.beforeLack) && r.namesProvider(i+n) {
		return n
	}
	switch {
	case i == 0 && !r.isFollowUp && !r.seeksAfterClause():
		return r.longestAt(i, r.openingNegations)
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
		if later && r.is(i, r.otherPersons) || i > 0 && r.is(i, r.adversatives) && i+1 < len(r.words) {
			return true
		}
	}
	return false
}

// namesProvider reports whether the words from i on name a kind of people or of firms: "lawyers",
// "big companies". "No heat" is what the asker lacks.
func (r *parser) namesProvider(i int) bool {
	for j := i; j < len(r.words) && j < i+maxProviderWords && (j == i || !r.words[j].startsClause); j++ {
		if r.isProvider(r.words[j].folded) {
			return true
		}
		if !r.words[j].weak && r.language.IsFunctionWord(r.words[j].folded) && !r.is(j, r.determiners) {
			return false
		}
	}
	return false
}

// isProvider reports whether a word, or its English translation, names a kind of people or firms.
func (r *parser) isProvider(word string) bool {
	english := listsOf[lexicon.English].providerWords
	return r.providerWords[word] || r.language == lexicon.English && english[strings.TrimSuffix(word, "s")] ||
		r.language != lexicon.English && slices.ContainsFunc(r.language.TranslatedWords(word), func(w string) bool { return english[w] })
}

// maxProviderWords is how many words the name of a kind of people has at most.
const maxProviderWords = 3

// endOfExclusion returns the end of the exclusion whose words start at from.
func (r *parser) endOfExclusion(from int) int {
	for i := from; i < len(r.words); i++ {
		if i > from && (r.words[i].startsClause || r.is(i, r.adversatives)) || r.is(i, r.clausePronouns) {
			return i
		}
	}
	return len(r.words)
}
