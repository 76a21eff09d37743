package rank

import "kith/backend/search/index"

// Plan: factors of term variants, up to 1, where a profile does not use the word
// itself on the side that was asked for.
const (
	otherSideFactor         = 0.08 // a need where offers were asked for, and the reverse
	sharedNeedFactor        = 0.7  // a need where shared interests were asked for
	nameFactor              = 0.2  // a name where a word was asked for: Baker for baker
	placeFactor             = 0.6  // a place where a word was asked for
	languageFactor          = 0.9  // a language where a word was asked for
	mentionedLanguageFactor = 0.5  // a language that a profile mentions without listing it
	suggestionFactor        = 0.85 // a suggestion without an edit
	synonymFactor           = 0.8  // a synonym of the word
	helperFactor            = 0.75 // who or what helps with it, as the lexicon says
	editPenalty             = 1.5  // taken off a suggestion for each edit, over the word's length
)

// Plan: weights of query terms.
const (
	knownTopicFactor   = 1.3 // raises words with synonyms, which tell what people do
	previousTermFactor = 0.3 // lowers terms of an earlier question
	minIDFFactor       = 0.5 // variants with a lower factor do not count in a term's document frequency
	unknownTermWeight  = 0.6 // lowers terms that nobody uses, except in short questions
	shortQuestion      = 4   // a question of at most so many strong terms is short
)

// Plan: bounds on the work of one question.
const (
	maxQueryTerms = 24
	maxLookups    = 3 * maxQueryTerms // spelling look-ups: a name, a place and a word each term
)

// Plan: query expansions.
const (
	maxExpansions      = 3     // nearest expansions that count
	minExpansionCosine = 0.3   // between the query and a phrase of the expansion
	nearestPhrases     = 5     // averaged to tell an offer from a request
	offerMargin        = -0.06 // an offer's phrases may be so much farther, as there are fewer of them
)

// expansionFactor weighs an expansion, by the group that answers it. It is
// multiplied by the square of the cosine, as most of what is near is something else.
var expansionFactor = [index.SemanticGroups]float64{index.ProfileWords: 2.5, index.NeedWords: 1.25}

// Retrieve: how many candidates are reranked.
const (
	extraCandidates    = 50  // by words, beyond the limit
	semanticCandidates = 200 // by centroid, of each index and side
)

// answerFactors is how well a word of each field answers a query, up to 1.
var answerFactors = [...]float64{
	index.FieldName: 1, index.FieldHeadline: 1, index.FieldRole: 1, index.FieldCompany: 0.7,
	index.FieldSkills: 1, index.FieldOffers: 1, index.FieldNeeds: 1, index.FieldAbout: 0.8,
	index.FieldInterests: 0.5, index.FieldLocation: 1, index.FieldLanguages: 1,
}

// Rerank: the score of one candidate.
const (
	statementFactor   = 0.8  // similarity on the other side, where the text asks for nobody
	maxPhraseGap      = 2    // words from one term of a phrase to the next
	phraseBonus       = 0.25 // of the lighter term's weight, for a phrase
	minConditionShare = 0.7  // of a condition's weight that meets it: Portland of "Portland, Maine"
	unmetFactor       = 0.8  // lowers who does not say whether they meet the conditions
	maxScoreSum       = 3    // more than the scores of words and similarity ever add up to
	scoreSteps        = 1e4  // scores are rounded to 1/scoreSteps, so that float errors decide nothing
)

// Decide, by words alone: the share of the essential weight that a candidate has to
// cover. It falls with the length of a question, as more of its words are incidental.
const (
	nameThreshold     = 0.55 // for a name
	maxWordThreshold  = 0.47 // up to two terms
	minWordThreshold  = 0.25
	wordThresholdStep = 0.08 // lower for each term after the second
	nearestCoverage   = 0.15 // covers enough to be shown where nobody answers
)

// Decide, with vectors: the threshold of a sum in which words count most. Something
// that nobody offers, like a saxophone, is always near to something that somebody
// does, so a candidate with hardly a word of a short question does not answer it,
// unless a passage paraphrases it. The weights are those of a logistic regression on
// which questions of the tuning set have an answer; 7 of 100 without one pass. Below
// paraphraseCosine, cosines told nothing there, so the threshold suits any model.
const (
	baseThreshold    = 0.9
	thresholdStep    = 0.09 // lower for each essential term
	thresholdWords   = 7    // terms that lower it at most
	leadFactor       = 0.5  // lower by this times the lead of the best score
	leadRank         = 4    // the lead is over the candidate at this index
	usualLead        = 0.2  // where there are fewer candidates
	offerBonus       = 0.1  // lower for offers, which have fewer expansions
	expansionReach   = 0.25 // weighs the similarity to an expansion
	paraphraseCosine = 0.75 // a passage nearer than this is a paraphrase
	paraphraseFactor = 3    // weighs by how much it is nearer
	nearestScore     = 0.25 // scores enough to be shown where nobody answers
)

// Decide, with conditions: few candidates meet them, and the best of these may not
// answer at all. Somebody has to come near the threshold, whether they meet the
// conditions or not, and a match needs a topic score close to the best.
const (
	conditionBonus = 0.15 // taken off the threshold
	topicShare     = 0.7  // of the best topic score
)

// Decide: who is shown beside the best.
const (
	minShareOfBest         = 0.45 // of the best score
	minShareOfBestSemantic = 0.65 // the same with vectors, which lift everybody's score
	maxNearest             = 3    // people shown where nobody answers
	maxAlike               = 2    // people with the same answer before others come first
)

// Explain: evidence.
const (
	maxEvidence         = 4    // pieces for a match
	maxConditions       = 2    // of them about conditions
	minEvidenceShare    = 0.25 // of the worth of the best passage
	minSemanticEvidence = 0.3  // similarity from which a passage is quoted
	minWordEvidence     = 0.2  // word score below which words are incidental
)

// Explain: snippets.
const (
	maxSnippetBytes   = 300
	maxSnippetWords   = 16
	snippetTolerance  = 4 // more words, where they complete the sentence or clause
	leastSnippetWords = 5
)
