package query

import (
	"kith/backend/search/lexicon"
)

// Lists that several steps use. Their words are folded as [lexicon.Scanner] folds them:
// "what's" is what, "don't" is dont, "I'm" is im.
// sharedLists are the lists of this step in one language.
type sharedLists struct {
	fillerWords, kinship, determiners, adverbialNouns, beforeWellAdverb, afterWellAdverb, nameParticles, capitalizedNonNames map[string]bool
}

func newSharedLists(l lexicon.Language) sharedLists {
	return sharedLists{
		fillerWords:         l.WordSet("filler-words"),
		kinship:             l.WordSet("kinship"),
		adverbialNouns:      l.WordSet("adverbial-nouns"),
		determiners:         l.WordSet("determiners"),
		beforeWellAdverb:    l.WordSet("before-well-adverb"),
		afterWellAdverb:     l.WordSet("after-well-adverb"),
		nameParticles:       l.WordSet("name-particles"),
		capitalizedNonNames: l.WordSet("capitalized-non-names"),
	}
}

// lists are the lists of all steps in one language.
type lists struct {
	sharedLists
	tokenLists
	smallTalkLists
	draftLists
	personLists
	sideLists
	exclusionLists
	conditionLists
	memberLists
	followUpLists
	topicLists
}

var listsOf = func() (all [lexicon.LanguageCount]lists) {
	for l := range lexicon.LanguageCount {
		all[l] = newLists(l)
	}
	return all
}()

func newLists(l lexicon.Language) lists {
	return lists{
		newSharedLists(l), newTokenLists(l), newSmallTalkLists(l), newDraftLists(l), newPersonLists(l), newSideLists(l),
		newExclusionLists(l), newConditionLists(l), newMemberLists(l), newFollowUpLists(l), newTopicLists(l),
	}
}
