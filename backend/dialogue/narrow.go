package dialogue

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/query"
)

var (
	whichOf        = phrases("which-of")
	groupPhrases   = phrases("groups")
	onlyPhrases    = phrases("only")
	comparePhrases = phrases("compare")
	choosers       = set("choosers")
	orWords        = set("or")
)

// narrow reads turns that keep some of the people shown: "which of them lives in
// Bath?", "only the first two".
func (r *resolver) narrow() (Move, bool) {
	shown := r.state.last().People
	if len(shown) < 2 && len(r.state.list(2)) > 0 {
		shown = r.state.list(2)
	}
	if len(shown) == 0 {
		return Move{}, false
	}
	if people := r.onlyThose(); len(people) > 0 {
		return Move{Kind: Narrow, People: people}, true
	}
	at, end := r.whichOf()
	if at < 0 {
		return Move{}, false
	}
	if closer, n := r.find(0, closerPhrases); closer >= 0 {
		return r.narrowNearest(shown, closer+n), true
	}
	w := r.wanted(r.described(at, end))
	w.community = r.community()
	if w.Empty() {
		return Move{Kind: Tell, People: idsOf(shown)}, true
	}
	move := Move{Kind: Narrow, Wanted: w}
	if len(w.Near) > 0 {
		move.Near = w.Near[0]
		shown, _ = r.byDistance(shown, move.Near)
	}
	move.People = w.keepPlaced(shown)
	if len(w.Places) > 0 {
		move.Unplaced = unplaced(shown)
	}
	return move, true
}

// narrowNearest reads "which of them is closest to Bath?". The place is after word i.
func (r *resolver) narrowNearest(shown []Shown, i int) Move {
	place, _ := r.place(i)
	if place == "" {
		return Move{Kind: Clarify, Aspect: Place}
	}
	sorted, known := r.byDistance(shown, place)
	if !known {
		return Move{Kind: Tell, People: idsOf(shown), Aspect: Place} // the towns; distances are not known
	}
	stated := slices.DeleteFunc(slices.Clone(sorted), func(p Shown) bool { return p.Profile.Location == "" })
	return Move{Kind: Narrow, People: idsOf(stated), Near: place, Unplaced: unplaced(sorted)}
}

// unplaced returns who states no place.
func unplaced(shown []Shown) (names []string) {
	for _, p := range shown {
		if p.Profile.Location == "" {
			names = append(names, p.Profile.Name)
		}
	}
	return names
}

// onlyThose reads "only the first two", "the last three only".
func (r *resolver) onlyThose() []domain.UserID {
	at, n := r.find(0, onlyPhrases)
	for at >= 0 && r.at(at+n, onlyPhrases) > 0 {
		n += r.at(at+n, onlyPhrases)
	}
	ref, ok := r.reference(0)
	if at < 0 || !ok || !r.only(max(ref.until, at+n), fillers) {
		return nil
	}
	if before := at+n == ref.from && at <= r.skip(openers); before || ref.until == at && ref.from == r.skip(openers) {
		return ref.people
	}
	return nil
}

// whichOf returns where a phrase that chooses among the people shown is, with
// "them" after it.
func (r *resolver) whichOf() (at, end int) {
	for i := range r.words {
		n := r.at(i, whichOf)
		if n == 0 || r.ownPerson(i) {
			continue
		}
		group := r.at(i+n, groupPhrases)
		alone := r.is(i+n-1, groupWords)
		if group > 0 || alone && (i <= r.skip(openers)+1 || r.words[i].starts || !r.isWord(i, "of")) {
			return i, i + n + group
		}
		if r.is(i+n, groupLinks) && r.at(i+n+1, groupPhrases) > 0 {
			return i, i + n + 1 + r.at(i+n+1, groupPhrases)
		}
	}
	return -1, 0
}

// groupWords stand for the people shown at the end of a choosing phrase.
var groupWords = set("group-words")

var groupLinks = set("group-links")

// described returns the turn without its choosing phrase.
func (r *resolver) described(at, end int) string {
	rest := r.from(end)
	before := r.skip(openers)
	for r.is(before, choosers) {
		before++
	}
	if before < at {
		rest = r.written(before, at) + " " + rest
	}
	return strings.TrimRight(rest, "?!. ")
}

func keep(w Wanted, shown []Shown) []domain.UserID {
	var profiles []domain.Profile
	for _, p := range shown {
		profiles = append(profiles, p.Profile)
	}
	var ids []domain.UserID
	for _, p := range w.Keep(profiles) {
		ids = append(ids, p.UserID)
	}
	return ids
}

// compare reads "compare the first two", "Ada or Ben, who is nearer?".
func (r *resolver) compare() (Move, bool) {
	refs := r.references(0, len(r.words))
	var people []domain.UserID
	for _, ref := range refs {
		if len(ref.people) == 1 || len(people) == 0 {
			people = union(people, ref.people)
		}
	}
	at, n := r.find(0, comparePhrases)
	switch {
	case at >= 0 && len(people) > 1:
		return Move{Kind: Compare, People: people, Words: r.content(0, at+n)}, true
	case at >= 0:
		if names := r.fullNames(); len(names)+len(people) > 1 {
			return Move{Kind: Compare, People: people, Names: names, Question: r.whoIs() + strings.Join(names, " or ")}, true
		}
	case len(refs) > 1 && r.is(refs[0].until, orWords) && r.has(whichOf):
		return Move{Kind: Compare, People: people}, true
	}
	return Move{}, false
}

// fullNames returns the names of two words or more of people who were not shown.
func (r *resolver) fullNames() []string {
	var names []string
	for i := 0; i < len(r.words); {
		from, until := r.fullName(i)
		if until == 0 {
			break
		}
		if _, shown := r.named(from); !shown {
			names = append(names, r.written(from, until))
		}
		i = until
	}
	return names
}

var (
	meantPhrases      = phrases("meant")
	correctionPhrases = phrases("correction")
)

// correct reads "I meant Portland, Oregon", "sorry, Camden", "no, I meant somebody
// who repairs one".
func (r *resolver) correct() (Move, bool) {
	last := r.state.search()
	at, from, ok := r.correction()
	if !ok || last.Topic == "" {
		return Move{}, false
	}
	old, meant := query.Parse(last.Topic, ""), r.parse(r.from(from))
	if last.Move.Near != "" {
		old.Places = append(old.Places, last.Move.Near)
	}
	place, isMeant := r.meantPlace(from, old)
	switch {
	case isMeant && last.Move.Near != "":
		move := r.again(Search, nil)
		move.Anywhere, move.Near = true, place
		return move, true
	case isMeant:
		old = old.Anywhere()
		old.Places, old.PlaceCandidates, old.Near = []string{place}, nil, nearAlike(old.Near, place)
	case len(meant.Languages) > 0 && len(meant.Terms) == 0:
		old.Languages = meant.Languages
	case len(old.Languages) > 0 && onlyLanguages(meant.Terms):
		old.Languages = writtenOf(meant.Terms)
	case r.at(from, seeking) > 0 && r.hasOne(from):
		old.Terms = slices.Concat(meant.Terms, withoutVerb(old.Terms))
	case at > 0 || r.at(0, meantPhrases) > 0:
		return r.search(r.from(from), ""), true
	default:
		return Move{}, false
	}
	return r.search(topicOf(old), ""), true
}

// correction returns where the words that correct a question begin, and where what is meant follows.
func (r *resolver) correction() (at, from int, ok bool) {
	at, n := r.find(0, meantPhrases)
	if at < 0 && r.at(0, correctionPhrases) > 0 {
		at, n = 0, r.skip(correctionPhrases)
	}
	return at, at + n, at >= 0 && at+n < len(r.words)
}

// nearAlike returns the places near which people may live, after one place replaced all.
func nearAlike(old []string, place string) []string {
	if len(old) == 0 {
		return nil
	}
	return []string{place}
}

// isPlaceName reports whether only a name follows.
func (r *resolver) isPlaceName(from int) bool {
	return !slices.ContainsFunc(r.words[from:], func(w word) bool { return !w.capital })
}

// hasOne reports whether "one" or "it" stands for what was asked before.
func (r *resolver) hasOne(from int) bool {
	for i := from + 1; i < len(r.words); i++ {
		if r.is(i, objectWords) {
			return true
		}
	}
	return false
}

var objectWords = set("objects")

// withoutVerb returns the terms of "who teaches the fiddle" without "teaches".
func withoutVerb(terms []query.Term) []query.Term {
	if len(terms) < 2 {
		return terms
	}
	return terms[1:]
}
