package rank

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// A PairScorer reads a question together with each of some texts, as a cross-encoder does.
type PairScorer interface {
	// ScorePairs returns a finite number for each text, in their order: the log odds that it answers the question, 0 if
	// that is as probable as not. There are 1 to scoredPairs texts, each a sentence of a profile as it is written. Both
	// may be in any language. A score does not depend on the other texts. When ctx ends, ScorePairs returns its error.
	ScorePairs(ctx context.Context, question string, texts []string) ([]float64, error)
}

// scorePairs lets r.Pairs read what the best candidates say, and orders these by its scores. The scores of the ranking
// stay at their positions, so that limits on them hold as before. If it fails, nothing changes.
func (p *plan) scorePairs(r Request, ranked []scoredCandidate) error {
	if r.Pairs == nil || !p.semantic {
		return nil
	}
	var read []scoredCandidate
	var positions []int
	var texts []string
	for i := 0; i < len(ranked) && len(texts) < scoredPairs; i++ {
		if text := p.strongestText(ranked[i]); text != "" {
			read, positions, texts = append(read, ranked[i]), append(positions, i), append(texts, text)
		}
	}
	if len(texts) == 0 {
		return nil
	}
	scores, err := r.Pairs.ScorePairs(cmp.Or(r.Context, context.Background()), r.Query.SemanticText, texts)
	if err == nil && len(scores) != len(texts) {
		err = fmt.Errorf("%d scores for %d texts", len(scores), len(texts))
	}
	if err != nil {
		return err
	}
	for i := range read {
		read[i].pair = scores[i]
	}
	p.bestPair = slices.Max(scores)
	worth := func(c scoredCandidate) float64 { return c.lowered() * sigmoid(c.pair) }
	slices.SortStableFunc(read, func(a, b scoredCandidate) int { return cmp.Compare(worth(b), worth(a)) })
	for i, position := range positions {
		read[i].score = ranked[position].score
		ranked[position] = read[i]
	}
	return nil
}

// strongestText returns the passage of a candidate that answers best, or "" if none may be a reason or they must not be shown.
func (p *plan) strongestText(c scoredCandidate) string {
	passages := slices.DeleteFunc(p.passages(c, standing{}), func(own passage) bool { return !p.mayBeReason(own) })
	if len(passages) == 0 || c.excluded || c.contradicts {
		return ""
	}
	return slices.MaxFunc(passages, func(a, b passage) int { return cmp.Compare(a.strength, b.strength) }).Text
}
