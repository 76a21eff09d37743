package query

// lastRequest returns the last word at which the asker asks for somebody, -1 if there is none.
func (r *parser) lastRequest() int {
	for i := len(r.words) - 1; i >= 0; i-- {
		if r.isRequestAt(i) {
			return i
		}
	}
	return -1
}

// isRequestAt reports whether the phrase at word i asks for somebody: "is there a lawyer",
// "and need advice".
func (r *parser) isRequestAt(i int) bool {
	if r.isAppealAt(i) {
		return false
	}
	if n := r.longestAt(i, r.requests); n > 0 {
		return r.soon(i+n, r.placements) == 0
	}
	n := r.longestAt(i, r.ownNeeds)
	return n > 0 && r.isOwnNeed(i) && !r.seeksPlacement(i) && r.soon(i+n, r.groups) == 0
}

// isOwnNeed reports whether the asker is the subject of word i, stated or omitted.
func (r *parser) isOwnNeed(i int) bool {
	before := r.skipBack(i-1, r.betweenSelfAndVerb)
	return before < 0 || r.is(before, r.selfSubjects) || r.words[before+1].startsClause || r.is(before, r.clauseConjunctions)
}

// isAppealAt reports whether the phrase at word i asks who needs or takes what the asker offers:
// "any takers", "who takes apprentices".
func (r *parser) isAppealAt(i int) bool {
	return r.longestAt(i, r.appeals) > 0 || r.is(i, r.takeVerbs) && !r.isOwnNeed(i) && r.soon(i+1, r.learnerWords) > 0
}

// seeksPlacement reports whether at word i the asker seeks what they get by offering themselves:
// "I'm looking for work", "we'd like to do an internship".
func (r *parser) seeksPlacement(i int) bool {
	if n := r.longestAt(i, r.ownNeeds); n > 0 && r.isOwnNeed(i) && r.endsPhrase(r.soon(i+n, r.placements)) {
		return true
	}
	n := r.longestAt(i, r.ownWishes)
	place := r.soon(i+n, r.learnerWords)
	employed := r.soon(i+n, r.employVerbs)
	return n > 0 && r.isOwnNeed(i) && r.endsPhrase(place) && (employed == 0 || employed > place)
}

// soonWords is how many words may be between a verb and what it is about.
const soonWords = 4

// soon returns the first word from i on, within the clause, that is in a set; 0 if there is none
// soon. What the asker has already is none: "my job".
func (r *parser) soon(i int, set map[string]bool) int {
	for j := i; j < len(r.words) && j <= i+soonWords && !r.is(j, r.possessives) && (j == i || !r.words[j].startsClause); j++ {
		if r.is(j, set) {
			return j
		}
	}
	return 0
}

// endsPhrase reports whether word i ends a noun phrase: "work", but not "work permit". It is
// false for 0.
func (r *parser) endsPhrase(i int) bool {
	return i > 0 && (i+1 == len(r.words) || r.words[i+1].startsClause || r.language.IsFunctionWord(r.words[i+1].folded) || r.isFiller(i+1))
}

// sameClause reports whether two words are in the same clause. A conjunction begins another.
func (r *parser) sameClause(a, b int) bool {
	if a < 0 {
		return false
	}
	for i := a + 1; i <= b; i++ {
		if r.words[i].startsClause || r.is(i, r.clauseConjunctions) {
			return false
		}
	}
	return true
}
