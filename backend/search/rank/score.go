package rank

import (
	"math"

	"kith/backend/search/index"
	"kith/backend/search/places"
	"kith/backend/search/query"
)

// score sums up the hits of a candidate. says has the groups in which their profile has any text.
func (p *plan) score(f *scoredCandidate, says *[index.GroupCount]bool) {
	best := p.answered(f.hits)
	c := p.meets(best, says, f.location)
	f.contradicts = c.contrary || p.lacks(best)
	f.covered = p.covered(best)
	f.answersStrong = p.answersStrong(best)
	if p.conditionsOnly {
		f.covered = c.met / max(c.met+c.unmet, minWeight)
		c.unmet = 0
	}
	together := p.phrases(f.hits)
	if asked := p.total - c.ignored - c.unmet; asked > 0 {
		f.wordScore = min(1, (f.Candidate.Score+together)/asked)
	}
	f.topic = f.wordScore
	if p.semantic && p.essential < p.total && p.essential > 0 {
		f.topic = min(1, (f.Candidate.Score-p.outsideTopic(f.Candidate)+together)/p.essential)
	}
	f.unmet = c.unmet > 0
}

// outsideTopic returns the score on terms that are not essential: places, languages and the terms of an earlier
// question.
func (p *plan) outsideTopic(c index.Candidate) float64 {
	sum := 0.0
	for _, t := range p.terms {
		if t.essential {
			continue
		}
		worth := 0.0
		for _, v := range t.variants {
			worth = max(worth, v.factor*c.Snapshot.TermGain(v.group, v.stem, c.Number))
		}
		sum += t.weight * worth
	}
	return sum
}

// finalize combines the scores of words and meaning. A candidate without vectors
// gets the average similarity of the others.
func (p *plan) finalize(candidates []scoredCandidate) {
	average := averageSimilarity(candidates)
	for i := range candidates {
		f := &candidates[i]
		f.score = f.wordScore
		if p.semantic {
			if f.semantic = f.similarity.sum(); !f.similarity.known {
				f.semantic = average
			}
			f.score = (rankModel.words*f.wordScore + f.semantic) / maxScoreSum
		}
		if !f.excluded {
			p.bestTopic = max(p.bestTopic, f.onTopic())
			p.anyMeets = p.anyMeets || !f.unmet && !f.contradicts
			p.anyCovers = p.anyCovers || f.covered >= nearestCoverage
		}
		f.score = min(1, math.Round(f.lowered()*f.score*scoreSteps)/scoreSteps)
	}
}

// lowered returns the factor of the score: below 1 for those who do not say whether they meet the conditions.
func (c *scoredCandidate) lowered() float64 {
	if c.unmet {
		return unmetFactor
	}
	return 1
}

// onTopic returns the score without the conditions.
func (c *scoredCandidate) onTopic() float64 { return rankModel.words*c.topic + c.semantic }

// averageSimilarity returns the mean similarity of the candidates that have vectors.
func averageSimilarity(candidates []scoredCandidate) float64 {
	sum, n := 0.0, 0.0
	for _, f := range candidates {
		if f.similarity.known {
			sum += f.similarity.sum()
			n++
		}
	}
	return sum / max(1, n)
}

// compliance says how a candidate meets the conditions, in weights of query terms. Of several places one is
// enough, because nobody lives in two; the others are ignored. So it is for languages.
type compliance struct {
	met, unmet, ignored float64
	contrary            bool // they live elsewhere, or speak only other languages
}

func (p *plan) meets(best []float64, says *[index.GroupCount]bool, location string) compliance {
	var c compliance
	for _, group := range []index.Group{index.PlaceWords, index.LanguageWords} {
		asked, met := p.asked(group, best, location)
		if met > 0 {
			c.met += met
			c.ignored += asked - met
		} else if asked > 0 {
			c.unmet += asked
			c.contrary = c.contrary || says[group]
		}
	}
	return c
}

// answered returns for each query term the factor of its best hit.
func (p *plan) answered(hits []hit) []float64 {
	best := make([]float64, len(p.terms))
	for _, h := range hits {
		best[h.term] = max(best[h.term], h.factor*fieldAnswers(p.side, h.field))
	}
	return best
}

// fieldAnswers returns how well a word in a field answers a query. An interest answers less than a skill, but
// fully if the question is about interests.
func fieldAnswers(s query.Side, f index.Field) float64 {
	if s == query.Either && f == index.FieldInterests {
		return 1
	}
	return answerFactors[f]
}

// covered returns the share of the essential weight that a candidate answers. It is 0 if they answer only light
// terms.
func (p *plan) covered(best []float64) float64 {
	sum, matters := 0.0, p.allLight
	for i, c := range p.terms {
		if !c.essential {
			continue
		}
		sum += c.weight * best[i]
		matters = matters || !c.light && best[i] > otherSideFactor
	}
	if !matters {
		return 0
	}
	return sum / p.essential
}

// answersStrong reports whether a candidate answers a term that says much of the topic.
func (p *plan) answersStrong(best []float64) bool {
	for i, t := range p.terms {
		if p.isStrong(t) && best[i] >= strongAnswerFactor {
			return true
		}
	}
	return false
}

// lacks reports whether a candidate answers none of the terms that a match must answer.
func (p *plan) lacks(best []float64) bool {
	asked := false
	for i, c := range p.terms {
		if c.must && best[i] > otherSideFactor {
			return false
		}
		asked = asked || c.must
	}
	return asked
}

// asked returns the weight of all conditions of one group, and of the heaviest
// one that is met.
func (p *plan) asked(group index.Group, best []float64, location string) (asked, met float64) {
	for _, c := range p.conditions {
		if c.group != group {
			continue
		}
		weight, answered := p.answeredOf(c, best)
		if group == index.PlaceWords {
			switch c.place.Answer(location) {
			case places.There:
				answered = weight
			case places.Elsewhere:
				answered = 0
			}
		}
		asked += weight
		if answered >= minConditionShare*weight {
			met = max(met, weight)
		}
	}
	return asked, met
}

// answeredOf returns the weight of a condition, and the part of it that is answered.
func (p *plan) answeredOf(c condition, best []float64) (weight, answered float64) {
	for i := c.from; i < c.until; i++ {
		weight += p.terms[i].weight
		if best[i] > 0 {
			answered += p.terms[i].weight
		}
	}
	return weight, answered
}

// phrases returns the bonus for query terms that are close together in a profile.
func (p *plan) phrases(hits []hit) float64 {
	sum := 0.0
	met := make(map[[2]int]bool)
	for i := 1; i < len(hits); i++ {
		a, b := hits[i-1], hits[i]
		apart := b.place - a.place
		pair := [2]int{min(a.term, b.term), max(a.term, b.term)}
		if a.entry != b.entry || a.term == b.term || apart < 1 || apart > maxPhraseGap || met[pair] {
			continue
		}
		met[pair] = true
		sum += phraseBonus * min(a.factor, b.factor) * min(p.terms[a.term].weight, p.terms[b.term].weight)
	}
	return sum
}
