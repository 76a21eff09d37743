package query

import (
	"kith/backend/search/lexicon"
)

// sideLists are the lists of this step in one language.
type sideLists struct {
	offerVerbs, skillVerbs, possessionVerbs, selfContractions, beforeGot, problemWords, questionWords, firstPerson, otherPersons, betweenOthersAndVerb, betweenSelfAndVerb, questionAuxiliaries, beforeOfferVerb, gotWords, subjectlessVerbs, abilityVerbs, selfSubjects, placements, learnerWords, complaints, thingPronouns, possessives, clauseConjunctions, takeVerbs, groups, employVerbs map[string]bool
	needVerbs, likeVerbs, offerPhrases, giveawayPhrases, requestOpenings, obligations, helpQuestions, appeals, requests, ownNeeds, ownWishes                                                                                                                                                                                                                                                   []string
}

func newSideLists(l lexicon.Language) sideLists {
	return sideLists{
		needVerbs:            l.Phrases("need-verbs"),
		likeVerbs:            l.Phrases("like-verbs"),
		offerVerbs:           l.WordSet("offer-verbs"),
		offerPhrases:         l.Phrases("offer-phrases"),
		giveawayPhrases:      l.Phrases("giveaway-phrases"),
		skillVerbs:           l.WordSet("skill-verbs"),
		possessionVerbs:      l.WordSet("possession-verbs"),
		selfContractions:     l.WordSet("self-contractions"),
		beforeGot:            l.WordSet("before-got"),
		problemWords:         l.WordSet("problem-words"),
		questionWords:        l.WordSet("question-words"),
		requestOpenings:      l.Phrases("request-openings"),
		firstPerson:          l.WordSet("first-person"),
		otherPersons:         l.WordSet("other-persons"),
		betweenOthersAndVerb: l.WordSet("between-others-and-verb"),
		betweenSelfAndVerb:   l.WordSet("between-self-and-verb"),
		questionAuxiliaries:  l.WordSet("question-auxiliaries"),
		beforeOfferVerb:      l.WordSet("before-offer-verb"),
		obligations:          l.Phrases("obligations"),
		gotWords:             l.WordSet("got-words"),
		subjectlessVerbs:     l.WordSet("subjectless-verbs"),
		helpQuestions:        l.Phrases("help-questions"),
		abilityVerbs:         l.WordSet("ability-verbs"),
		selfSubjects:         l.WordSet("self-subjects"),
		appeals:              l.Phrases("appeals"),
		requests:             l.Phrases("requests"),
		ownNeeds:             l.Phrases("own-needs"),
		ownWishes:            l.Phrases("own-wishes"),
		placements:           l.WordSet("placements"),
		learnerWords:         l.WordSet("learner-words"),
		complaints:           l.WordSet("complaints"),
		thingPronouns:        l.WordSet("thing-pronouns"),
		possessives:          l.WordSet("possessives"),
		takeVerbs:            l.WordSet("take-verbs"),
		groups:               l.WordSet("groups"),
		employVerbs:          l.WordSet("employ-verbs"),
		clauseConjunctions:   l.WordSet("clause-conjunctions"),
	}
}

// minOfferWords is the length from which a text may be an offer without an offer verb.
const minOfferWords = 6

// parseSide finds the side that the question is about. "I need a welder" is about what people
// offer; "who needs a welder" and "I can weld, who needs that?" are about what they need. What
// the asker does is only background if they then ask for somebody: "I rent out a flat and need
// advice".
func (r *parser) parseSide() {
	appeal, given := -1, false // appeal is the last word that asks who needs what the asker offers
	for i := range r.words {
		if r.words[i].consumed {
			continue
		}
		side, length := r.sideAt(i)
		if side != Offers && !r.sideKnown {
			r.Side, r.sideKnown = side, true
		}
		if length > 0 && side == Needs || r.isAppealAt(i) {
			appeal = i
		}
		given = given || r.isGiveawayAt(i)
		r.consume(i, i+length)
	}
	if r.isRequest = r.overrides(appeal, given); r.isRequest {
		r.Side = Offers
	}
}

// overrides reports whether the asker asks for somebody, whatever they do themselves. appeal is the last word that
// asks who needs what the asker offers. What they give away they offer even if they complain.
func (r *parser) overrides(appeal int, given bool) bool {
	request := r.lastRequest()
	switch {
	case r.Side == Offers:
		return request >= 0
	case r.Side != Needs:
		return false
	case request >= 0 && appeal < request && !r.sameClause(appeal, request):
		return true
	}
	return appeal < 0 && !given && r.hasAny(r.complaints)
}

// isGiveawayAt reports whether the phrase at word i is an offer, whoever is the subject.
func (r *parser) isGiveawayAt(i int) bool {
	return r.longestAt(i, r.giveawayPhrases) > 0 || r.seeksPlacement(i)
}

// isStatement reports whether the text neither asks for people nor states a need.
func (r *parser) isStatement() bool {
	return !r.sideKnown && !r.isRequest && !r.hasAny(r.problemWords) && !r.hasAny(r.otherPersons)
}

// maybeOffering reports whether a text may be an offer without an offer verb: it is long
// enough, does not start like a request and has no conditions.
func (r *parser) maybeOffering() bool {
	conditions := len(r.Places) + len(r.Languages) + len(r.Excluded)
	return r.Side == Offers && !r.isRequest && !r.isFollowUp && conditions == 0 && len(r.words) >= minOfferWords && r.longestAt(0, r.requestOpenings) == 0
}

// isOffering reports whether the asker says what they have, do or are without stating a
// need, or that they would give it: "I've a spare loom", "we keep bees".
func (r *parser) isOffering() bool {
	switch {
	case r.Side == Needs:
		return r.hasAny(r.firstPerson) && !r.hasAny(r.otherPersons)
	case r.sideKnown, r.isRequest, r.hasAny(r.problemWords):
		return false
	}
	for i := range r.words {
		if r.is(i, r.selfContractions) || r.isOfferVerb(i) && r.isSelfBefore(i) {
			return true
		}
	}
	return false
}

// isOfferVerb reports whether word i is a verb of having, doing or giving. "Have to" is not,
// and "got" only after "have".
func (r *parser) isOfferVerb(i int) bool {
	switch {
	case r.longestAt(i, r.obligations) > 0:
		return false
	case r.is(i, r.gotWords):
		return r.is(i-1, r.beforeGot)
	}
	return r.is(i, r.possessionVerbs) || r.is(i, r.skillVerbs) || r.is(i, r.offerVerbs)
}

// isSelfBefore reports whether the asker is the subject of word i, stated or omitted at the
// start: "I sew", "have a loom".
func (r *parser) isSelfBefore(i int) bool {
	before := r.skipBack(i-1, r.betweenSelfAndVerb)
	return r.is(before, r.selfSubjects) || before < 0 && r.is(i, r.subjectlessVerbs)
}

// sideAt returns the side that the phrase at word i determines, Offers if none, and how many
// words to consume.
func (r *parser) sideAt(i int) (Side, int) {
	needs, likes := r.longestAt(i, r.needVerbs), r.longestAt(i, r.likeVerbs)
	switch {
	case r.isGiveawayAt(i), r.isAppealAt(i):
		return Needs, 0
	case needs > 0 && r.isDoneByOthers(i):
		return Needs, needs
	case likes > 0 && r.isDoneByOthers(i):
		return Either, likes
	case r.is(i, r.offerVerbs) && r.isOwnOffer(i), r.is(i, r.skillVerbs) && r.isOwnSkill(i),
		r.longestAt(i, r.offerPhrases) > 0 && r.hasAny(r.firstPerson),
		r.longestAt(i, r.helpQuestions) > 0:
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
	return r.is(i, r.otherPersons) && !r.is(i+1, r.firstPerson) && !r.isOwnThing(i)
}

// isOwnThing reports whether word i refers to something that the asker has: "I have a dog that
// needs walking".
func (r *parser) isOwnThing(i int) bool {
	if !r.is(i, r.thingPronouns) {
		return false
	}
	for ; i > 0 && !r.words[i].startsClause; i-- {
		if r.is(i-1, r.possessives) || r.is(i, r.possessionVerbs) && r.isSelfBefore(i) {
			return true
		}
	}
	return false
}

// skipBackToOthers returns the last word up to i that may be the subject "others".
func (r *parser) skipBackToOthers(i int) int {
	for r.is(i, r.betweenOthersAndVerb) && !r.is(i, r.otherPersons) {
		i--
	}
	return i
}

// skipBackOverPlace returns the last word before a place that ends at word i: in "who in
// Cape Elizabeth needs" it is "who". It returns i if no place ends there.
func (r *parser) skipBackOverPlace(i int) int {
	for j := i; j >= 0 && r.words[j].capital; j-- {
		if r.placePreposition(j-1) > 0 {
			return j - 2
		}
	}
	return i
}

// isOwnSkill reports whether the asker can do what a verb says: "I can bake", not "how I can
// bake".
func (r *parser) isOwnSkill(verb int) bool {
	return r.is(verb-1, r.abilityVerbs) && r.is(verb-2, r.firstPerson) && !r.is(verb-3, r.questionWords)
}

// isOwnOffer reports whether the asker offers what a verb says: "I can teach", "happy to
// lend", "I'd love to mentor".
func (r *parser) isOwnOffer(verb int) bool {
	if !r.is(verb-1, r.beforeOfferVerb) || r.is(verb-1, r.firstPerson) && r.is(verb-2, r.questionAuxiliaries) {
		return false
	}
	i := r.skipBack(verb-1, r.betweenSelfAndVerb)
	return i < 0 || r.is(i, r.selfSubjects) || r.words[i+1].startsClause
}
