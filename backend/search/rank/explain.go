package rank

import (
	"cmp"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
)

// A passage is the hits within one sentence of one entry of a profile.
type passage struct {
	hits  []hit
	worth float64
}

// explain turns candidates into matches with evidence, reason and score parts.
func (p *plan) explain(candidates []scoredCandidate) []domain.MatchedProfile {
	var profiles []domain.MatchedProfile
	for _, c := range candidates {
		evidence := p.evidence(c)
		profiles = append(profiles, domain.MatchedProfile{
			UserID: c.Document.UserID, Score: c.score, Reason: domain.ReasonIn(p.language.String(), evidence), Evidence: evidence, ScoreParts: p.breakdown(c),
		})
	}
	return profiles
}

// evidence returns the reasons for a match, each as a short literal piece of the profile: first those
// for the topic, the best first, then those for the conditions.
func (p *plan) evidence(c scoredCandidate) []domain.Evidence {
	passages := p.passages(c.hits)
	slices.SortStableFunc(passages, func(a, b passage) int { return cmp.Compare(b.worth, a.worth) })
	var asked, met []passage
	for _, passage := range passages {
		switch {
		case !p.isEssential(passage):
			met = append(met, passage)
		case len(asked) == 0 || passage.worth >= minEvidenceShare*asked[0].worth:
			asked = append(asked, passage)
		}
	}
	met = met[:min(len(met), maxConditions)]
	asked = asked[:min(len(asked), maxEvidence-len(met))]
	evidence := p.withSemantic(quote(asked), c)
	evidence = evidence[:min(len(evidence), maxEvidence-len(met))]
	for _, e := range quote(met) {
		if !isCovered(e, evidence) {
			evidence = append(evidence, e)
		}
	}
	return evidence
}

// isCovered reports whether other evidence contains e, or is contained in it.
func isCovered(e domain.Evidence, in []domain.Evidence) bool {
	return slices.ContainsFunc(in, func(other domain.Evidence) bool {
		return e.Field == other.Field && (strings.Contains(e.Text, other.Text) || strings.Contains(other.Text, e.Text))
	})
}

func quote(passages []passage) []domain.Evidence {
	var evidence []domain.Evidence
	for _, passage := range passages {
		column := index.Fields[passage.hits[0].field].Column
		if e := (domain.Evidence{Field: column, Text: snippet(passage.hits)}); !slices.Contains(evidence, e) {
			evidence = append(evidence, e)
		}
	}
	return evidence
}

// withSemantic adds the passage nearest to the query vector to the evidence by words: in second place
// if the words answer too; if they hardly do, it replaces them.
func (p *plan) withSemantic(words []domain.Evidence, c scoredCandidate) []domain.Evidence {
	if c.similarity.passage < 0 || c.similarity.evidenceWorth < minSemanticEvidence && len(words) > 0 {
		return words
	}
	in, text := c.Document.Passage(c.similarity.passage)
	nearest := domain.Evidence{Field: index.Fields[in].Column, Text: lexicon.Truncate(text, maxSnippetBytes)}
	if c.wordScore < minWordEvidence {
		return []domain.Evidence{nearest}
	}
	if isCovered(nearest, words) {
		return words
	}
	return slices.Insert(slices.Clone(words), min(1, len(words)), nearest)
}

func (p *plan) isEssential(in passage) bool {
	return slices.ContainsFunc(in.hits, func(h hit) bool { return p.terms[h.term].essential })
}

// passages groups hits, which are in the order of the profile.
func (p *plan) passages(hits []hit) []passage {
	var passages []passage
	for len(hits) > 0 {
		n := 1
		for n < len(hits) && sameSentence(hits[n-1], hits[n]) {
			n++
		}
		passages = append(passages, passage{hits[:n], p.worth(hits[:n])})
		hits = hits[n:]
	}
	return passages
}

func sameSentence(a, b hit) bool { return a.entry == b.entry && a.sentence == b.sentence }

// worth returns the sum of the query terms of a passage, each counted once, times the weight of its
// field.
func (p *plan) worth(hits []hit) float64 {
	sum := 0.0
	for i, best := range p.answered(hits) {
		sum += p.terms[i].weight * best
	}
	return sum * float64(index.Fields[hits[0].field].Weight)
}
