package rank

import (
	"math"

	"kith/backend/search/index"
	"kith/backend/search/query"
)

// reasonModel weighs what tells whether a passage is a reason. The weights are fitted to whether the people whom
// Kith shows are graded in maine (tune), half of quartier and half of works.
var reasonModel = struct{ share, words, direct, expansion, interest, position, nearest, bias float64 }{
	share: 1.57, words: 0.7, direct: 2.82, expansion: 3.32, interest: -0.96, position: -0.94, nearest: -0.68, bias: -1.59,
}

// A person's context in the ranking tells how probable any reason of theirs is.
type standing struct {
	position int  // in the ranking, from 0
	answer   bool // they are a match; otherwise they only come close
}

// strengthOf returns how well a passage answers: the weighted sum of its features.
func (p *plan) strengthOf(own passage) float64 {
	sum := reasonModel.share*min(1, own.share) + reasonModel.words*float64(p.moreWords(own)) +
		reasonModel.direct*own.direct + reasonModel.expansion*min(maxReasonExpansion, max(0, own.meaning-own.direct))
	if own.Field == index.FieldInterests && p.side != query.Either {
		sum += reasonModel.interest
	}
	return sum
}

// prior returns the weighted sum of the features of a person.
func (s standing) prior() float64 {
	sum := reasonModel.bias + reasonModel.position*math.Sqrt(float64(min(s.position, maxReasonPosition)))
	if !s.answer {
		sum += reasonModel.nearest
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
