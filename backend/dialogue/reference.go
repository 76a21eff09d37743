package dialogue

import (
	"slices"
	"strconv"
	"strings"

	"kith/backend/domain"
)

// A reference is a part of a turn that means people who were shown.
type reference struct {
	people      []domain.UserID
	from, until int
	pronoun     bool // it has no word of its own for whom it means
}

var (
	ordinals       = numbered("ordinals")
	lastWords      = set("last")
	otherPhrases   = phrases("other")
	numberWords    = numbered("numbers")
	numberNouns    = set("number-words")
	personNouns    = set("person-nouns")
	afterOrdinal   = set("after-ordinal")
	pronouns       = phrases("pronouns")
	pluralPronouns = phrases("plural-pronouns")
	articles       = phrases("articles")
	clitics        = set("clitics")
	cliticVerbs    = phrases("clitic-verbs")
	impersonal     = phrases("impersonal")
	pluralOrdinals = numbered("plural-ordinals")
	fillers        = set("fillers")
	kinNouns       = set("kin")
	ownWords       = set("own")
)

// references returns the people that the words from, until mean, in their order.
func (r *resolver) references(from, until int) []reference {
	var found []reference
	for i := from; i < until; {
		ref, ok := r.referenceAt(i)
		if !ok || ref.until > until {
			i++
			continue
		}
		found = append(found, ref)
		i = ref.until
	}
	return found
}

// reference returns the first reference from word i on.
func (r *resolver) reference(i int) (reference, bool) {
	found := r.references(i, len(r.words))
	if len(found) == 0 {
		return reference{}, false
	}
	return found[0], true
}

// foundReference is a reference, or that there is none at a word.
type foundReference struct {
	reference
	is bool
}

// referenceAt returns the reference that begins at word i. It is read once, as a turn is
// taken for one kind after the other.
func (r *resolver) referenceAt(i int) (reference, bool) {
	found, known := r.read[i]
	if !known {
		found.reference, found.is = r.readReference(i)
		r.read[i] = found
	}
	return found.reference, found.is
}

func (r *resolver) readReference(i int) (reference, bool) {
	for _, read := range []func(int) (reference, bool){r.named, r.position, r.pronoun, r.theOne} {
		if ref, ok := read(i); ok {
			return ref, true
		}
	}
	return reference{}, false
}

// position reads "the second one", "number 2", "the first two", "the last".
func (r *resolver) position(i int) (reference, bool) {
	at := i + r.at(i, articles)
	if n, end, ok := r.numbered(at); ok {
		return r.inList(n, n, i, end)
	}
	if at >= len(r.words) {
		return reference{}, false
	}
	n, last, other := r.ordinal(at), r.is(at, lastWords), r.at(at, otherPhrases)
	switch {
	case other > 0 && at > i && r.endsReference(at+other):
		return r.theOther(i, r.skipNouns(at+other))
	case n == 0 && !last:
		return r.countFirst(i, at)
	}
	if count, ok := r.number(at + 1); ok && count > 1 && at+1 < len(r.words) && !r.words[at+1].starts {
		return r.several(count, last, i, r.skipNouns(at+2))
	}
	end := r.skipNouns(at + 1)
	if !r.endsReference(end) && end == at+1 {
		return reference{}, false
	}
	if last {
		n = len(r.state.list(2))
	}
	return r.inList(n, n, i, end)
}

// ordinal returns the position that word i names, 0 for none.
func (r *resolver) ordinal(i int) int {
	if i >= len(r.words) {
		return 0
	}
	return ordinals[r.language][r.words[i].folded]
}

// countFirst reads "the two first", in French the usual order, after the article
// at word i.
func (r *resolver) countFirst(i, at int) (reference, bool) {
	count, ok := r.number(at)
	if !ok || count < 2 || at == i || at+1 >= len(r.words) {
		return reference{}, false
	}
	last, first := r.is(at+1, lastWords), r.ordinal(at+1) == 1 || pluralOrdinals[r.language][r.words[at+1].folded] == 1
	if end := r.skipNouns(at + 2); (first || last) && (r.endsReference(end) || end > at+2) {
		return r.several(count, last, i, end)
	}
	return reference{}, false
}

// numbered reads "number 2", "#2", or a number that is the whole turn.
func (r *resolver) numbered(i int) (n, end int, ok bool) {
	if r.is(i, numberNouns) {
		if n, ok = r.number(i + 1); ok && !(r.isWord(i, "no") && r.isWord(i+1, "one")) {
			return n, i + 2, true
		}
	}
	if n, ok = r.number(i); !ok || numberWords[r.language][r.words[i].folded] == 1 {
		return 0, 0, false
	}
	hash := r.words[i].start > 0 && r.raw[r.words[i].start-1] == '#'
	return n, i + 1, hash || r.only(i+1, fillers) && i == r.skip(interjections)
}

// number returns the number that word i is, in digits or in words.
func (r *resolver) number(i int) (int, bool) {
	if i >= len(r.words) {
		return 0, false
	}
	folded := r.words[i].folded
	if n := numberWords[r.language][folded]; n > 0 {
		return n, true
	}
	n, err := strconv.Atoi(folded)
	return n, err == nil && 0 < n && n < 100
}

// inList refers to the positions first to last of the latest list that is long
// enough.
func (r *resolver) inList(first, last, from, until int) (reference, bool) {
	people := r.state.list(max(last, 1))
	if first < 1 || last > len(people) {
		return reference{}, false
	}
	return reference{people: idsOf(people[first-1 : last]), from: from, until: until}, true
}

func (r *resolver) several(count int, last bool, from, until int) (reference, bool) {
	people := r.state.list(count)
	if last {
		return r.inList(len(people)-count+1, len(people), from, until)
	}
	return r.inList(1, count, from, until)
}

// theOther refers to the people of the latest list without the one in focus.
func (r *resolver) theOther(from, until int) (reference, bool) {
	focus := r.state.focus()
	var others []domain.UserID
	for _, id := range idsOf(r.state.list(2)) {
		if !slices.Contains(focus, id) {
			others = append(others, id)
		}
	}
	if len(others) == 0 || len(others) > maxOthers {
		return reference{}, false
	}
	return reference{people: others, from: from, until: until}, true
}

// maxOthers is how many people "the other one" may mean.
const maxOthers = 2

// skipNouns skips "one", "person", "of them" and the like.
func (r *resolver) skipNouns(i int) int {
	for r.is(i, personNouns) {
		i++
	}
	return i
}

// endsReference reports whether a reference may end before word i.
func (r *resolver) endsReference(i int) bool {
	return i >= len(r.words) || r.words[i].starts || r.isPossessive(i-1) || r.is(i, afterOrdinal) || r.is(i, fillers) || r.at(i, onlyPhrases) > 0
}

// isPossessive reports whether an apostrophe follows word i: "the welder's".
func (r *resolver) isPossessive(i int) bool {
	rest := r.raw[r.words[i].end:]
	return strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’")
}

// pronoun reads "she", "that person", "them". It refers to nobody if the text
// names somebody of the asker's before: "my son, he …".
func (r *resolver) pronoun(i int) (reference, bool) {
	if r.ownPerson(i) || r.within(i, impersonal) {
		return reference{}, false
	}
	if ids := r.state.focus(); r.is(i, clitics) && r.at(i+1, cliticVerbs) > 0 {
		return reference{ids, i, i + 1, true}, len(ids) > 0
	}
	if n := r.at(i, pronouns); n > 0 {
		ids := r.state.focus()
		return reference{ids, i, i + n, true}, len(ids) > 0
	}
	if n := r.at(i, pluralPronouns); n > 0 && r.standsAlone(i+n) {
		ids := idsOf(r.state.last().People)
		return reference{ids, i, i + n, true}, len(ids) > 0
	}
	return reference{}, false
}

// standsAlone reports whether no noun follows at word i: "these", not "these forms".
func (r *resolver) standsAlone(i int) bool {
	return r.endsReference(i) || r.isFunctionWord(i) && !r.is(i, ownWords) || r.aspectAt(i)
}

func (r *resolver) aspectAt(i int) bool {
	for _, a := range aspects {
		if r.at(i, a.list) > 0 {
			return true
		}
	}
	return false
}

// ownPerson reports whether the words before i mention somebody of the asker's.
func (r *resolver) ownPerson(i int) bool {
	for j := range i {
		kin := kinNouns[r.language]
		isKin := kin[r.words[j].folded] || kin[strings.TrimSuffix(r.words[j].folded, "s")]
		if isKin && (r.is(j-1, ownWords) || r.is(j-2, ownWords)) {
			return true
		}
	}
	return false
}

// named reads the name of somebody who was shown: the full name, a first or last
// name.
func (r *resolver) named(i int) (reference, bool) {
	var best reference
	for _, p := range r.shown() {
		own := nameWords(p.Profile)
		end := i
		for end < len(r.words) && (end == i || !r.words[end].starts) && isNameWord(r.words[end].folded, own) {
			end++
		}
		switch {
		case end == i || !r.isNameHere(i, end):
		case end > best.until:
			best = reference{people: []domain.UserID{p.Profile.UserID}, from: i, until: end}
		case end == best.until:
			best.people = append(best.people, p.Profile.UserID)
		}
	}
	return best, len(best.people) > 0
}

// isNameHere reports whether the words from, until are written like a name: with
// a capital, or with two words, or in a turn without capitals where they mean
// nothing else.
func (r *resolver) isNameHere(from, until int) bool {
	w := r.words[from]
	isWord := r.isFunctionWord(from) || r.language.IsTopic(w.folded) || r.language.IsLanguage(w.folded) || len(w.folded) < 3
	switch {
	case until > from+1:
		return true
	case isWord:
		return false
	case w.capital:
		return true
	}
	return !slices.ContainsFunc(r.words, func(w word) bool { return w.capital && !w.starts }) && r.afterReferrer(from)
}

// afterReferrer reports whether a reference may begin at word i whatever the word.
func (r *resolver) afterReferrer(i int) bool {
	return i == r.skip(interjections) || r.is(i-1, referrers)
}

var referrers = set("referrers")
