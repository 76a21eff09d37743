package rank

import "math"

// reasonModel weighs what tells whether a passage is a reason. The weights are fitted to whether the people whom
// Kith shows are graded in maine (tune), half of quartier and half of works.
var reasonModel = struct{ share, words, direct, expansion, position, nearest, bias float64 }{
	share: 1.78, words: 0.34, direct: 2.4, expansion: 3.36, position: -0.98, nearest: -0.71, bias: -1.45,
}

// A person's context in the ranking tells how probable any reason of theirs is.
type standing struct {
	position int  // in the ranking, from 0
	answer   bool // they are a match; otherwise they only come close
}

// strengthOf returns how well a passage answers: the weighted sum of its features.
func (p *plan) strengthOf(own passage) float64 {
	return reasonModel.share*min(1, own.share) + reasonModel.words*float64(min(p.wordsOf(own), maxReasonWords)) +
		reasonModel.direct*own.direct + reasonModel.expansion*min(maxReasonExpansion, max(0, own.meaning-own.direct))
}

// prior returns the weighted sum of the features of a person.
func (s standing) prior() float64 {
	sum := reasonModel.bias + reasonModel.position*math.Sqrt(float64(min(s.position, maxReasonPosition)))
	if !s.answer {
		sum += reasonModel.nearest
	}
	return sum
}

// wordsOf counts the words of the question that a passage has.
func (p *plan) wordsOf(own passage) int {
	n := 0
	for _, best := range p.answered(own.hits) {
		if best > 0 {
			n++
		}
	}
	return n
}
