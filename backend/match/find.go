package match

import (
	"cmp"
	"slices"

	"kith/backend/domain"
)

// Result is who answers a question, best first. Nearest are people who come
// close where nobody answers; they are no answer. Conditions are what was
// required of both, for [Question.Dropping] to take away.
type Result struct {
	Matches    []domain.MatchedProfile
	Nearest    []domain.MatchedProfile
	Conditions []domain.Condition
}

const (
	maxNearest = 3
	closerLook = 50 // candidates beyond the limit whose profiles are read again
)

// Find ranks the people of the given indexes, at most limit of them. Whoever
// stands in several is found once; exclude, who asks, is never found. The same
// people and question always give the same order.
func Find(q Question, in []*Index, exclude domain.UserID, limit int) Result {
	p := newPlan(q, newScope(in))
	if len(p.clauses) == 0 || limit <= 0 {
		return Result{}
	}
	var matches, nearest []finding
	for _, f := range p.findings(exclude, limit+closerLook) {
		switch {
		case f.unwanted || f.covered < comesClose:
		case f.contrary || f.covered < p.floor():
			nearest = append(nearest, f)
		default:
			matches = append(matches, f)
		}
	}
	if len(matches) > 0 {
		return Result{Matches: p.profiles(leading(matches, limit)), Conditions: p.required}
	}
	return Result{Nearest: p.profiles(leading(nearest, min(limit, maxNearest))), Conditions: p.required}
}

// findings looks closer at the best candidates and orders them again.
func (p *plan) findings(exclude domain.UserID, keep int) []finding {
	lookups := make(map[*snapshot]*lookup, len(p.in))
	for _, s := range p.in {
		lookups[s] = newLookup(p, s)
	}
	var findings []finding
	for _, c := range p.candidates(exclude, keep) {
		findings = append(findings, lookups[c.in].look(c))
	}
	slices.SortFunc(findings, func(a, b finding) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.person.id, b.person.id))
	})
	return findings
}

// leading returns the first limit findings, without those far below the best.
func leading(findings []finding, limit int) []finding {
	findings = findings[:min(len(findings), limit)]
	for i, f := range findings {
		if f.score < farBelow*findings[0].score {
			return findings[:i]
		}
	}
	return findings
}

// The honest floor: what share of the question somebody has to cover to count
// as an answer, or as close to one. The longer the question, the more of its
// words are there by the way; but a name is a name.
const (
	nameFloor    = 0.55
	highestFloor = 0.47
	lowestFloor  = 0.25
	floorPerWord = 0.08 // after the second
	comesClose   = 0.15
	farBelow     = 0.45 // of the best score
)

func (p *plan) floor() float64 {
	if p.byName {
		return nameFloor
	}
	words := 0
	for _, c := range p.clauses {
		if c.essential && !c.light {
			words++
		}
	}
	return max(lowestFloor, highestFloor-floorPerWord*float64(max(0, words-2)))
}

func (p *plan) profiles(findings []finding) []domain.MatchedProfile {
	var profiles []domain.MatchedProfile
	for _, f := range findings {
		evidence := p.evidence(f.hits)
		profiles = append(profiles, domain.MatchedProfile{
			UserID: f.person.id, Score: f.score, Reason: reason(evidence), Evidence: evidence,
		})
	}
	return profiles
}
