package rank

import (
	_ "embed"

	"kith/backend/search/index"
)

// How well a stem stands for the word that was asked, where it was not asked
// for in so many words.
const (
	otherSideFactor         = 0.08 // a need, where an offer was asked for, and the reverse
	sharedNeedFactor        = 0.7  // a need, where interests were asked for
	nameFactor              = 0.2  // a name, where a word was asked for: Baker for baker
	placeFactor             = 0.6
	languageFactor          = 0.9
	mentionedLanguageFactor = 0.5 // a language that is mentioned, not listed
)

const (
	knownTopicFactor   = 1.3 // a word known to be about what people do, beside others
	previousTermFactor = 0.3
)

const (
	minIDFFactor      = 0.5
	unknownTermWeight = 0.6
	shortQuestion     = 4
)

const (
	maxEvidence      = 4
	maxConditions    = 2 // of them
	maxSnippetBytes  = 300
	minEvidenceShare = 0.25 // of what the best passage is worth
)

const (
	minSemanticEvidence = 0.3 // of a passage that is worth saying for its meaning
	minWordEvidence     = 0.2 // words that answer no better than this are there by the way
)

const (
	maxNearest      = 3
	extraCandidates = 50 // candidates beyond the limit whose profiles are read again
)

// The honest floor tells who answers from who merely comes close. In words it
// is what share of the question somebody has to cover. The longer the question,
// the more of its words are there by the way; but a name is a name.
const (
	nameThreshold     = 0.55
	maxWordThreshold  = 0.47
	minWordThreshold  = 0.25
	wordThresholdStep = 0.08 // after the second
	nearestCoverage   = 0.15
)

// With meaning it is a bar for a sum in which words count most. What nobody knows,
// like a saxophone, is always near to something that somebody does know; but who
// has next to no word of a short question does not answer it, unless they say the
// same in others. Weights are those of a logistic regression on which questions of
// tune have an answer; the bar lets through 7 of 100 that have none. Cosines of the
// model told nothing there but where they are as high as they are of the same thing
// said twice, so that the bar is for vectors of any model.
const (
	baseThreshold    = 0.9
	thresholdStep    = 0.09 // lower for each word
	thresholdWords   = 7    // that lower it
	leadFactor       = 0.5  // what it counts how far the best is before the fifth
	leadRank         = 4    // so many are
	usualLead        = 0.2  // where there are no more
	offerBonus       = 0.1  // lower for who gives, whom fewer kinds of help are known for
	expansionReach   = 0.25 // what it counts to be near to who helps
	paraphraseCosine = 0.75 // a passage nearer than that says it in other words
	paraphraseFactor = 3    // what it counts how much nearer
	nearestScore     = 0.25
)

// Where people have to be somewhere or to speak something, few are left, and the best
// of them is no answer for that. It is, where somebody, here or there, comes near to
// the bar, and who is here is nearly as good as whoever is best.
const (
	conditionBonus = 0.15
	topicShare     = 0.7
)

// Of the best score: who is that far below is not shown beside them. In words
// alone many come near who do not say the same in other words.
const (
	minShareOfBest         = 0.45
	minShareOfBestSemantic = 0.65
)

// wholeScore is more than words and meaning together ever are.
const maxScoreSum = 3

// scoreSteps is how finely people are told apart. What remains of the sums of
// rounded numbers beyond that decides nothing.
const scoreSteps = 1e4

// withoutCondition is what is left of the score of somebody who does not say
// that they meet the conditions.
const unmetFactor = 0.8

// conditionShare is how much of a condition is enough: of "Portland, Maine" it
// is Portland that counts where everybody lives in Maine.
const minConditionShare = 0.7

const (
	maxPhraseGap = 2 // words from one to the other
	phraseBonus  = 0.25
)

// maxClauses bounds the work that one question makes.
const maxQueryTerms = 24

// closerRead is how many people are compared passage by passage, of each side.
const semanticCandidates = 200

// maxLookups bounds how often one question goes through all words in use. Each
// clause may need it for a name, a place and a word.
const maxLookups = 3 * maxQueryTerms

// mostAlike is how many people are shown for the same words before others are.
const maxAlike = 2

const (
	maxExpansions      = 3
	minExpansionCosine = 0.3 // how near a question comes to a trouble that it may be
)

// helpCounts says, by zone, how much who answers counts where a question comes
// near to a trouble, times the square of how near: of what is near, little is the
// same.
var expansionFactor = [index.SemanticGroups]float64{index.ProfileWords: 2.5, index.NeedWords: 1.25}

const (
	nearestPhrases = 5
	offerMargin    = -0.06
)
