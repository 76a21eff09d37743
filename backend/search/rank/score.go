package rank

import (
	"math"

	"kith/backend/search/index"
	"kith/backend/search/query"
)

// judge draws the conclusions from the hits of f, who says something in some
// of the zones.
func (p *plan) score(f *scoredCandidate, says *[index.GroupCount]bool) {
	best := p.answered(f.hits)
	c := p.meets(best, says)
	f.contradicts = c.contrary || p.lacks(best)
	f.covered = p.covered(best)
	if p.conditionsOnly {
		f.covered = c.met / (c.met + c.unmet)
		c.unmet = 0
	}
	together := p.phrases(f.hits)
	if asked := p.total - c.beside - c.unmet; asked > 0 {
		f.wordScore = min(1, (f.Candidate.Score+together)/asked)
	}
	f.topic = f.wordScore
	if p.semantic && p.essential < p.total && p.essential > 0 {
		f.topic = min(1, (f.Candidate.Score-p.outsideTopic(f.Candidate)+together)/p.essential)
	}
	f.unmet = c.unmet > 0
}

// beside is what the words are worth with which somebody answers clauses that are
// not essential: where they are, what they speak, what was asked about before.
func (p *plan) outsideTopic(c index.Candidate) float64 {
	sum := 0.0
	for _, clause := range p.terms {
		if clause.essential {
			continue
		}
		worth := 0.0
		for _, v := range clause.variants {
			worth = max(worth, v.factor*c.Snapshot.TermGain(v.zone, v.stem, c.Number))
		}
		sum += clause.weight * worth
	}
	return sum
}

// settle makes one score of words and meaning. Who was not read yet is taken
// to be as near as people are on average.
func (p *plan) finalize(findings []scoredCandidate) {
	usual := usually(findings)
	for i := range findings {
		f := &findings[i]
		f.score = f.wordScore
		if p.semantic {
			if f.semantic = f.similarity.sum(); !f.similarity.known {
				f.semantic = usual
			}
			f.score = (f.wordScore + f.semantic) / maxScoreSum
		}
		if !f.excluded {
			p.bestReach, p.bestTopic = max(p.bestReach, f.reaches()), max(p.bestTopic, f.onTopic())
			p.anyMeets = p.anyMeets || !f.unmet && !f.contradicts
		}
		if f.unmet {
			f.score *= unmetFactor
		}
		f.score = min(1, math.Round(f.score*scoreSteps)/scoreSteps)
	}
}

// onTopic is how well somebody answers but for the conditions.
func (f *scoredCandidate) onTopic() float64 { return f.topic + f.semantic }

func usually(findings []scoredCandidate) float64 {
	sum, n := 0.0, 0.0
	for _, f := range findings {
		if f.similarity.known {
			sum += f.similarity.sum()
			n++
		}
	}
	return sum / max(1, n)
}

// compliance says, in weights of clauses, how somebody meets the conditions.
// Of several places one is enough, for nobody lives in two; the others are
// beside the question. So it is with languages.
type compliance struct {
	met, unmet, beside float64
	contrary           bool // they live elsewhere, or speak others
}

func (p *plan) meets(best []float64, says *[index.GroupCount]bool) compliance {
	var c compliance
	for _, z := range []index.Group{index.PlaceWords, index.LanguageWords} {
		asked, met := p.asked(z, best)
		if met > 0 {
			c.met += met
			c.beside += asked - met
		} else if asked > 0 {
			c.unmet += asked
			c.contrary = c.contrary || says[z]
		}
	}
	return c
}

// answered returns for each clause how well the best hit answers it.
func (p *plan) answered(hits []hit) []float64 {
	best := make([]float64, len(p.terms))
	for _, h := range hits {
		best[h.clause] = max(best[h.clause], h.factor*fieldAnswers(p.side, h.field))
	}
	return best
}

// answers is how well a word of a field answers. To like something is no
// skill, unless it is asked who likes it.
func fieldAnswers(s query.Side, f index.Field) float64 {
	if s == query.Either && f == index.FieldInterests {
		return 1
	}
	return index.Fields[f].AnswerFactor
}

// covered is the share of the question that somebody answers: none if they
// answer only words that say little alone.
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

// lacks reports whether somebody answers none of the words that they must.
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

// asked returns the weight of all conditions of one zone, and that of the
// heaviest one that is met.
func (p *plan) asked(z index.Group, best []float64) (asked, met float64) {
	for _, c := range p.conditions {
		if c.zone != z {
			continue
		}
		weight, answered := p.answeredOf(c, best)
		asked += weight
		if answered >= minConditionShare*weight {
			met = max(met, weight)
		}
	}
	return asked, met
}

// answeredOf returns the weight of a condition, and how much of it is answered.
func (p *plan) answeredOf(c condition, best []float64) (weight, answered float64) {
	for i := c.from; i < c.until; i++ {
		weight += p.terms[i].weight
		if best[i] > 0 {
			answered += p.terms[i].weight
		}
	}
	return weight, answered
}

// phrases rewards words of the question that stand side by side in a profile.
func (p *plan) phrases(hits []hit) float64 {
	sum := 0.0
	met := make(map[[2]int]bool)
	for i := 1; i < len(hits); i++ {
		a, b := hits[i-1], hits[i]
		apart := b.place - a.place
		pair := [2]int{min(a.clause, b.clause), max(a.clause, b.clause)}
		if a.entry != b.entry || a.clause == b.clause || apart < 1 || apart > maxPhraseGap || met[pair] {
			continue
		}
		met[pair] = true
		sum += phraseBonus * min(a.factor, b.factor) * min(p.terms[a.clause].weight, p.terms[b.clause].weight)
	}
	return sum
}
