package dialogue

import (
	"strings"
)

var (
	countPhrases = phrases("count")
	countable    = set("countable")
	countLeads   = set("count-leads")

	countedPeople = set("counted-people")
)

// count reads "how many people know carpentry?" and "who knows carpentry, how many?".
func (r *resolver) count() (Move, bool) {
	at, n := r.find(0, countPhrases)
	switch start := r.skip(openers); {
	case at < 0:
		return Move{}, false
	case at > start && r.endsTurn(at+n) && r.clauseOf(at) >= start:
		return r.countOf(r.written(start, r.clauseOf(at)))
	case at > start || !r.countsPeople(at+n):
		return Move{}, false
	}
	if end := r.endOfGroup(at + n); end > 0 && len(r.state.last().People) > 0 {
		w := r.wanted(strings.TrimRight(r.from(end), "?!. "))
		return Move{Kind: Count, Wanted: w, People: keep(w, r.state.last().People)}, true
	}
	return r.countOf(r.countedWords(at + n))
}

// countOf counts the people whom some words describe: everybody for "people", those of the question
// before for no words, if there is one.
func (r *resolver) countOf(described string) (Move, bool) {
	words := read(described, r.language)
	from := 0
	for words.is(from, countLeads) {
		from++
	}
	if topic := r.state.Topic(); from == len(words.words) && topic != "" && !words.any(countedPeople) {
		described, words, from = topic, read(topic, r.language), 0
	}
	w := r.wanted(described)
	w.Written = strings.TrimRight(words.from(from), "?!. ")
	w.community = r.community()
	return Move{Kind: Count, Wanted: w, Question: r.who() + described}, true
}

// endsTurn reports whether only words such as "are there" follow from word i on.
func (r *resolver) endsTurn(i int) bool {
	i += r.at(i, countEnds)
	return r.only(i, countLeads)
}

// clauseOf returns the first word of the clause in which only words such as "are there" come before
// word i; -1 if there is none. A dash ends a clause here.
func (r *resolver) clauseOf(i int) int {
	for ; !r.words[i].starts; i-- {
		if between := r.raw[r.words[i-1].end:r.words[i].start]; strings.ContainsAny(between, "—–(") || strings.Contains(between, " - ") {
			return i
		}
		if !r.is(i-1, countLeads) {
			return -1
		}
	}
	return i
}
