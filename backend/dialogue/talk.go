package dialogue

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
		if !r.is(i, courtesyWords) {
			return Move{}, false
		}
	}
	if ref, ok := r.reference(0); ok && r.start > 0 && ref.from <= r.start {
		return Move{}, false
	}
	return Move{Kind: Courtesy}, true
}

// vague reads turns that do not say what somebody looks for.
func (r *resolver) vague() (Move, bool) {
	if r.onlyVague(0, 0) && !(r.state.Topic() != "" && r.hasOne(0)) {
		return Move{Kind: Clarify}, true
	}
	return Move{}, false
}
