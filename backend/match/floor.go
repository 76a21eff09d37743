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
)

// With meaning it is a bar for a sum in which words count most. What nobody knows,
// like a saxophone, is always near to something that somebody does know; but who
// has next to no word of a short question does not answer it, unless they say the
// same in others. Weights are those of a logistic regression on which questions of
// tune have an answer; the bar lets through 7 of 100 that have none. Cosines of the
// model told nothing there but where they are as high as they are of the same thing
// said twice, so that the bar is for vectors of any model.
const (
	bar            = 0.9
	barPerWord     = 0.09 // lower for each word
	wordsAtTheBar  = 7    // that lower it
	leadAtTheBar   = 0.5  // what it counts how far the best is before the fifth
	beforeFifth    = 4    // so many are
	usualLead      = 0.2  // where there are no more
	giftAtTheBar   = 0.1  // lower for who gives, whom fewer kinds of help are known for
	helpAtTheBar   = 0.25 // what it counts to be near to who helps
	muchTheSame    = 0.75 // a passage nearer than that says it in other words
	sameAtTheBar   = 3    // what it counts how much nearer
	closeInMeaning = 0.25
)

// Where people have to be somewhere or to speak something, few are left, and the best
// of them is no answer for that. It is, where somebody, here or there, comes near to
// the bar, and who is here is nearly as good as whoever is best.
const (
	lowerForConditions = 0.15
	asGoodAsAny        = 0.7
)

// Of the best score: who is that far below is not shown beside them. In words
// alone many come near who do not say the same in other words.
const (
	farBelow          = 0.45
	farBelowInMeaning = 0.65
)

// answers reports whether somebody answers the question as it was asked.
func (p *plan) answers(f finding) bool {
	switch {
	case f.unwanted || f.contrary:
		return false
	case !p.byMeaning:
		return f.covered >= p.floor()
	case len(p.conditions) > 0:
		return !p.nobodyOnTopic() && f.onTopic() >= asGoodAsAny*p.best
	}
	return f.reaches() >= p.bar()
}

// reaches is how far somebody gets toward the bar.
func (f *finding) reaches() float64 {
	return f.topic + helpAtTheBar*f.near.help + sameAtTheBar*max(0, f.near.best-muchTheSame)
}

// answersBeside reports whether somebody answers well enough to stand beside
// one who answers.
func (p *plan) answersBeside(f finding) bool {
	return p.answers(f) || p.byMeaning && !f.unwanted && !f.contrary
}

// comesClose reports whether somebody is worth showing where nobody answers.
func (p *plan) comesClose(f finding) bool {
	switch {
	case f.unwanted:
		return false
	case p.nobodyOnTopic() && p.anyMeets:
		return !f.contrary && !f.unmet
	}
	return f.covered >= closeInWords || f.near.known && f.score >= closeInMeaning
}

// nobodyOnTopic reports whether nobody, here or there, knows what is asked for besides
// a place or language.
func (p *plan) nobodyOnTopic() bool {
	return p.byMeaning && len(p.conditions) > 0 && p.furthest < p.bar()-lowerForConditions
}

func (p *plan) floor() float64 {
	if p.byName {
		return nameFloor
	}
	return max(lowestFloor, highestFloor-floorPerWord*float64(max(0, p.words(false)-2)))
}

func (p *plan) bar() float64 {
	b := bar - barPerWord*float64(min(p.words(true), wordsAtTheBar)) - leadAtTheBar*p.lead
	if p.giving {
		b -= giftAtTheBar
	}
	return b
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

// leading returns the first limit findings, without those far below the best,
// and of near-equal people not too many before others.
func (p *plan) leading(findings []finding, limit int) []finding {
	worth := farBelow
	if p.byMeaning {
		worth = farBelowInMeaning
	}
	if len(findings) > 0 {
		worth *= findings[0].score
	}
	findings = kept(findings, func(f finding) bool { return f.score >= worth })
	return p.spread(findings)[:min(len(findings), limit)]
}
