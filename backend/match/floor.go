package match

// The honest floor tells who answers from who merely comes close. In words it
// is what share of the question somebody has to cover. The longer the question,
// the more of its words are there by the way; but a name is a name.
const (
	nameFloor    = 0.55
	highestFloor = 0.47
	lowestFloor  = 0.25
	floorPerWord = 0.08 // after the second
	closeInWords = 0.15
	farBelow     = 0.45 // of the best score
)

// With meaning it is a bar for the score. What nobody knows, like a saxophone,
// is always near to something that somebody does know, the more so the less is
// asked. Fitted to the questions of tune, with the synonyms of a time before
// these were read.
const (
	highestBar     = 0.745
	barPerWord     = 0.045 // lower for each word
	wordsAtTheBar  = 6     // that lower it
	besideAnAnswer = 0.15  // lower once somebody passed
	closeInMeaning = 0.35
)

// answers reports whether somebody answers the question as it was asked.
func (p *plan) answers(f finding) bool {
	if f.unwanted || f.contrary {
		return false
	}
	if p.byMeaning {
		return f.plain >= p.bar()
	}
	return f.covered >= p.floor()
}

// answersBeside reports whether somebody answers well enough to stand beside
// one who answers.
func (p *plan) answersBeside(f finding) bool {
	if p.byMeaning {
		return !f.unwanted && !f.contrary && f.score >= p.bar()-besideAnAnswer
	}
	return p.answers(f)
}

// comesClose reports whether somebody is worth showing where nobody answers.
func (p *plan) comesClose(f finding) bool {
	return !f.unwanted && (f.covered >= closeInWords || f.near.known && f.score >= closeInMeaning)
}

func (p *plan) floor() float64 {
	if p.byName {
		return nameFloor
	}
	return max(lowestFloor, highestFloor-floorPerWord*float64(max(0, p.words(false)-2)))
}

func (p *plan) bar() float64 {
	return highestBar - barPerWord*float64(min(p.words(true), wordsAtTheBar))
}

// words counts the clauses that are asked about, with those that say little
// alone or without.
func (p *plan) words(withLight bool) int {
	n := 0
	for _, c := range p.clauses {
		if c.essential && (withLight || !c.light) {
			n++
		}
	}
	return n
}

// leading returns the first limit findings, of near-equal people not too many
// before others; where words alone decide, without those far below the best.
func (p *plan) leading(findings []finding, limit int) []finding {
	if !p.byMeaning && len(findings) > 0 {
		worth := farBelow * findings[0].score
		findings = kept(findings, func(f finding) bool { return f.score >= worth })
	}
	return p.spread(findings)[:min(len(findings), limit)]
}
