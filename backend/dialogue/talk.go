package dialogue

import "slices"

var (
	privacyPhrases  = phrases("privacy")
	privacyWords    = set("privacy-words")
	identityPhrases = phrases("identity")
	abilityPhrases  = phrases("ability")
	methodPhrases   = phrases("method")
	aboutWords      = set("about-words")
	courtesyPhrases = phrases("courtesy")
	courtesyWords   = set("courtesy-words")
	vagueWords      = set("vague")
)

// aboutKith reads questions about Kith itself: all their words are of such
// questions.
func (r *resolver) aboutKith() (Move, bool) {
	start := r.skip(openers)
	for _, topic := range []struct {
		kind  Kind
		list  phraseList
		words wordSet
	}{
		{Method, methodPhrases, aboutWords},
		{Ability, abilityPhrases, aboutWords},
		{Identity, identityPhrases, aboutWords},
		{Privacy, privacyPhrases, privacyWords},
	} {
		at, n := r.find(0, topic.list)
		if at < 0 || topic.kind != Privacy && at > start {
			continue
		}
		if r.only(at+n, topic.words) && (topic.kind != Privacy || r.only(0, topic.words)) {
			return Move{Kind: topic.kind}, true
		}
	}
	return Move{}, false
}

// courtesy reads thanks and greetings that ask for nothing.
func (r *resolver) courtesy() (Move, bool) {
	if r.at(0, courtesyPhrases) == 0 {
		return Move{}, false
	}
	for i := range r.words {
		if !r.is(i, courtesyWords) && (!r.isFunctionWord(i) || r.at(i, seeking) > 0) {
			return Move{}, false
		}
	}
	if ref, ok := r.reference(0); ok && r.start > 0 && ref.from <= r.start {
		return Move{}, false
	}
	return Move{Kind: Courtesy}, true
}

var (
	unsaidPhrases = phrases("unsaid")
	unsaidWords   = set("unsaid-words")
)

// unsaid reads "someone cheaper?", "when is she free?": what no profile says of the
// people shown.
func (r *resolver) unsaid() (Move, bool) {
	if at, _ := r.find(0, unsaidPhrases); at < 0 || len(r.shown()) == 0 {
		return Move{}, false
	}
	refs := r.references(0, len(r.words))
	for i := range r.words {
		isReference := slices.ContainsFunc(refs, func(ref reference) bool { return ref.from <= i && i < ref.until })
		if !isReference && !r.within(i, unsaidPhrases) && !r.is(i, unsaidWords) && !r.is(i, vagueWords) && !r.is(i, fillers) && !r.isFunctionWord(i) {
			return Move{}, false
		}
	}
	move := Move{Kind: Unsaid}
	for _, ref := range refs {
		move.People = union(move.People, ref.people)
	}
	return move, true
}

// vague reads turns that do not say what somebody looks for.
func (r *resolver) vague() (Move, bool) {
	if r.onlyVague(0, 0) && !(r.state.Topic() != "" && r.hasOne(0)) {
		return Move{Kind: Clarify}, true
	}
	return Move{}, false
}
