package query

import (
	"kith/backend/search/lexicon"
)

var (
	needVerbs            = lexicon.Phrases("need-verbs")
	likeVerbs            = lexicon.Phrases("like-verbs")
	offerVerbs           = lexicon.WordSet("offer-verbs")
	offerPhrases         = lexicon.Phrases("offer-phrases")
	giveawayPhrases      = lexicon.Phrases("giveaway-phrases")
	skillVerbs           = lexicon.WordSet("skill-verbs")
	possessionVerbs      = lexicon.WordSet("possession-verbs")
	selfContractions     = lexicon.WordSet("self-contractions")
	beforeGot            = lexicon.WordSet("before-got")
	problemWords         = lexicon.WordSet("problem-words")
	questionWords        = lexicon.WordSet("question-words")
	requestOpenings      = lexicon.Phrases("request-openings")
	firstPerson          = lexicon.WordSet("first-person")
	otherPersons         = lexicon.WordSet("other-persons")
	betweenOthersAndVerb = lexicon.WordSet("between-others-and-verb")
	betweenSelfAndVerb   = lexicon.WordSet("between-self-and-verb")
	questionAuxiliaries  = lexicon.WordSet("question-auxiliaries")
	beforeOfferVerb      = lexicon.WordSet("before-offer-verb")
)

// minOfferWords is the length from which a text may be an offer without an offer verb.
const minOfferWords = 6

// readSide finds out which side is asked for. "I need a welder" asks for one;
// "who needs a welder" and "I can weld, who needs that?" are of welders.
func (r *parser) parseSide() {
	for i := range r.words {
		if r.words[i].consumed {
			continue
		}
		side, length := r.sideAt(i)
		if side != Offers && !r.sideKnown {
			r.Side, r.sideKnown = side, true
		}
		r.consume(i, i+length)
	}
}

// tells reports whether nobody is asked for, and no need is told.
func (r *parser) isStatement() bool {
	return !r.sideKnown && !r.hasAny(problemWords) && !r.hasAny(otherPersons)
}

// isNoRequest reports whether a text is long enough to tell what somebody has, and
// neither starts like a request nor says what people have to meet.
func (r *parser) maybeOffering() bool {
	conditions := len(r.Places) + len(r.Languages) + len(r.Excluded)
	return r.Side == Offers && !r.isFollowUp && conditions == 0 && len(r.words) >= minOfferWords && r.longestAt(0, requestOpenings) == 0
}

// mayGive reports whether the asker says what they have, do or are, and nothing of
// what they lack, or that they would give it: "I've a spare loom", "we keep bees".
func (r *parser) isOffering() bool {
	switch {
	case r.Side == Needs:
		return r.hasAny(firstPerson) && !r.hasAny(otherPersons)
	case r.sideKnown, r.hasAny(problemWords):
		return false
	}
	for i := range r.words {
		if r.is(i, selfContractions) || r.isOfferVerb(i) && r.isSelfBefore(i) {
			return true
		}
	}
	return false
}

// isDoing reports whether word i is a verb of having or doing, but not of what has
// to be done or came by post.
func (r *parser) isOfferVerb(i int) bool {
	switch {
	case r.matchAt(i, "have to") > 0:
		return false
	case r.matchAt(i, "got") > 0:
		return r.is(i-1, beforeGot)
	}
	return r.is(i, possessionVerbs) || r.is(i, skillVerbs) || r.is(i, offerVerbs)
}

// isSelfBefore reports whether the asker is who does what word i says, named or left
// out at the start: "I sew", "have a loom".
func (r *parser) isSelfBefore(i int) bool {
	before := r.skipBack(i-1, betweenSelfAndVerb)
	return r.is(before, firstPerson) || before < 0 && r.matchAt(i, "have") > 0
}

// sideAt returns the side that word i tells, Offers if none, and how many
// words from i on say no more than that.
func (r *parser) sideAt(i int) (Side, int) {
	needs, likes := r.longestAt(i, needVerbs), r.longestAt(i, likeVerbs)
	switch {
	case r.longestAt(i, giveawayPhrases) > 0:
		return Needs, 0
	case needs > 0 && r.othersDo(i):
		return Needs, needs
	case likes > 0 && r.othersDo(i):
		return Either, likes
	case r.is(i, offerVerbs) && r.iWouldLikeTo(i), r.is(i, skillVerbs) && r.iCan(i),
		r.longestAt(i, offerPhrases) > 0 && r.hasAny(firstPerson),
		r.matchAt(i, "can i help") > 0:
		return Needs, 0
	}
	return Offers, 0
}

// othersDo reports whether others than the asker do what the verb says.
func (r *parser) othersDo(verb int) bool {
	i := r.backBetween(verb - 1)
	if before := r.backOverPlace(i); before < i {
		i = r.backBetween(before)
	}
	return r.is(i, otherPersons) && !r.is(i+1, firstPerson)
}

func (r *parser) backBetween(i int) int {
	for r.is(i, betweenOthersAndVerb) && !r.is(i, otherPersons) {
		i--
	}
	return i
}

// backOverPlace returns the last word before a place that ends at word i: in "who in
// Cape Elizabeth needs" that is who. It is i where none ends there.
func (r *parser) backOverPlace(i int) int {
	for j := i; j >= 0 && r.words[j].capital; j-- {
		if r.is(j-1, placePrepositions) {
			return j - 2
		}
	}
	return i
}

// iCan reports whether a verb is something that the asker can do: "I can bake",
// not "how I can bake".
func (r *parser) iCan(verb int) bool {
	return (r.matchAt(verb-1, "can") > 0 || r.matchAt(verb-1, "could") > 0) && r.is(verb-2, firstPerson) && !r.is(verb-3, questionWords)
}

// iWouldLikeTo reports whether a verb is something that the asker offers: "I
// can teach", "happy to lend", "I'd love to mentor".
func (r *parser) iWouldLikeTo(verb int) bool {
	if !r.is(verb-1, beforeOfferVerb) || r.is(verb-1, firstPerson) && r.is(verb-2, questionAuxiliaries) {
		return false
	}
	i := r.skipBack(verb-1, betweenSelfAndVerb)
	return i < 0 || r.is(i, firstPerson) || r.words[i+1].startsClause
}
