package rank

import (
	"fmt"
	"strings"
	"time"

	"kith/backend/domain"
	"kith/backend/search/index"
)

// Trace is told what one stage did: how long it took, and a line on what it
// passed on. It names people by user id alone.
type Trace func(stage string, took time.Duration, detail string)

// tracedCandidates is how many candidates of a stage a trace lists.
const tracedCandidates = 5

// tracer measures the stages of one query. Without a Trace it does nothing.
type tracer struct {
	report Trace
	began  time.Time // of the present stage
}

func newTracer(report Trace) *tracer {
	t := &tracer{report: report}
	if report != nil {
		t.began = time.Now()
	}
	return t
}

func (t *tracer) stage(name, detail string) {
	t.report(name, time.Since(t.began), detail)
	t.began = time.Now()
}

func (t *tracer) failed(stage string, err error) {
	if t.report != nil {
		t.stage(stage, "words alone decide: "+err.Error())
	}
}

func (t *tracer) plan(p *plan) {
	if t.report != nil {
		t.stage("plan", fmt.Sprintf("%d terms, %d conditions, by meaning: %v", len(p.terms), len(p.conditions), p.semantic))
	}
}

func (t *tracer) retrieved(candidates []index.Candidate) {
	if t.report != nil {
		t.stage("retrieve", topOf(candidates, func(c index.Candidate) (domain.UserID, float64) { return c.Document.UserID, c.Score }))
	}
}

func (t *tracer) scored(stage string, candidates []scoredCandidate) {
	if t.report != nil {
		t.stage(stage, topOf(candidates, func(c scoredCandidate) (domain.UserID, float64) { return c.Document.UserID, c.score }))
	}
}

func (t *tracer) decided(shown []scoredCandidate, answered bool) {
	if answered {
		t.scored("decide: matches", shown)
		return
	}
	t.scored("decide: nearest", shown)
}

func (t *tracer) explained(profiles []domain.MatchedProfile) {
	if t.report != nil {
		evidence := 0
		for _, m := range profiles {
			evidence += len(m.Evidence)
		}
		t.stage("explain", fmt.Sprintf("%d pieces of evidence", evidence))
	}
}

// topOf describes candidates by their number and the first few ids and scores.
func topOf[C any](candidates []C, of func(C) (domain.UserID, float64)) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d candidates", len(candidates))
	for i, c := range candidates[:min(len(candidates), tracedCandidates)] {
		id, score := of(c)
		fmt.Fprintf(&b, "%s %s %.4f", [...]string{":", ","}[min(i, 1)], id, score)
	}
	return b.String()
}
