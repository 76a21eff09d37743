package dialogue

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

var (
	tellOpenings   = phrases("tell-openings")
	contactPhrases = phrases("contact")
	languageWords  = phrases("languages")
	needPhrases    = phrases("needs")
	placeWords     = phrases("places")
	workWords      = phrases("works")
	offerPhrases   = phrases("offers")
	nameWordsAsked = phrases("names")
	noContent      = set("no-content")
	whyPhrases     = phrases("why")
	backPhrases    = phrases("back")
	whoIsPhrases   = phrases("who-is")
	whyRest        = set("why-rest")
	tellAbout      = phrases("tell-about")
)

// tell reads questions about somebody who was shown, or who is named.
func (r *resolver) tell() (Move, bool) {
	ref, ok := r.reference(r.start)
	if !ok || len(ref.people) == 0 {
		if aspect, ok := r.onlyAspect(); ok {
			return Move{Kind: Tell, People: r.state.focus(), Aspect: aspect}, true
		}
		return r.tellNamed()
	}
	if !r.isAbout(ref) {
		return Move{}, false
	}
	aspect, words := r.aspect(ref.from, ref.until)
	return Move{Kind: Tell, People: r.mentionedPeople(ref), Aspect: aspect, Words: words}, true
}

// onlyAspect reads turns such as "phone or e-mail?", which mean the person in focus.
func (r *resolver) onlyAspect() (asked Aspect, ok bool) {
	if len(r.state.focus()) == 0 {
		return Whole, false
	}
	for i := r.start; i < len(r.words); {
		n := 0
		for _, a := range aspects {
			if alone := a.aspect == Contact || a.aspect == Languages || a.aspect == Place; alone && r.at(i, a.list) > n {
				n = r.at(i, a.list)
				if asked == Whole {
					asked = a.aspect
				}
			}
		}
		if n == 0 && !r.isFunctionWord(i) && !r.is(i, fillers) {
			return Whole, false
		}
		i += max(n, 1)
	}
	return asked, asked != Whole
}

// mentionedPeople returns the people of all references that are joined to the
// first one: "the first and the third".
func (r *resolver) mentionedPeople(ref reference) []domain.UserID {
	people := ref.people
	for _, next := range r.references(ref.until, len(r.words)) {
		if next.from <= ref.until+1 && (ref.pronoun || !next.pronoun) {
			people, ref = union(people, next.people), next
		}
	}
	return people
}

// isAbout reports whether the turn asks about the reference, and not for somebody
// else.
func (r *resolver) isAbout(ref reference) bool {
	open := r.skip(openers)
	if ref.from == r.start || ref.from == open {
		return !ref.pronoun || r.isAsked(ref)
	}
	if r.isInverted(ref) {
		return true
	}
	for i := range ref.from {
		if r.at(i, seeking) > 0 && !r.within(i, whoIsPhrases) || ref.pronoun && i > open && r.words[i].starts {
			return false
		}
	}
	at, _ := r.find(0, tellOpenings)
	return at >= 0 && at <= open && !(ref.pronoun && r.words[ref.from].starts) || r.opensWithAspect(ref.from)
}

// isAsked reports whether a turn that begins with a pronoun is a question: "she
// speaks English", but not "he keeps shouting at me".
func (r *resolver) isAsked(ref reference) bool {
	if r.aspectAt(ref.until) && len(r.words) <= maxStatement {
		return true
	}
	return strings.HasSuffix(strings.TrimSpace(r.raw), "?") || len(r.content(ref.from, ref.until)) == 0
}

// isInverted reports whether a pronoun follows its verb, as in a French question:
// "de quoi a-t-elle besoin ?".
func (r *resolver) isInverted(ref reference) bool {
	if r.language != lexicon.French || !ref.pronoun || ref.from == 0 || ref.from > maxStatement {
		return false
	}
	return r.raw[r.words[ref.from].start-1] == '-' && r.saysNothing(0, ref.from)
}

// maxStatement is how many words a question has at most that is written like a
// statement: "she speaks English".
const maxStatement = 5

// opensWithAspect reports whether the turn begins with an aspect, before word i:
// "the e-mail of …".
func (r *resolver) opensWithAspect(i int) bool {
	open := r.skip(openers)
	open += r.at(open, tellOpenings)
	return r.firstAspect(0, min(i, open+2))
}

// asksWhoIs reports whether word i begins "who is she".
func (r *resolver) asksWhoIs(i int) bool {
	return r.at(i, whoIsPhrases) > 0
}

// firstAspect reports whether an aspect is named between the words from, until.
func (r *resolver) firstAspect(from, until int) bool {
	for _, a := range aspects {
		if at, _ := r.find(from, a.list); at >= 0 && at < until {
			return true
		}
	}
	return false
}

// aspects in the order in which they are recognised.
var aspects = []struct {
	aspect Aspect
	list   phraseList
}{
	{Contact, contactPhrases}, {Name, nameWordsAsked}, {Languages, languageWords}, {Needs, needPhrases},
	{Work, workWords}, {Place, placeWords}, {Offers, offerPhrases},
}

// aspect returns what is asked about the people whom the words from, until mean,
// and the stems of other words that say what is asked.
func (r *resolver) aspect(from, until int) (Aspect, []string) {
	words := r.content(from, until)
	for _, a := range aspects {
		if !r.names(a.list, from, until) {
			continue
		}
		if open := a.aspect == Offers || a.aspect == Work; open && len(words) > 0 {
			return Words, words
		}
		return a.aspect, words
	}
	if len(words) > 0 {
		return Words, words
	}
	return Whole, nil
}

// names reports whether a phrase of a list is outside the words from, until.
func (r *resolver) names(list phraseList, from, until int) bool {
	for i := range r.words {
		if (i < from || i >= until) && r.at(i, list) > 0 && !r.within(i, tellAbout) {
			return true
		}
	}
	return false
}

// content returns the stems of the words that say what is asked: outside the
// words from, until and other references, and of no aspect.
func (r *resolver) content(from, until int) []string {
	opening := r.skip(openers)
	opening += r.at(opening, tellOpenings)
	said := make([]bool, len(r.words))
	mark := func(from, until int) {
		for i := from; i < min(until, len(said)); i++ {
			said[i] = true
		}
	}
	mark(0, opening)
	mark(from, until)
	for _, ref := range r.references(0, len(r.words)) {
		mark(ref.from, ref.until)
	}
	for i := range r.words {
		for _, a := range aspects {
			mark(i, i+r.at(i, a.list))
		}
	}
	var stems []string
	for i := range r.words {
		if !said[i] && !r.is(i, noContent) && !r.is(i, fillers) && !r.is(i, personNouns) && !r.isFunctionWord(i) {
			stems = append(stems, r.stem(i))
		}
	}
	return stems
}

// tellNamed reads questions about somebody who is named in full and was not
// shown: "and Ada Quist?", "what is the e-mail of Ada Quist?".
func (r *resolver) tellNamed() (Move, bool) {
	from, until := r.fullName(r.start)
	if until == from {
		from, until = r.plainName()
	}
	if until == from || r.has(seeking) && !r.asksWhoIs(r.skip(openers)) {
		return Move{}, false
	}
	name := r.written(from, until)
	opening := r.skip(openers)
	asks := r.at(opening, tellOpenings) > 0 || r.asksWhoIs(opening) || r.opensWithAspect(from)
	alone := r.only(until, fillers) && (r.start == from || opening == from)
	if !asks && !alone {
		return Move{}, false
	}
	if !alone && from > opening+r.at(opening, tellOpenings) && !r.opensWithAspect(from) {
		return Move{}, false
	}
	aspect, words := r.aspect(from, until)
	move := r.search(r.whoIs()+name, "")
	move.Kind, move.Names, move.Aspect, move.Words, move.Except = Tell, []string{name}, aspect, words, nil
	return move, true
}

// plainName returns where a name in small letters is: "who is ada quist?". Whether
// it is one shows when nobody has it.
func (r *resolver) plainName() (from, until int) {
	opening := r.skip(openers)
	from = opening + max(r.at(opening, tellOpenings), r.at(opening, whoIsPhrases))
	until = from
	for until < len(r.words) && !r.words[until].starts && !r.is(until, fillers) {
		if r.isFunctionWord(until) || r.language.IsTopic(r.words[until].folded) || r.language.IsLanguage(r.words[until].folded) || r.aspectAt(until) {
			return 0, 0
		}
		until++
	}
	if n := until - from; from == opening || n < 2 || n > maxPlainName || !r.only(until, fillers) {
		return 0, 0
	}
	return from, until
}

// maxPlainName is how many words a name in small letters has.
const maxPlainName = 3

// fullName returns where the first name of two words or more is, from word i on.
func (r *resolver) fullName(i int) (from, until int) {
	for ; i < len(r.words); i++ {
		until = i
		for until < len(r.words) && r.isNamePart(i, until) {
			until++
		}
		for until > i && !r.words[until-1].capital {
			until--
		}
		if until > i+1 {
			return i, until
		}
	}
	return 0, 0
}

var nameParticles = set("name-particles")

// isNamePart reports whether word i may continue a name that begins at word from.
func (r *resolver) isNamePart(from, i int) bool {
	w := r.words[i]
	if i > from && w.starts {
		return false
	}
	if w.capital {
		return i > 0 && !w.starts || !r.isFunctionWord(i) && r.at(i, tellOpenings)+r.at(i, openers)+r.at(i, comparePhrases)+r.at(i, draftVerbs) == 0
	}
	return i > from && r.is(i, nameParticles)
}

// why reads "why her?", "why did you put that one first?".
func (r *resolver) why() (Move, bool) {
	start := r.skip(openers)
	n := r.at(start, whyPhrases)
	if n == 0 || len(r.shown()) == 0 {
		return Move{}, false
	}
	people := r.state.focus()
	if ref, ok := r.reference(start + n); ok && r.saysNothing(start+n, ref.from) {
		people = ref.people
	} else if !r.only(start+n, vagueWords) && !r.only(start+n, whyRest) {
		return Move{}, false
	}
	return Move{Kind: Why, People: people}, true
}

// saysNothing reports whether the words from, until name no subject of their own.
func (r *resolver) saysNothing(from, until int) bool {
	for i := from; i < until; i++ {
		if r.is(i, ownWords) || !r.isFunctionWord(i) && !r.is(i, vagueWords) && !r.is(i, whyRest) && !r.is(i, noContent) && r.at(i, pronouns) == 0 {
			return false
		}
	}
	return true
}

// back reads "back to the bees", "the boat builder from before", "who was the
// piano man?".
func (r *resolver) back() (Move, bool) {
	at, n := r.find(0, backPhrases)
	if at < 0 || at > r.skip(openers) {
		return Move{}, false
	}
	if _, isPosition := r.position(at + n); isPosition {
		return Move{}, false
	}
	var stems []string
	for i := at + n; i < len(r.words); i++ {
		if !r.isFunctionWord(i) && !r.is(i, noContent) {
			stems = append(stems, r.stem(i))
		}
	}
	for _, t := range slices.Backward(r.state.Turns) {
		asked := stemsOf(t.Text + " " + t.Topic)
		if len(t.People) > 0 && slices.ContainsFunc(stems, func(stem string) bool { return mentions(asked, stem) }) {
			return Move{Kind: Narrow, People: idsOf(t.People)}, true
		}
	}
	return Move{}, false
}
