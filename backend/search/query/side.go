package query

import (
	"kith/backend/search/lexicon"
)

// Verbs that tell the side, by who does them.
var (
	needing = []string{
		"needs", "need", "needing", "looking for", "looks for", "look for", "looking to", "seeking", "seeks", "wants",
		"want", "wanting", "searching for", "searches for", "in need of", "could use", "requires", "hiring", "wishes",
		"hoping to", "interested in hiring", "struggling with", "struggles with", "hires", "is hiring", "in search of",
		"short of", "would take", "like to learn", "learn",
	}
	liking = []string{
		"interested in", "into", "likes", "like", "loves", "love", "enjoys", "enjoy", "passionate about", "shares",
		"keen on", "fan of", "fans of", "plays", "enthusiastic about", "curious about",
		"play", "cares about", "care about",
	}
	giving = lexicon.WordSet(`offer teach mentor volunteer donate give lend share provide tutor help coach drive host house
		babysit translate cook carry`)
	sparing = []string{
		"to offer", "to give away", "to spare", "to lend out", "to donate", "a spare", "too many",
		"would that help", "am i useful", "i sell", "would take", "on my hands", "are free", "have room", "hands free",
	}
	// These tell of a gift whoever says them.
	handing = []string{
		"giving away", "free to take", "going spare", "up for grabs", "free to a good home", "for free to", "from me",
		"use me", "be of use", "be useful", "standing idle", "sitting idle", "unused", "whod want", "who would want",
		"who wants", "outgrew", "outgrown", "would like to volunteer", "want to volunteer", "like to take in",
		"who could use", "who has use for",
		"anyone use", "anybody use", "someone use", "somebody use", "who can use", "who would use", "who might want",
		"who might need", "who would like", "who would take", "whoever wants", "anyone want", "anybody want",
		"anyone need", "anybody need", "good home", "new home for my", "rehome", "rehoming", "give away", "pass along",
		"pass on my", "hand down", "rent out", "renting out", "looking for work", "looking for a job",
		"looking for clients", "looking for students", "looking for pupils", "looking for customers",
		"looking for volunteer work", "i volunteer", "happy to help", "glad to help", "willing to help",
		"whom can i help", "who can i help", "whom could i help", "good use", "going to waste", "go to waste",
		"take me on", "hire me",
	}
	// What somebody offers who says that they can, but not who would like to.
	able = lexicon.WordSet(`train bake build fix repair mend paint sew knit walk sit watch clean haul move deliver type edit
		proofread interpret fund sponsor store board foster photograph film design program code play sing perform weld
		plow plough mow garden dig split haul make grow bring spare manage organize run read write`)
	having    = lexicon.WordSet("have got own run make grow keep bake raise build sell know speak am work")
	selfBeing = lexicon.WordSet("im ive weve")
	gotten    = lexicon.WordSet("have ive weve")
	// Who says one of these is in need of something.
	lacking = lexicon.WordSet(`need needs needed help looking how where why what broken broke wrong stuck lost cant cannot dont
		wont doesnt isnt problem trouble hurt hurts pain advice fix repair should must afraid scared lonely new cold sick
		moving trying worried want learn find understand no not never without nowhere nobody starting going told nothing
		anymore until fell leak leaks frightened hit hits`)
	asks = lexicon.WordSet("how where so what if whether that so when")

	requests = []string{
		"who", "is there", "can", "looking for", "im looking for", "were looking for", "i am looking for",
		"we are looking for", "need", "i need", "we need",
	}

	self   = lexicon.WordSet("i we im were ive weve id wed my")
	others = lexicon.WordSet(`who anyone anybody someone somebody people members others everyone everybody person those that
		businesses folks families parents farmers artists companies neighbors whod wholl`)
	// What may stand between others and their verb.
	betweenOthers = lexicon.WordSet(`is are was were be been else here out there might may currently still also would could can
		does do did actually really now today ever just to a in this group community around us`)
	// What may stand between oneself and what one would give, and what right before it.
	betweenSelf = lexicon.WordSet("can could would like love want am happy to able willing glad d be also")
	inverted    = lexicon.WordSet("can could do should may might") // "could I cook" asks
	beforeGift  = lexicon.WordSet("i we to can could would also")
)

const wordsOfAGift = 6

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
func (r *parser) isStatement() bool { return !r.sideKnown && !r.hasAny(lacking) && !r.hasAny(others) }

// isNoRequest reports whether a text is long enough to tell what somebody has, and
// neither starts like a request nor says what people have to meet.
func (r *parser) maybeOffering() bool {
	conditions := len(r.Places) + len(r.Languages) + len(r.Excluded)
	return r.Side == Offers && !r.isFollowUp && conditions == 0 && len(r.words) >= wordsOfAGift && r.longestAt(0, requests) == 0
}

// mayGive reports whether the asker says what they have, do or are, and nothing of
// what they lack, or that they would give it: "I've a spare loom", "we keep bees".
func (r *parser) isOffering() bool {
	switch {
	case r.Side == Needs:
		return r.hasAny(self) && !r.hasAny(others)
	case r.sideKnown, r.hasAny(lacking):
		return false
	}
	for i := range r.words {
		if r.is(i, selfBeing) || r.isOfferVerb(i) && r.isSelfBefore(i) {
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
		return r.is(i-1, gotten)
	}
	return r.is(i, having) || r.is(i, able) || r.is(i, giving)
}

// isSelfBefore reports whether the asker is who does what word i says, named or left
// out at the start: "I sew", "have a loom".
func (r *parser) isSelfBefore(i int) bool {
	before := r.skipBack(i-1, betweenSelf)
	return r.is(before, self) || before < 0 && r.matchAt(i, "have") > 0
}

// sideAt returns the side that word i tells, Offers if none, and how many
// words from i on say no more than that.
func (r *parser) sideAt(i int) (Side, int) {
	needs, likes := r.longestAt(i, needing), r.longestAt(i, liking)
	switch {
	case r.longestAt(i, handing) > 0:
		return Needs, 0
	case needs > 0 && r.othersDo(i):
		return Needs, needs
	case likes > 0 && r.othersDo(i):
		return Either, likes
	case r.is(i, giving) && r.iWouldLikeTo(i), r.is(i, able) && r.iCan(i),
		r.longestAt(i, sparing) > 0 && r.hasAny(self),
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
	return r.is(i, others) && !r.is(i+1, self)
}

func (r *parser) backBetween(i int) int {
	for r.is(i, betweenOthers) && !r.is(i, others) {
		i--
	}
	return i
}

// backOverPlace returns the last word before a place that ends at word i: in "who in
// Cape Elizabeth needs" that is who. It is i where none ends there.
func (r *parser) backOverPlace(i int) int {
	for j := i; j >= 0 && r.words[j].capital; j-- {
		if r.is(j-1, inPlace) {
			return j - 2
		}
	}
	return i
}

// iCan reports whether a verb is something that the asker can do: "I can bake",
// not "how I can bake".
func (r *parser) iCan(verb int) bool {
	return (r.matchAt(verb-1, "can") > 0 || r.matchAt(verb-1, "could") > 0) && r.is(verb-2, self) && !r.is(verb-3, asks)
}

// iWouldLikeTo reports whether a verb is something that the asker offers: "I
// can teach", "happy to lend", "I'd love to mentor".
func (r *parser) iWouldLikeTo(verb int) bool {
	if !r.is(verb-1, beforeGift) || r.is(verb-1, self) && r.is(verb-2, inverted) {
		return false
	}
	i := r.skipBack(verb-1, betweenSelf)
	return i < 0 || r.is(i, self) || r.words[i+1].startsClause
}
