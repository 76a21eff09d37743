package match

import "slices"

// Who needs something, or offers it: the subject decides.
var (
	needing = []string{
		"needs", "need", "needing", "looking for", "looks for", "look for", "looking to", "seeking", "seeks", "wants",
		"want", "wanting", "searching for", "searches for", "in need of", "could use", "requires", "hiring", "wishes",
		"hoping to", "interested in hiring", "struggling with", "struggles with",
	}
	giving = []string{
		"offer", "teach", "mentor", "volunteer", "donate", "give", "lend", "share", "provide", "tutor", "help", "coach",
	}
	sparing = []string{"to offer", "to give away", "to spare", "to lend out", "to donate"}
	liking  = []string{
		"interested in", "into", "likes", "like", "loves", "love", "enjoys", "enjoy", "passionate about", "shares",
		"keen on", "fan of", "fans of", "plays", "enthusiastic about", "curious about", "is into", "are into",
	}
	others = wordSet(`who anyone anybody someone somebody people members others everyone everybody person those that
		businesses folks families parents farmers artists companies neighbors anyones`)
	self       = wordSet("i we im were ive weve id wed my")
	betweenThe = wordSet(`is are was were be been else here out there might may currently still also would could can does
		do did actually really now today ever just to a who that in this group community around us`)
	wishing = wordSet("can could would like love want am id happy to able willing im glad we i d be offering also")
)

// readSide finds out whether people who need something are asked for. "I need
// a welder" asks for one; "who needs a welder" asks for another.
func (r *reading) readSide() {
	for i := range r.words {
		if r.words[i].used {
			continue
		}
		switch {
		case r.anyOf(i, needing) > 0 && r.subjectIsOther(i):
			r.takeSide(Needs, i, r.anyOf(i, needing))
		case r.anyOf(i, giving) > 0 && r.iWouldLikeTo(i), r.anyOf(i, sparing) > 0 && r.has(self), r.follows(i, "can i help") > 0:
			r.takeSide(Needs, i, 0)
		case r.anyOf(i, liking) > 0 && r.subjectIsOther(i):
			r.takeSide(Either, i, r.anyOf(i, liking))
		}
	}
}

func (r *reading) takeSide(side Side, i, length int) {
	if !r.sided {
		r.Side, r.sided = side, true
	}
	r.use(i, i+length)
}

// subjectIsOther looks back from a verb for who does it.
func (r *reading) subjectIsOther(verb int) bool {
	for i := verb - 1; i >= 0; i-- {
		switch {
		case r.is(i, self):
			return false
		case r.is(i, others):
			return !r.is(i+1, self)
		case !r.is(i, betweenThe):
			return false
		}
	}
	return false
}

// iWouldLikeTo reports whether the words before a verb make it an offer: "I can
// teach", "happy to lend", "I'd love to mentor".
func (r *reading) iWouldLikeTo(verb int) bool {
	i := verb - 1
	for r.is(i, wishing) && !r.is(i, self) {
		i--
	}
	return i >= 0 && i >= verb-6 && r.is(i, self) || i < verb-1 && i < 0
}

var (
	negations = []string{
		"but not", "not a", "not an", "not the", "not in", "isnt a", "isnt an", "except", "except for", "other than",
		"excluding", "besides", "apart from", "anyone but", "but no", "rather than",
	}
	unlessAfter = wordSet("if why or whether")
)

// readWithout takes what is not wanted, up to the end of the sentence.
func (r *reading) readWithout() {
	for i := range r.words {
		n := r.anyOf(i, negations)
		if n == 0 || r.words[i].used || i == 0 || r.is(i-1, unlessAfter) {
			continue
		}
		r.use(i, i+n)
		for j := i + n; j < len(r.words) && (j == i+n || !r.words[j].opens) && r.follows(j, "who") == 0; j++ {
			if !r.saysNothing(j) {
				r.Without = addTerm(r.Without, r.term(j))
			}
			r.use(j, j+1)
		}
	}
}

// keepWanted drops from what is not wanted the words of what is: "photographers
// except wedding photographers" is about weddings.
func (r *reading) keepWanted() {
	r.Without = slices.DeleteFunc(r.Without, func(t Term) bool {
		return slices.ContainsFunc(r.Terms, func(wanted Term) bool { return stem(wanted.Word) == stem(t.Word) })
	})
}
