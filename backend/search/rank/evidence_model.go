package rank

import (
	"math"

	"kith/backend/search/index"
	"kith/backend/search/query"
)

// ReasonFeatures tell whether a passage is a reason.
type ReasonFeatures [reasonFeatureCount]float64

const (
	// Of the passage.
	reasonShare     = iota // share of the topic that its words answer
	reasonWords            // words of the question beyond the first, up to maxMoreWords
	reasonDirect           // similarity to the query
	reasonExpansion        // what an expansion adds to it, up to maxReasonExpansion
	reasonInterest         // 1: an interest, unless the question asks for interests
	// Of the person who says it, whatever they say.
	reasonPosition // root of their position in the ranking
	reasonNearest  // 1: they only come close
	reasonFeatureCount
)

// ReasonFeatureNames are the names of [ReasonFeatures] in the code, in their order.
var ReasonFeatureNames = [reasonFeatureCount]string{
	"reasonShare", "reasonWords", "reasonDirect", "reasonExpansion", "reasonInterest", "reasonPosition", "reasonNearest",
}

// A ReasonModel is a logistic model of whether a passage is a reason, in log odds.
type ReasonModel struct {
	Weights ReasonFeatures
	Bias    float64
}

// reasonModel is fitted to whether the people whom Kith shows are graded, by their strongest passages, in maine (tune),
// half of quartier and half of works. "go run ./eval -fit" in bench fits it again and prints it. These weights are of
// an earlier fit; docs/decisions/ranking-signals.md compares the two.
var reasonModel = ReasonModel{
	Weights: ReasonFeatures{
		reasonShare: 1.57, reasonWords: 0.7, reasonDirect: 2.82, reasonExpansion: 3.32, reasonInterest: -0.96,
		reasonPosition: -0.94, reasonNearest: -0.68,
	},
	Bias: -1.59,
}

// A person's context in the ranking tells how probable any reason of theirs is.
type standing struct {
	position int  // in the ranking, from 0
	answer   bool // they are a match; otherwise they only come close
}

// reasonFeatures computes the features of a passage of a person with this standing.
func (p *plan) reasonFeatures(own passage, by standing) ReasonFeatures {
	return ReasonFeatures{
		reasonShare:     min(1, own.share),
		reasonWords:     float64(p.moreWords(own)),
		reasonDirect:    own.direct,
		reasonExpansion: min(maxReasonExpansion, max(0, own.meaning-own.direct)),
		reasonInterest:  indicator(own.Field == index.FieldInterests && p.side != query.Either),
		reasonPosition:  math.Sqrt(float64(min(by.position, maxReasonPosition))),
		reasonNearest:   indicator(!by.answer),
	}
}

// strength returns how well a passage answers, whoever says it.
func (m ReasonModel) strength(f ReasonFeatures) float64 { return m.sum(f, 0, reasonPosition) }

// prior returns the log odds of a passage that says nothing, by a person with the features f.
func (m ReasonModel) prior(f ReasonFeatures) float64 {
	return m.Bias + m.sum(f, reasonPosition, reasonFeatureCount)
}

// sum returns the weighted sum of the features from one up to another.
func (m ReasonModel) sum(f ReasonFeatures, from, until int) float64 {
	sum := 0.0
	for i := from; i < until; i++ {
		sum += m.Weights[i] * f[i]
	}
	return sum
}

// moreWords counts the words of the question that a passage has beyond the first, up to maxMoreWords.
func (p *plan) moreWords(own passage) int {
	n := 0
	for _, best := range p.answered(own.hits) {
		if best > 0 {
			n++
		}
	}
	return max(0, min(n-1, maxMoreWords))
}
