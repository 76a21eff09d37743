package rank

import (
	"cmp"
	"slices"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// Result is who answers a question, best first. Nearest are people who come
// close where nobody answers; they are no answer. Conditions are what was
// required of both, for [Question.Dropping] to take away.
type Result struct {
	Matches    []domain.MatchedProfile
	Nearest    []domain.MatchedProfile
	Conditions []domain.Condition
}

// A Request is a question asked of one scope.
type Request struct {
	Query   query.Query
	Indexes []*index.Index    // of the organizations in scope
	Exclude domain.UserID     // never found: the person who asks
	Limit   int               // of matches
	Vector  index.QueryVector // of Query.SemanticText; without it words alone decide
	Load    index.LoadVectors // reads the passage vectors of candidates; nil: words alone decide
}

// Find ranks the people of a scope. Whoever stands in several indexes is found
// once. The same people, query and vectors always give the same order.
func Find(r Request) Result {
	p := newPlan(r)
	if len(p.terms) == 0 && !p.semantic || r.Limit <= 0 {
		return Result{}
	}
	found, err := p.rescore(r.Exclude, r.Limit+extraCandidates)
	if err != nil {
		r.Vector = index.QueryVector{}
		return Find(r)
	}
	if slices.ContainsFunc(found, p.answers) {
		matches := keepIf(found, p.answersBeside)
		return Result{Matches: p.profiles(p.leading(matches, r.Limit)), Conditions: p.required}
	}
	nearest := keepIf(found, p.comesClose)
	return Result{Nearest: p.profiles(p.leading(nearest, min(r.Limit, maxNearest))), Conditions: p.required}
}

func keepIf(findings []scoredCandidate, those func(scoredCandidate) bool) []scoredCandidate {
	return slices.DeleteFunc(findings, func(f scoredCandidate) bool { return !those(f) })
}

// findings looks closer at the best candidates and orders them again. It fails
// where what they mean counts and cannot be recalled.
func (p *plan) rescore(exclude domain.UserID, keep int) ([]scoredCandidate, error) {
	candidates := p.candidates(exclude, keep)
	recalled := p.loadVectors(candidates)
	lookups := make(map[*index.Snapshot]*rescanner, len(p.in))
	for _, s := range p.in {
		lookups[s] = newRescanner(p, s)
	}
	var findings []scoredCandidate
	for _, c := range candidates {
		findings = append(findings, lookups[c.Snapshot].rescan(c))
	}
	said, err := recalled()
	if err != nil {
		return nil, err
	}
	for i := range findings {
		findings[i].similarity = p.similarity(findings[i].Document, said[findings[i].Document.UserID])
	}
	p.finalize(findings)
	slices.SortFunc(findings, func(a, b scoredCandidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.Document.UserID, b.Document.UserID))
	})
	if p.lead = usualLead; len(findings) > leadRank {
		p.lead = findings[0].score - findings[leadRank].score
	}
	return findings, nil
}

func (p *plan) profiles(findings []scoredCandidate) []domain.MatchedProfile {
	var profiles []domain.MatchedProfile
	for _, f := range findings {
		evidence := p.evidence(f)
		profiles = append(profiles, domain.MatchedProfile{
			UserID: f.Document.UserID, Score: f.score, Reason: domain.Reason(evidence), Evidence: evidence, ScoreParts: p.breakdown(f),
		})
	}
	return profiles
}
