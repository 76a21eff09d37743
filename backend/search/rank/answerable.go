package rank

import (
	"math"
	"slices"

	"kith/backend/search/lexicon"
)

// Features say how a query was ranked, as far as that tells whether anybody answers it. None of
// them depends on how long profiles are, on how many people are equally good, or on which columns
// a community fills.
type Features [featureCount]float64

const (
	featureCoverage     = iota // largest share of the topic that one of the leading candidates covers
	featureLongCoverage        // that share times the root of the number of strong words: half of ten words is more than half of two
	featureTopic               // best topic score of the leading candidates
	FeatureWords               // number of words of the topic
	featureConditions          // 1: the query has conditions
	featureUnmet               // 1: the best candidate does not say whether they meet them
	featureStrong              // 1: a leading candidate answers a strong word
	featureUnknown             // 1: nobody uses some strong word, nor a word that stands for it in the other language
	featureWhole               // similarity of the best candidate's whole profile
	featureUnread              // 1: the query is in a language whose words are not looked up, such as German
	featurePair                // best log odds of a PairScorer; 0 without one
	featureCount
)

// FeatureNames are the names of [Features] in the code, in their order.
var FeatureNames = [featureCount]string{
	"featureCoverage", "featureLongCoverage", "featureTopic", "FeatureWords", "featureConditions", "featureUnmet",
	"featureStrong", "featureUnknown", "featureWhole", "featureUnread", "featurePair",
}

// An AnswerModel is a logistic model of the probability that somebody answers a query. It is fitted to
// as many questions with an answer as without.
type AnswerModel struct {
	Weights Features
	Bias    float64
}

// Probability returns the probability that somebody answers, from 0 to 1.
func (m AnswerModel) Probability(f Features) float64 {
	sum := m.Bias
	for i, weight := range m.Weights {
		sum += weight * f[i]
	}
	return sigmoid(sum)
}

func sigmoid(logOdds float64) float64 { return 1 / (1 + math.Exp(-logOdds)) }

// Answered reports whether an answer is more probable than none.
func (m AnswerModel) Answered(f Features) bool { return m.Probability(f) >= 0.5 }

// judge decides from a ranking, best first, whether there is an answer.
func (p *plan) judge(ranked []scoredCandidate) {
	leading := firstEligible(ranked, leadingCandidates)
	switch {
	case !p.semantic || len(leading) == 0:
	case slices.ContainsFunc(leading, func(c scoredCandidate) bool { return c.similarity.best >= paraphraseCosine }):
		p.answerable = true
	default:
		f := p.featuresOf(leading)
		p.features, p.answerable = &f, answerModel.Answered(f)
	}
}

// featuresOf computes the features of a ranking from its leading candidates.
func (p *plan) featuresOf(leading []scoredCandidate) Features {
	strongWords := float64(min(p.words(false), maxFeatureStrongWords))
	f := Features{
		FeatureWords:      float64(min(p.words(true), maxFeatureWords)),
		featureConditions: indicator(len(p.conditions) > 0),
		featureUnmet:      indicator(leading[0].unmet),
		featureUnknown:    indicator(slices.ContainsFunc(p.terms, func(t queryTerm) bool { return p.isStrong(t) && t.unknown })),
		featureWhole:      leading[0].similarity.whole,
		featurePair:       max(-maxFeaturePair, min(p.bestPair, maxFeaturePair)),
	}
	for _, c := range leading {
		f[featureCoverage] = max(f[featureCoverage], c.covered)
		f[featureTopic] = max(f[featureTopic], c.topic)
		f[featureStrong] = max(f[featureStrong], indicator(c.answersStrong))
	}
	if p.language >= lexicon.ReadLanguages {
		f[featureUnread], f[featureUnknown] = 1, 0
	}
	f[featureLongCoverage] = f[featureCoverage] * math.Sqrt(strongWords)
	return f
}

// firstEligible returns the first n candidates who are not excluded and contradict no condition.
func firstEligible(ranked []scoredCandidate, n int) []scoredCandidate {
	var first []scoredCandidate
	for _, c := range ranked {
		if len(first) == n {
			break
		}
		if !c.excluded && !c.contradicts {
			first = append(first, c)
		}
	}
	return first
}

// isStrong reports whether a term says much of the topic.
func (p *plan) isStrong(t queryTerm) bool { return t.essential && (!t.light || p.allLight) }

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
