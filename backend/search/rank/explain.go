package rank

import (
	"cmp"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/index"
)

// explain turns candidates into matches with evidence, reason and score parts. They answer the query, or only come
// close.
func (p *plan) explain(candidates []scoredCandidate, answer bool) []domain.MatchedProfile {
	var profiles []domain.MatchedProfile
	for position, c := range candidates {
		evidence := p.evidence(c, standing{position, answer})
		profiles = append(profiles, domain.MatchedProfile{
			UserID: c.Document.UserID, Score: c.score, Reason: domain.ReasonIn(p.language.String(), evidence), Evidence: evidence, ScoreParts: p.breakdown(c),
		})
	}
	return profiles
}

// evidence returns the reasons for a match, each a sentence of the profile: first those for the topic, the best
// first, then those for the conditions. It returns none rather than a sentence that answers little.
func (p *plan) evidence(c scoredCandidate, by standing) []domain.Evidence {
	var asked, met, earlier []passage // earlier: of an earlier question, or of words that carry little information
	for _, own := range p.passages(c, by) {
		switch {
		case p.isReason(own, by):
			asked = append(asked, own)
		case p.meetsCondition(own):
			met = append(met, own)
		case !own.essential && len(own.hits) > 0 && p.isOnSide(own):
			earlier = append(earlier, own)
		}
	}
	byWorth := func(a, b passage) int { return cmp.Compare(b.worth, a.worth) }
	slices.SortStableFunc(asked, func(a, b passage) int { return cmp.Compare(b.strength, a.strength) })
	slices.SortStableFunc(met, byWorth)
	slices.SortStableFunc(earlier, byWorth)
	met = met[:min(len(met), maxConditions)]
	var evidence []domain.Evidence
	if len(asked) == 0 || p.conditionsOnly {
		evidence = quote(nil, earlier, maxEvidence-maxConditions)
	}
	evidence = quote(evidence, strongest(asked), maxEvidence-len(met))
	return quote(evidence, met, maxEvidence)
}

// strongest returns the first passages, without those far below the best.
func strongest(sorted []passage) []passage {
	end := slices.IndexFunc(sorted, func(own passage) bool { return own.strength < minEvidenceShare*sorted[0].strength })
	if end < 0 {
		return sorted
	}
	return sorted[:end]
}

// isCovered reports whether other evidence is the same, or contains e or is contained in it in one field.
func isCovered(e domain.Evidence, in []domain.Evidence) bool {
	return slices.ContainsFunc(in, func(other domain.Evidence) bool {
		return strings.EqualFold(e.Text, other.Text) || e.Field == other.Field && (strings.Contains(e.Text, other.Text) || strings.Contains(other.Text, e.Text))
	})
}

// quote adds passages to evidence, up to limit pieces.
func quote(evidence []domain.Evidence, passages []passage, limit int) []domain.Evidence {
	for _, own := range passages {
		e := domain.Evidence{Field: index.Fields[own.Field].Column, Text: own.snippet()}
		if len(evidence) < limit && !isCovered(e, evidence) {
			evidence = append(evidence, e)
		}
	}
	return evidence
}
