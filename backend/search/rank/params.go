package rank

import "kith/backend/search/index"

// Plan: factors of term variants, up to 1, for profiles that do not have the word itself on the side
// that the question is about.
const (
	otherSideFactor         = 0.08 // a need for a question about offers, and the reverse
	sharedNeedFactor        = 0.7  // a need for a question about shared interests
	learnedNeedFactor       = 0.5  // a need of what the asker would learn: who needs an electrician teaches nobody to be one
	nameFactor              = 0.2  // a name for an ordinary word: Baker for baker
	placeFactor             = 0.6  // a place for an ordinary word
	languageFactor          = 0.9  // a language for an ordinary word
	mentionedLanguageFactor = 0.5  // a language that a profile mentions without listing it
	suggestionFactor        = 0.85 // a suggestion without an edit
	synonymFactor           = 0.8  // a synonym of the word
	helperFactor            = 0.75 // who or what helps with it, as the lexicon says
	translationFactor       = 0.85 // a word of the other language that stands for it
	sameWordFactor          = 0.95 // the same word in a text of the other language
	nearPenalty             = 0.5  // taken off a town for its distance from the one that was asked for, over the largest
	editPenalty             = 1.5  // taken off a suggestion for each edit, over the word's length
)

// Plan: weights of query terms.
const (
	knownTopicFactor   = 1.3 // raises words with synonyms, which usually say what people do
	previousTermFactor = 0.3 // lowers terms of an earlier question
	minIDFFactor       = 0.5 // variants with a lower factor do not count in a term's document frequency
	unknownTermWeight  = 0.6 // lowers terms that nobody uses, except in short questions
	shortQuestion      = 4   // a question of at most so many strong terms is short
)

// Plan: the share of profiles with French text from which English questions look for French words too. Below it the few
// French words would only shift the statistics of the English ones.
const minFrenchShare = 0.1

// Plan: bounds on the work of one question.
const (
	maxQueryTerms = 24
	maxLookups    = 3 * maxQueryTerms // spelling look-ups: a name, a place and a word for each term
	maxPlaceWords = 100               // words of locations that stand for a place, beyond its own
)

// Plan: query expansions.
const (
	maxExpansions      = 3     // nearest expansions that count
	minExpansionCosine = 0.3   // between the query and a phrase of the expansion
	nearestPhrases     = 5     // averaged to distinguish an offer from a request
	offerMargin        = -0.06 // the mean cosine of offer phrases may be so much lower, because there are fewer of them
)

// expansionFactor is the weight of an expansion, by the group of its answer. It is multiplied by the
// square of the cosine, because most expansions that are near are about something else.
var expansionFactor = [index.SemanticGroups]float64{index.ProfileWords: 2.5, index.NeedWords: 1.25}

// Retrieve: how many candidates are reranked.
const (
	extraCandidates    = 50  // by words, beyond the limit
	semanticCandidates = 200 // by centroid, of each index and side
)

// answerFactors says how well a word in each field answers a query, up to 1.
var answerFactors = [len(index.Fields)]float64{
	index.FieldName: 1, index.FieldHeadline: 1, index.FieldRole: 1, index.FieldCompany: 0.7,
	index.FieldSkills: 1, index.FieldOffers: 1, index.FieldNeeds: 1, index.FieldAbout: 0.8,
	index.FieldInterests: 0.5, index.FieldLocation: 1, index.FieldLanguages: 1,
}

// Decide: who seeks what the question asks for.
const (
	seekerCosine = 0.5  // between the question and a need
	seekerLead   = 0.15 // of that need over what they offer
)

// Rerank: the weights of what the score of a candidate adds up. They are chosen by hand; "go run ./eval -fit" in bench
// fits others and measures them on communities left out.
var rankModel = struct{ words, passage, profile, expansion float64 }{
	words:     1, // word score
	passage:   1, // similarity of the nearest passage
	profile:   1, // similarity of the whole profile
	expansion: 1, // both similarities to the best expansion
}

// Rerank: the score of one candidate.
const (
	statementFactor   = 0.8  // similarity on the other side, if the text asks for nobody
	maxPhraseGap      = 2    // words from one term of a phrase to the next
	phraseBonus       = 0.25 // of the lighter term's weight, for a phrase
	minConditionShare = 0.7  // part of the weight of a condition that must match: Portland of "Portland, Maine"
	unmetFactor       = 0.8  // lowers people who do not say whether they meet the conditions
	maxScoreSum       = 3    // usual upper bound of the sum of rankModel, without expansions; a higher sum scores 1
	minWeight         = 1e-9 // of all conditions, to divide by
	scoredPairs       = 20   // candidates whose passages a PairScorer reads
	scoreSteps        = 1e4  // scores are rounded to 1/scoreSteps, so that float errors do not change the order
)

// Decide, by words only: the share of the essential weight that a candidate must cover. It is lower for
// longer questions, because more of their words are incidental.
const (
	nameThreshold     = 0.55 // for a name
	maxWordThreshold  = 0.47 // up to two terms
	minWordThreshold  = 0.25
	wordThresholdStep = 0.08 // lower for each term after the second
	nearestCoverage   = 0.15 // minimum coverage to be shown if nobody answers
)

// Decide, with vectors: whether anybody answers. The weights are fitted to the golden communities, see
// bench/eval.
var answerModel = AnswerModel{
	Weights: Features{
		featureCoverage: 5.97, featureLongCoverage: -3.45, featureTopic: 0.63, FeatureWords: 0.35, featureConditions: 0.86,
		featureUnmet: -1.86, featureStrong: 0.42, featureUnknown: -0.61, featureWhole: 1.78, featureUnread: 0.87,
	},
	Bias: -2.36,
}

const (
	leadingCandidates     = 3    // candidates that are looked at
	maxFeatureWords       = 8    // more words count as so many
	maxFeatureStrongWords = 9    // of these, strong ones
	maxFeaturePair        = 8    // higher log odds count as so many, and lower ones as the negative
	strongAnswerFactor    = 0.5  // from which a word is answered
	paraphraseCosine      = 0.75 // from which a passage says much the same
	nearestScore          = 0.25 // minimum score to be shown if nobody answers
)

// Decide, with conditions: few candidates meet them, and even the best of these may not answer. So a match needs
// a topic score close to the best one, whether that one meets the conditions or not.
const topicShare = 0.7 // of the best topic score

// nearestTopicShare is the part of the best topic score that comes close if nobody at a place answers its topic.
const nearestTopicShare = 0.5

// Decide: who is shown together with the best.
const (
	minShareOfBest         = 0.45 // of the best score
	minShareOfBestSemantic = 0.65 // the same with vectors, which raise all scores
	maxNearest             = 3    // people shown if nobody answers
	maxAlike               = 2    // people with the same answer text, before the others are moved back
)

// Explain: evidence. A passage that is compared with the query is a reason if the model says so. One that is not has
// words alone.
const (
	maxEvidence      = 4    // pieces for a match
	maxConditions    = 2    // of these about conditions
	minEvidenceShare = 0.55 // of the strength of the best passage
	minCompanyShare  = 0.7  // share of the topic in the name of a company
	minShare         = 0.28 // the same in another passage that is not compared, of a match
	minNearestShare  = 0.6  // and of somebody who comes close
	minDirect        = 0.2  // similarity to the query itself
	minStrength      = 1    // of a passage, whoever says it
	minReason        = -1.1 // log odds that a passage is a reason

	maxMoreWords       = 2    // words beyond the first that count
	maxReasonExpansion = 0.25 // what an expansion adds to the similarity
	maxReasonPosition  = 8    // from which people count as if they were at this position
)

// Explain: snippets.
const maxSnippetBytes = 300
