package dialogue

import (
	"slices"
	"strings"

	"kith/backend/search/lexicon"
)

var (
	listPhrases  = phrases("list")
	listWords    = set("list-words")
	countEnds    = phrases("count-ends")
	roleNouns    = set("roles")
	roleEndings  = set("role-endings")
	groupsBefore = set("group-before")
)

// list reads "list all teachers", "show me everybody".
func (r *resolver) list() (Move, bool) {
	at := r.skip(openers)
	n := r.at(at, listPhrases)
	if n == 0 {
		at = r.start
		n = r.at(at, listPhrases)
	}
	if n == 0 || r.has(morePhrases) && r.onlyVague(at, at+n+1) {
		return Move{}, false
	}
	from := at + n
	for r.is(from, listWords) {
		from++
	}
	if from == len(r.words) {
		return Move{Kind: List, Question: r.from(0)}, true
	}
	w := r.wanted(strings.TrimRight(r.from(from), "?!. "))
	if w.Empty() {
		return Move{}, false
	}
	return Move{Kind: List, Wanted: w, Question: r.who() + r.from(from)}, true
}

// countsPeople reports whether the words from i on are people who can be counted:
// "people who weld", "welders", "bees are there".
func (r *resolver) countsPeople(i int) bool {
	switch {
	case i >= len(r.words):
		return false
	case r.is(i, countable), r.isRoleNoun(i), r.is(i, groupsBefore):
		return true
	}
	at, _ := r.find(i, countEnds)
	return at > i || r.isRoleNoun(i+1) && r.endsReference(i+2)
}

// isRoleNoun reports whether word i is a noun for what people are.
func (r *resolver) isRoleNoun(i int) bool {
	return i < len(r.words) && isRole(r.words[i].folded, r.language)
}

// isRole reports whether a word looks like a noun for what people are.
func isRole(folded string, l lexicon.Language) bool {
	return roleNouns[l][folded] || len(folded) > minRoleNoun && slices.ContainsFunc(endingsOf(folded), func(e string) bool { return roleEndings[l][e] })
}

// minRoleNoun is more letters than words such as "beer" and "rice" have.
const minRoleNoun = 5

// maxRoleEnding is the length of the longest ending of a role.
const maxRoleEnding = 8

func endingsOf(word string) []string {
	var endings []string
	for n := 2; n <= min(maxRoleEnding, len(word)); n++ {
		endings = append(endings, word[len(word)-n:])
	}
	return endings
}

// endOfGroup returns the end of "of them" at word i, 0 if it is not there.
func (r *resolver) endOfGroup(i int) int {
	if group := r.at(i+1, groupPhrases); group > 0 && r.is(i, groupsBefore) {
		return i + 1 + group
	}
	return 0
}

// countedWords returns the words from i on as they are written, without "are
// there".
func (r *resolver) countedWords(i int) string {
	at, n := r.find(i, countEnds)
	if at <= i || at+n < len(r.words) && !r.only(at+n, fillers) {
		if at > i {
			return strings.TrimRight(r.written(i, at)+" "+r.from(at+n), "?!. ")
		}
		return strings.TrimRight(r.from(i), "?!. ")
	}
	return r.written(i, at)
}
