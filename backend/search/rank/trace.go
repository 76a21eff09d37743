package rank

import (
	"fmt"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
)

// Trace is told what each stage did, once the stage has ended. Find calls it in
// order and reads no clock: whoever wants times measures between two calls.
type Trace func(Stage)

// A Stage is what one stage did. It has people as user ids alone, and no word
// that only the index knows: who may see whom is decided by the scoped store.
type Stage struct {
	Name       string
	Details    []string          // a line each
	Count      int               // of candidates that the stage passed on
	Candidates []TracedCandidate // the first of them
}

// TracedCandidate is a candidate with the score that they have after a stage.
type TracedCandidate struct {
	UserID domain.UserID
	Score  float64
}

const (
	tracedCandidates = 5 // listed of a stage
	tracedVariants   = 8 // listed of a query term
)

func (t Trace) planned(p *plan) {
	if t == nil {
		return
	}
	var details []string
	for _, c := range p.required {
		details = append(details, fmt.Sprintf("condition: %s “%s”", c.Kind, c.Text))
	}
	for _, q := range p.terms {
		details = append(details, q.describe())
	}
	switch {
	case p.semantic:
		details = append(details, fmt.Sprintf("compares by words and meaning, expansions: %d", len(slices.Concat(p.expansions[:]...))))
	case len(p.terms) == 0:
		details = append(details, "nothing to search for")
	default:
		details = append(details, "compares by words alone")
	}
	t(Stage{Name: "plan", Details: details})
}

func (t Trace) retrieved(candidates []index.Candidate) {
	if t != nil {
		t(stageOf("retrieve", candidates, func(c index.Candidate) TracedCandidate { return TracedCandidate{c.Document.UserID, c.Score} }))
	}
}

func (t Trace) failed(stage, consequence string, err error) {
	if t != nil {
		t(Stage{Name: stage, Details: []string{"failed, " + consequence + ": " + err.Error()}})
	}
}

func (t Trace) reranked(candidates []scoredCandidate) {
	if t != nil {
		t(stageOf("rerank", candidates, tracedScore))
	}
}

func (t Trace) decided(shown []scoredCandidate, answered bool) {
	if t == nil {
		return
	}
	s := stageOf("decide", shown, tracedScore)
	switch {
	case len(shown) == 0:
		s.Details = []string{"nobody answers or comes close"}
	case answered:
		s.Details = []string{"matches"}
	default:
		s.Details = []string{"nearest, as nobody answers"}
	}
	t(s)
}

func (t Trace) explained(profiles []domain.MatchedProfile) {
	if t == nil {
		return
	}
	s := stageOf("explain", profiles, func(m domain.MatchedProfile) TracedCandidate { return TracedCandidate{m.UserID, m.Score} })
	quotes := 0
	for _, m := range profiles {
		quotes += len(m.Evidence)
	}
	s.Details = []string{fmt.Sprintf("pieces of evidence: %d", quotes)}
	t(s)
}

func tracedScore(c scoredCandidate) TracedCandidate {
	return TracedCandidate{c.Document.UserID, c.score}
}

// stageOf is a stage that passed on candidates, best first.
func stageOf[C any](name string, candidates []C, traced func(C) TracedCandidate) Stage {
	s := Stage{Name: name, Count: len(candidates)}
	for _, c := range candidates[:min(len(candidates), tracedCandidates)] {
		s.Candidates = append(s.Candidates, traced(c))
	}
	return s
}

// describe describes a query term with its variants. Those that follow from the
// word alone are listed with their factors. Those that were found among the words
// of profiles are only counted, as the acting user perhaps may not see these.
func (t *queryTerm) describe() string {
	var b strings.Builder
	fmt.Fprintf(&b, "term: “%s”, weight %.2f", t.asked, t.weight)
	for _, is := range []struct {
		set  bool
		word string
	}{{t.essential, "essential"}, {t.must, "required"}, {t.light, "light"}} {
		if is.set {
			b.WriteString(", " + is.word)
		}
	}
	listed, others, factors := t.variantsByOrigin()
	for i, stem := range listed[:min(len(listed), tracedVariants)] {
		fmt.Fprintf(&b, "%s %s %.2f", [...]string{"; variants", ","}[min(i, 1)], stem, factors[stem])
	}
	if more := len(listed) - tracedVariants; more > 0 {
		fmt.Fprintf(&b, " and %d more", more)
	}
	if others > 0 {
		fmt.Fprintf(&b, "; by other spellings: %d", others)
	}
	return b.String()
}

// variantsByOrigin returns the stems that follow from the asked word, each once,
// the number of others, and the best factor of each.
func (t *queryTerm) variantsByOrigin() (own []string, others int, factors map[string]float64) {
	known := ownStems(t.language, t.asked)
	factors = make(map[string]float64)
	for _, v := range t.variants {
		if _, met := factors[v.stem]; !met && known[v.stem] {
			own = append(own, v.stem)
		} else if !met {
			others++
		}
		factors[v.stem] = max(factors[v.stem], v.factor)
	}
	return own, others, factors
}

// ownStems returns the words of a text, their stems and what is related to these.
func ownStems(l lexicon.Language, text string) map[string]bool {
	own := make(map[string]bool)
	for _, word := range l.FoldedWords(text) {
		stem := l.Stem(word)
		own[word], own[stem], own[lexicon.Stem(word)] = true, true, true
		for _, r := range lexicon.Related(stem) {
			own[r.Stem] = true
		}
		for _, s := range translations(weightedStem{stem, 1}) {
			own[s.stem] = true
		}
	}
	return own
}
