package rank

import (
	"context"
	"slices"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// Result is the people who answer a query, best first. If there are none, Nearest are people
// who come close. Conditions are those of the query; pass their keys to
// [query.Query.WithoutConditions] to drop them.
type Result struct {
	Matches    []domain.MatchedProfile
	Nearest    []domain.MatchedProfile
	Conditions []domain.Condition
}

// A Request is a query over the indexes of one scope.
type Request struct {
	Query   query.Query
	Indexes []*index.Index    // of the organizations in scope
	Exclude domain.UserID     // the asker, who is not found
	Limit   int               // of matches
	Vector  index.QueryVector // of Query.SemanticText; without it the ranking uses words only
	Load    index.LoadVectors // loads the passage vectors of candidates; nil: the ranking uses words only
	Pairs   PairScorer        // reads the best candidates' passages; nil: nobody does
	Context context.Context   // for Pairs; nil: it does not end
	Trace   Trace             // told what each stage did; nil: nobody is
	Observe *Observed         // filled in; nil: nothing is
}

// Find ranks the people of a scope. A person in several indexes is found once. The same people,
// query and vectors always give the same order. If passage vectors cannot be loaded, the
// ranking uses words only.
func Find(r Request) Result {
	p := newPlan(r)
	r.Trace.planned(p)
	if len(p.terms) == 0 && !p.semantic || r.Limit <= 0 {
		return Result{}
	}
	retrieved := p.retrieve(r.Exclude, r.Limit+len(r.Query.Except)+extraCandidates)
	r.Trace.retrieved(retrieved)
	ranked, err := p.rerank(retrieved)
	if err != nil {
		r.Trace.failed("rerank", "so again by words alone", err)
		r.Vector = index.QueryVector{}
		return Find(r)
	}
	if err := p.scorePairs(r, ranked); err != nil {
		r.Trace.failed("rerank", "so without pair scores", err)
	}
	p.judge(ranked)
	r.Trace.reranked(ranked)
	r.Observe.ranked(p, ranked)
	shown, answered := p.decide(ranked, r.Limit)
	shown = p.placedFirst(shown)
	r.Trace.decided(shown, answered)
	r.Observe.shown(p, shown, answered)
	profiles := p.explain(shown, answered)
	r.Trace.explained(profiles)
	result := Result{Conditions: p.required}
	if answered {
		result.Matches = profiles
	} else {
		result.Nearest = profiles
	}
	return result
}

func keepIf(candidates []scoredCandidate, keep func(scoredCandidate) bool) []scoredCandidate {
	return slices.DeleteFunc(candidates, func(c scoredCandidate) bool { return !keep(c) })
}
