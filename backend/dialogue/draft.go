package dialogue

import "strings"

var (
	draftVerbs     = phrases("draft-verbs")
	writeVerbs     = phrases("write-verbs")
	draftNouns     = phrases("draft-nouns")
	draftMore      = phrases("draft-more")
	subjectMarks   = phrases("subject-marks")
	addresseeMarks = set("addressee-marks")
	forMe          = phrases("for-me")
)

// maxBeforeNoun is how many words may be between "write" and "letter".
const maxBeforeNoun = 5

// draft reads requests for a letter: "write her a note", "draft an introduction to
// Ada Quist about my well", "and the same to Ben".
func (r *resolver) draft() (Move, bool) {
	start := r.skip(openers)
	if last := r.state.last().Move; last.Kind == Draft {
		if n := r.at(r.start, draftMore); n > 0 {
			return r.letter(r.start+n-1, last.Subject)
		}
	}
	if ref, ok := r.pronoun(start); ok && r.is(start, clitics) && r.at(ref.until, draftVerbs) > 0 {
		start = ref.until // "lui écrire"
		if r.at(start, writeVerbs) > 0 {
			return r.letter(start+r.at(start, writeVerbs), "")
		}
	}
	if ref, ok := r.referenceAt(start); ok && ref.until < len(r.words) && r.words[ref.until].starts {
		return r.draftTo(ref)
	}
	return r.draftAt(start)
}

// draftTo reads "the first one, write him a letter": somebody, then a request for a letter to them.
func (r *resolver) draftTo(ref reference) (Move, bool) {
	at := ref.until
	for at += r.at(at, openers); r.at(at, openers) > 0; {
		at += r.at(at, openers)
	}
	move, ok := r.draftAt(at)
	if ok {
		move.People, move.Names, move.Question = ref.people, nil, ""
	}
	return move, ok
}

// draftAt reads a request for a letter whose verb or noun is word start.
func (r *resolver) draftAt(start int) (Move, bool) {
	verb := r.at(start, draftVerbs)
	switch {
	case r.at(start, draftNouns) > 0 && r.is(start+r.at(start, draftNouns), addresseeMarks):
		return r.letter(start+r.at(start, draftNouns), "")
	case verb == 0:
		return Move{}, false
	case r.at(start, writeVerbs) > 0 && r.addressed(start+verb), r.at(start, writeVerbs) > 1 && r.only(start+verb, fillers):
		return r.letter(start+verb, "")
	}
	at, n := r.find(start+verb, draftNouns)
	if at < 0 || at > start+verb+maxBeforeNoun {
		return Move{}, false
	}
	if at > start+verb {
		if _, ok := r.referenceAt(start + verb); ok {
			return r.letter(start+verb, "")
		}
	}
	return r.letter(at+n, "")
}

// addressed reports whether an addressee begins at word i, or after "to".
func (r *resolver) addressed(i int) bool {
	if r.is(i, addresseeMarks) {
		i++
	}
	if _, ok := r.referenceAt(i); ok {
		return true
	}
	from, until := r.fullName(i)
	return until > from && from == i
}

// letter returns the draft to the addressee after word i.
func (r *resolver) letter(i int, subject string) (Move, bool) {
	move := Move{Kind: Draft}
	ends := len(r.words)
	if at, n := r.subjectMark(i); at >= 0 {
		ends = at
		subject = strings.TrimRight(r.from(at+n), " .!?")
	}
	move.Subject = subject
	if refs := r.references(i, ends); len(refs) > 0 {
		move.People = refs[0].people
		return move, true
	}
	if from, until := r.fullName(i); until > from && until <= ends {
		move.Names = []string{r.written(from, until)}
		move.Question = r.whoIs() + move.Names[0]
		return move, true
	}
	move.People = r.state.focus()
	return move, len(move.People) > 0
}

// subjectMark returns where the subject of a letter begins; "for me" is none.
func (r *resolver) subjectMark(i int) (at, length int) {
	for ; i < len(r.words); i++ {
		if n := r.at(i, forMe); n > 0 {
			i += n - 1
			continue
		}
		if n := r.at(i, subjectMarks); n > 0 && !(r.is(i, addresseeMarks) && r.addressed(i)) {
			return i, n
		}
	}
	return -1, 0
}
