package rank

import "kith/backend/domain"

// Observed is what the models of params.go read of one query. [Find] fills it in for bench/eval, which fits them.
// It has people as user ids alone, as [Trace] has.
type Observed struct {
	Answer  *Features           // by which [AnswerModel] decided whether there are matches; nil: it did not decide
	Ranked  []ObservedCandidate // reranked by vectors, best first, without whoever must not be shown
	Reasons []ObservedPassage   // of the people shown: passages about which reasonModel decides
}

// SignalNames are the names of [ObservedCandidate.Signals], as rankModel has them.
var SignalNames = [...]string{"words", "passage", "profile", "expansion"}

// ObservedCandidate is a candidate with the signals that rankModel adds up. Those of somebody who does not say whether
// they meet the conditions are lowered, as their score is.
type ObservedCandidate struct {
	UserID  domain.UserID
	Signals [len(SignalNames)]float64
}

// ObservedPassage is a passage of a person who is shown.
type ObservedPassage struct {
	UserID   domain.UserID
	Features ReasonFeatures
	Strength float64 // how well it answers, as rated by reasonModel
}

// ranked notes how people were ranked.
func (o *Observed) ranked(p *plan, ranked []scoredCandidate) {
	if o == nil {
		return
	}
	*o = Observed{Answer: p.features}
	for _, c := range firstEligible(ranked, len(ranked)) {
		if !c.similarity.known {
			continue
		}
		n, lowered := c.similarity, c.lowered()
		o.Ranked = append(o.Ranked, ObservedCandidate{c.Document.UserID, [...]float64{
			lowered * c.wordScore, lowered * n.best, lowered * n.whole, lowered * n.expansion,
		}})
	}
}

// shown notes the passages of people who are shown.
func (o *Observed) shown(p *plan, shown []scoredCandidate, answer bool) {
	if o == nil {
		return
	}
	for position, c := range shown {
		for _, own := range p.passages(c, standing{position, answer}) {
			if own.compared && p.mayBeReason(own) {
				o.Reasons = append(o.Reasons, ObservedPassage{c.Document.UserID, own.features, own.strength})
			}
		}
	}
}
