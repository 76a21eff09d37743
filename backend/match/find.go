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
// people, question and vectors always give the same order.
func Find(q Question, in []*Index, exclude domain.UserID, limit int) Result {
	p := newPlan(q, newScope(in))
	if len(p.clauses) == 0 && !p.byMeaning || limit <= 0 {
		return Result{}
	}
	found, err := p.findings(exclude, limit+closerLook)
	if err != nil {
		q.Meaning = Meaning{}
		return Find(q, in, exclude, limit)
	}
	if slices.ContainsFunc(found, p.answers) {
		matches := kept(found, p.answersBeside)
		return Result{Matches: p.profiles(p.leading(matches, limit)), Conditions: p.required}
	}
	nearest := kept(found, p.comesClose)
	return Result{Nearest: p.profiles(p.leading(nearest, min(limit, maxNearest))), Conditions: p.required}
}

func kept(findings []finding, those func(finding) bool) []finding {
	return slices.DeleteFunc(findings, func(f finding) bool { return !those(f) })
}

// findings looks closer at the best candidates and orders them again. It fails
// where what they mean counts and cannot be recalled.
func (p *plan) findings(exclude domain.UserID, keep int) ([]finding, error) {
	candidates := p.candidates(exclude, keep)
	recalled := p.recall(candidates)
	lookups := make(map[*snapshot]*lookup, len(p.in))
	for _, s := range p.in {
		lookups[s] = newLookup(p, s)
	}
	var findings []finding
	for _, c := range candidates {
		findings = append(findings, lookups[c.in].look(c))
	}
	said, err := recalled()
	if err != nil {
		return nil, err
	}
	for i := range findings {
		findings[i].near = p.near(findings[i].person, said[findings[i].person.id])
	}
	p.settle(findings)
	slices.SortFunc(findings, func(a, b finding) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.person.id, b.person.id))
	})
	if p.lead = usualLead; len(findings) > beforeFifth {
		p.lead = findings[0].score - findings[beforeFifth].score
	}
	return findings, nil
}

func (p *plan) profiles(findings []finding) []domain.MatchedProfile {
	var profiles []domain.MatchedProfile
	for _, f := range findings {
		evidence := p.evidence(f)
		profiles = append(profiles, domain.MatchedProfile{
			UserID: f.person.id, Score: f.score, Reason: reason(evidence), Evidence: evidence, Shares: p.shares(f),
		})
	}
	return profiles
}
