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

// parseSide finds the side that the question is about. "I need a welder" is about what people
// offer; "who needs a welder" and "I can weld, who needs that?" are about what they need.
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

// isStatement reports whether the text neither asks for people nor states a need.
func (r *parser) isStatement() bool {
	return !r.sideKnown && !r.hasAny(problemWords) && !r.hasAny(otherPersons)
}

// maybeOffering reports whether a text may be an offer without an offer verb: it is long
// enough, does not start like a request and has no conditions.
func (r *parser) maybeOffering() bool {
	conditions := len(r.Places) + len(r.Languages) + len(r.Excluded)
	return r.Side == Offers && !r.isFollowUp && conditions == 0 && len(r.words) >= minOfferWords && r.longestAt(0, requestOpenings) == 0
}

// isOffering reports whether the asker says what they have, do or are without stating a
// need, or that they would give it: "I've a spare loom", "we keep bees".
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

// isOfferVerb reports whether word i is a verb of having, doing or giving. "Have to" is not,
// and "got" only after "have".
func (r *parser) isOfferVerb(i int) bool {
	switch {
	case r.matchAt(i, "have to") > 0:
		return false
	case r.matchAt(i, "got") > 0:
		return r.is(i-1, beforeGot)
	}
	return r.is(i, possessionVerbs) || r.is(i, skillVerbs) || r.is(i, offerVerbs)
}

// isSelfBefore reports whether the asker is the subject of word i, stated or omitted at the
// start: "I sew", "have a loom".
func (r *parser) isSelfBefore(i int) bool {
	before := r.skipBack(i-1, betweenSelfAndVerb)
	return r.is(before, firstPerson) || before < 0 && r.matchAt(i, "have") > 0
}

// sideAt returns the side that the phrase at word i determines, Offers if none, and how many
// words to consume.
func (r *parser) sideAt(i int) (Side, int) {
	needs, likes := r.longestAt(i, needVerbs), r.longestAt(i, likeVerbs)
	switch {
	case r.longestAt(i, giveawayPhrases) > 0:
		return Needs, 0
	case needs > 0 && r.isDoneByOthers(i):
		return Needs, needs
	case likes > 0 && r.isDoneByOthers(i):
		return Either, likes
	case r.is(i, offerVerbs) && r.isOwnOffer(i), r.is(i, skillVerbs) && r.isOwnSkill(i),
		r.longestAt(i, offerPhrases) > 0 && r.hasAny(firstPerson),
		r.matchAt(i, "can i help") > 0:
		return Needs, 0
	}
	return Offers, 0
}

// isDoneByOthers reports whether the subject of a verb is not the asker.
func (r *parser) isDoneByOthers(verb int) bool {
	i := r.skipBackToOthers(verb - 1)
	if before := r.skipBackOverPlace(i); before < i {
		i = r.skipBackToOthers(before)
	}
	return r.is(i, otherPersons) && !r.is(i+1, firstPerson)
}

// skipBackToOthers returns the last word up to i that may be the subject "others".
func (r *parser) skipBackToOthers(i int) int {
	for r.is(i, betweenOthersAndVerb) && !r.is(i, otherPersons) {
		i--
	}
	return i
}

// skipBackOverPlace returns the last word before a place that ends at word i: in "who in
// Cape Elizabeth needs" it is "who". It returns i if no place ends there.
func (r *parser) skipBackOverPlace(i int) int {
	for j := i; j >= 0 && r.words[j].capital; j-- {
		if r.is(j-1, placePrepositions) {
			return j - 2
		}
	}
	return i
}

// isOwnSkill reports whether the asker can do what a verb says: "I can bake", not "how I can
// bake".
func (r *parser) isOwnSkill(verb int) bool {
	return (r.matchAt(verb-1, "can") > 0 || r.matchAt(verb-1, "could") > 0) && r.is(verb-2, firstPerson) && !r.is(verb-3, questionWords)
}

// isOwnOffer reports whether the asker offers what a verb says: "I can teach", "happy to
// lend", "I'd love to mentor".
func (r *parser) isOwnOffer(verb int) bool {
	if !r.is(verb-1, beforeOfferVerb) || r.is(verb-1, firstPerson) && r.is(verb-2, questionAuxiliaries) {
		return false
	}
	i := r.skipBack(verb-1, betweenSelfAndVerb)
	return i < 0 || r.is(i, firstPerson) || r.words[i+1].startsClause
}
