package rank

import (
	"cmp"
	"slices"
	"strings"

	"kith/backend/search/index"
)

// decide returns the candidates to show, best first and at most limit: those who answer or, if
// nobody does, those who come close.
//
// Who seeks the same is not shown where somebody offers it. Those whom the query
// excepts count for what is good enough, but are not shown.
func (p *plan) decide(ranked []scoredCandidate, limit int) (shown []scoredCandidate, answered bool) {
	if slices.ContainsFunc(ranked, p.answers) {
		if shown = p.leading(p.withoutSeekers(keepIf(slices.Clone(ranked), p.answersBeside)), limit); len(shown) > 0 || len(p.except) == 0 {
			return shown, true
		}
	}
	ranked = keepIf(ranked, func(c scoredCandidate) bool { return !p.excepts(c) })
	return p.leading(p.withoutSeekers(p.meetingFirst(keepIf(ranked, p.comesClose))), min(limit, maxNearest)), false
}

func (p *plan) excepts(c scoredCandidate) bool { return slices.Contains(p.except, c.Document.UserID) }

// meetingFirst moves those who meet all conditions of a follow-up to the front: it
// asked for nothing else.
func (p *plan) meetingFirst(candidates []scoredCandidate) []scoredCandidate {
	if len(p.conditions) > 0 && (p.refines || p.isElsewhere()) {
		slices.SortStableFunc(candidates, func(a, b scoredCandidate) int {
			return cmp.Compare(p.misses(a), p.misses(b))
		})
	}
	return candidates
}

func (p *plan) misses(c scoredCandidate) int {
	if c.unmet || c.contradicts {
		return 1
	}
	return 0
}

// withoutSeekers drops those who seek the same, unless all do. Nobody is dropped
// with conditions, which a person meets and not a need, nor in a follow-up, whose
// vector is of single words.
func (p *plan) withoutSeekers(candidates []scoredCandidate) []scoredCandidate {
	offers := func(c scoredCandidate) bool { return !c.seeks() }
	if len(p.conditions) > 0 || p.refines || !slices.ContainsFunc(candidates, offers) {
		return candidates
	}
	return keepIf(candidates, offers)
}

// seeks reports whether the query says what a candidate needs, rather than what
// they are and offer.
func (c *scoredCandidate) seeks() bool {
	return c.similarity.needs >= seekerCosine && c.similarity.needs > c.similarity.best+seekerLead
}

// answers reports whether a candidate answers: with vectors if anybody does, see judge; by words alone if they reach
// the threshold.
func (p *plan) answers(c scoredCandidate) bool {
	switch {
	case c.excluded || c.contradicts:
		return false
	case !p.semantic:
		return c.covered >= p.wordThreshold()
	case len(p.conditions) > 0:
		return p.answerable && c.onTopic() >= topicShare*p.bestTopic
	}
	return p.answerable
}

// answersBeside reports whether a candidate may be shown together with one who answers.
func (p *plan) answersBeside(c scoredCandidate) bool {
	return p.answers(c) || p.semantic && !c.excluded && !c.contradicts
}

// comesClose reports whether a candidate may be shown if nobody answers.
func (p *plan) comesClose(c scoredCandidate) bool {
	switch {
	case c.excluded:
		return false
	case p.nobodyOnTopic() && p.isElsewhere():
		return c.onTopic() >= nearestTopicShare*p.bestTopic
	case p.nobodyOnTopic() && p.anyMeets:
		return !c.contradicts && !c.unmet
	}
	return c.covered >= nearestCoverage || c.similarity.known && c.score >= nearestScore
}

// nobodyOnTopic reports whether a query with conditions has no answer.
func (p *plan) nobodyOnTopic() bool { return p.semantic && len(p.conditions) > 0 && !p.answerable }

// isElsewhere reports whether a short query asks for a topic at a place, and somebody has to do with the topic: "a
// dentist in Bath". If nobody answers, they come closer, wherever they live, than who only lives there.
func (p *plan) isElsewhere() bool {
	atPlace := func(c condition) bool { return c.group == index.PlaceWords }
	return p.anyCovers && p.words(true) <= shortQuestion && slices.ContainsFunc(p.conditions, atPlace)
}

func (p *plan) wordThreshold() float64 {
	if p.byName {
		return nameThreshold
	}
	return max(minWordThreshold, maxWordThreshold-wordThresholdStep*float64(max(0, p.words(false)-2)))
}

// words counts the essential query terms, with or without the light ones.
func (p *plan) words(withLight bool) int {
	n := 0
	for _, t := range p.terms {
		if t.essential && (withLight || !t.light) {
			n++
		}
	}
	return n
}

// leading returns the first limit candidates, diversified, without those far
// below the best score.
func (p *plan) leading(candidates []scoredCandidate, limit int) []scoredCandidate {
	least := minShareOfBest
	if p.semantic {
		least = minShareOfBestSemantic
	}
	best := 0.0
	for _, c := range candidates {
		best = max(best, c.score)
	}
	least *= best
	candidates = keepIf(candidates, func(c scoredCandidate) bool {
		return c.score >= least && !p.excepts(c)
	})
	return p.diversify(candidates)[:min(len(candidates), limit)]
}

// diversify moves candidates behind all others if maxAlike before them answer with the same text,
// such as many account managers of one company.
func (p *plan) diversify(candidates []scoredCandidate) []scoredCandidate {
	if p.byName {
		return candidates
	}
	var first, later []scoredCandidate
	alike := make(map[string]int)
	for _, c := range candidates {
		key := c.answerText()
		alike[key]++
		if key != "" && alike[key] > maxAlike {
			later = append(later, c)
		} else {
			first = append(first, c)
		}
	}
	return append(first, later...)
}

// answerText joins the entries of a profile that have hits, without places and
// languages.
func (c scoredCandidate) answerText() string {
	var entries []string
	last := -1
	for _, h := range c.hits {
		if group := index.Fields[h.field].Group; h.entry != last && (group == index.ProfileWords || group == index.NeedWords) {
			entries = append(entries, h.text)
		}
		last = h.entry
	}
	return strings.Join(entries, "\n")
}
