package match

import "math"

// judge draws the conclusions from the hits of f, who says something in some
// of the zones.
func (p *plan) judge(f *finding, says *[zoneCount]bool) {
	best := p.answered(f.hits)
	c := p.meets(best, says)
	f.contrary = c.contrary || p.lacks(best)
	f.covered = p.covered(best)
	if p.conditionsOnly {
		f.covered = c.met / (c.met + c.unmet)
		c.unmet = 0
	}
	together := p.phrases(f.hits)
	if asked := p.total - c.beside - c.unmet; asked > 0 {
		f.words = min(1, (f.candidate.score+together)/asked)
	}
	f.topic = f.words
	if p.byMeaning && p.essential < p.total && p.essential > 0 {
		f.topic = min(1, (f.candidate.score-p.beside(f.candidate)+together)/p.essential)
	}
	f.unmet = c.unmet > 0
}

// beside is what the words are worth with which somebody answers clauses that are
// not essential: where they are, what they speak, what was asked about before.
func (p *plan) beside(c candidate) float64 {
	sum := 0.0
	for _, clause := range p.clauses {
		if clause.essential {
			continue
		}
		worth := 0.0
		for _, v := range clause.variants {
			worth = max(worth, v.factor*c.in.uses(v.zone, v.stem, c.number))
		}
		sum += clause.weight * worth
	}
	return sum
}

// settle makes one score of words and meaning. Who was not read yet is taken
// to be as near as people are on average.
func (p *plan) settle(findings []finding) {
	usual := usually(findings)
	for i := range findings {
		f := &findings[i]
		f.score = f.words
		if p.byMeaning {
			if f.meant = f.near.sum(); !f.near.known {
				f.meant = usual
			}
			f.score = (f.words + f.meant) / wholeScore
		}
		if !f.unwanted {
			p.furthest, p.best = max(p.furthest, f.reaches()), max(p.best, f.onTopic())
			p.anyMeets = p.anyMeets || !f.unmet && !f.contrary
		}
		if f.unmet {
			f.score *= withoutCondition
		}
		f.score = min(1, math.Round(f.score*scoreSteps)/scoreSteps)
	}
}

// onTopic is how well somebody answers but for the conditions.
func (f *finding) onTopic() float64 { return f.topic + f.meant }

func usually(findings []finding) float64 {
	sum, n := 0.0, 0.0
	for _, f := range findings {
		if f.near.known {
			sum += f.near.sum()
			n++
		}
	}
	return sum / max(1, n)
}

// wholeScore is more than words and meaning together ever are.
const wholeScore = 3

// scoreSteps is how finely people are told apart. What remains of the sums of
// rounded numbers beyond that decides nothing.
const scoreSteps = 1e4

// withoutCondition is what is left of the score of somebody who does not say
// that they meet the conditions.
const withoutCondition = 0.8

// compliance says, in weights of clauses, how somebody meets the conditions.
// Of several places one is enough, for nobody lives in two; the others are
// beside the question. So it is with languages.
type compliance struct {
	met, unmet, beside float64
	contrary           bool // they live elsewhere, or speak others
}

func (p *plan) meets(best []float64, says *[zoneCount]bool) compliance {
	var c compliance
	for _, z := range []zone{placed, speaks} {
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
	best := make([]float64, len(p.clauses))
	for _, h := range hits {
		best[h.clause] = max(best[h.clause], h.factor*p.side.answers(h.field))
	}
	return best
}

// answers is how well a word of a field answers. To like something is no
// skill, unless it is asked who likes it.
func (s Side) answers(f field) float64 {
	if s == Either && f == fieldInterests {
		return 1
	}
	return fields[f].answers
}

// covered is the share of the question that somebody answers: none if they
// answer only words that say little alone.
func (p *plan) covered(best []float64) float64 {
	sum, matters := 0.0, p.allLight
	for i, c := range p.clauses {
		if !c.essential {
			continue
		}
		sum += c.weight * best[i]
		matters = matters || !c.light && best[i] > otherSide
	}
	if !matters {
		return 0
	}
	return sum / p.essential
}

// lacks reports whether somebody answers none of the words that they must.
func (p *plan) lacks(best []float64) bool {
	asked := false
	for i, c := range p.clauses {
		if c.must && best[i] > otherSide {
			return false
		}
		asked = asked || c.must
	}
	return asked
}

// asked returns the weight of all conditions of one zone, and that of the
// heaviest one that is met.
func (p *plan) asked(z zone, best []float64) (asked, met float64) {
	for _, c := range p.conditions {
		if c.zone != z {
			continue
		}
		weight, answered := p.answeredOf(c, best)
		asked += weight
		if answered >= conditionShare*weight {
			met = max(met, weight)
		}
	}
	return asked, met
}

// answeredOf returns the weight of a condition, and how much of it is answered.
func (p *plan) answeredOf(c condition, best []float64) (weight, answered float64) {
	for i := c.from; i < c.until; i++ {
		weight += p.clauses[i].weight
		if best[i] > 0 {
			answered += p.clauses[i].weight
		}
	}
	return weight, answered
}

// conditionShare is how much of a condition is enough: of "Portland, Maine" it
// is Portland that counts where everybody lives in Maine.
const conditionShare = 0.7

// phrases rewards words of the question that stand side by side in a profile.
func (p *plan) phrases(hits []hit) float64 {
	sum := 0.0
	met := make(map[[2]int]bool)
	for i := 1; i < len(hits); i++ {
		a, b := hits[i-1], hits[i]
		apart := b.place - a.place
		pair := [2]int{min(a.clause, b.clause), max(a.clause, b.clause)}
		if a.entry != b.entry || a.clause == b.clause || apart < 1 || apart > nearBy || met[pair] {
			continue
		}
		met[pair] = true
		sum += phraseBonus * min(a.factor, b.factor) * min(p.clauses[a.clause].weight, p.clauses[b.clause].weight)
	}
	return sum
}

const (
	nearBy      = 2 // words from one to the other
	phraseBonus = 0.25
)
