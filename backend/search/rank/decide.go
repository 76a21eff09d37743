package rank

// answers reports whether somebody answers the question as it was asked.
func (p *plan) answers(f scoredCandidate) bool {
	switch {
	case f.excluded || f.contradicts:
		return false
	case !p.semantic:
		return f.covered >= p.wordThreshold()
	case len(p.conditions) > 0:
		return !p.nobodyOnTopic() && f.onTopic() >= topicShare*p.bestTopic
	}
	return f.reaches() >= p.semanticThreshold()
}

// reaches is how far somebody gets toward the bar.
func (f *scoredCandidate) reaches() float64 {
	return f.topic + expansionReach*f.similarity.expansion + paraphraseFactor*max(0, f.similarity.best-paraphraseCosine)
}

// answersBeside reports whether somebody answers well enough to stand beside
// one who answers.
func (p *plan) answersBeside(f scoredCandidate) bool {
	return p.answers(f) || p.semantic && !f.excluded && !f.contradicts
}

// comesClose reports whether somebody is worth showing where nobody answers.
func (p *plan) comesClose(f scoredCandidate) bool {
	switch {
	case f.excluded:
		return false
	case p.nobodyOnTopic() && p.anyMeets:
		return !f.contradicts && !f.unmet
	}
	return f.covered >= nearestCoverage || f.similarity.known && f.score >= nearestScore
}

// nobodyOnTopic reports whether nobody, here or there, knows what is asked for besides
// a place or language.
func (p *plan) nobodyOnTopic() bool {
	return p.semantic && len(p.conditions) > 0 && p.bestReach < p.semanticThreshold()-conditionBonus
}

func (p *plan) wordThreshold() float64 {
	if p.byName {
		return nameThreshold
	}
	return max(minWordThreshold, maxWordThreshold-wordThresholdStep*float64(max(0, p.words(false)-2)))
}

func (p *plan) semanticThreshold() float64 {
	b := baseThreshold - thresholdStep*float64(min(p.words(true), thresholdWords)) - leadFactor*p.lead
	if p.offering {
		b -= offerBonus
	}
	return b
}

// words counts the clauses that are asked about, with those that say little
// alone or without.
func (p *plan) words(withLight bool) int {
	n := 0
	for _, c := range p.terms {
		if c.essential && (withLight || !c.light) {
			n++
		}
	}
	return n
}

// leading returns the first limit findings, without those far below the best,
// and of near-equal people not too many before others.
func (p *plan) leading(findings []scoredCandidate, limit int) []scoredCandidate {
	worth := minShareOfBest
	if p.semantic {
		worth = minShareOfBestSemantic
	}
	if len(findings) > 0 {
		worth *= findings[0].score
	}
	findings = keepIf(findings, func(f scoredCandidate) bool { return f.score >= worth })
	return p.diversify(findings)[:min(len(findings), limit)]
}
