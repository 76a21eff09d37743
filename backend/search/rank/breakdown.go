package rank

import (
	"cmp"
	"math"
	"slices"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
)

// breakdown returns the parts of a score, largest first: each query term with its
// best hit, phrases, and similarity.
func (p *plan) breakdown(c scoredCandidate) []domain.ScorePart {
	parts := p.wordParts(c)
	total := 0.0
	for _, s := range parts {
		total += s.Part
	}
	for i := range parts {
		parts[i].Part *= rankModel.words * c.wordScore / max(total, math.SmallestNonzeroFloat64)
	}
	if c.semantic > 0 {
		parts = append(parts, p.semanticPart(c))
	}
	return normalized(parts)
}

// wordParts returns the parts of the words, in weights of query terms.
func (p *plan) wordParts(c scoredCandidate) []domain.ScorePart {
	best := make([]*hit, len(p.terms))
	for i := range c.hits {
		h := &c.hits[i]
		if b := best[h.term]; b == nil || hitWorth(p.side, *h) > hitWorth(p.side, *b) {
			best[h.term] = h
		}
	}
	var parts []domain.ScorePart
	for i, h := range best {
		if h != nil {
			parts = append(parts, domain.ScorePart{
				Kind: kindOf(p.terms[i], *h), Asked: p.terms[i].asked, Field: index.Fields[h.field].Column,
				Found: h.text[h.start:h.end], Part: p.terms[i].weight * hitWorth(p.side, *h),
			})
		}
	}
	if together := p.phrases(c.hits); together > 0 {
		parts = append(parts, domain.ScorePart{Kind: domain.ScorePartPhrase, Part: together})
	}
	return parts
}

func hitWorth(s query.Side, h hit) float64 {
	return h.factor * fieldAnswers(s, h.field) * float64(index.Fields[h.field].Weight)
}

func kindOf(t queryTerm, h hit) domain.ScorePartKind {
	asked, found := t.language.FoldedWords(t.asked), t.language.FoldedWords(h.text[h.start:h.end])
	if len(asked) == 1 && len(found) == 1 && t.language.Stem(asked[0]) == t.language.Stem(found[0]) {
		return domain.ScorePartWord
	}
	return domain.ScorePartRelated
}

func (p *plan) semanticPart(c scoredCandidate) domain.ScorePart {
	part := domain.ScorePart{Kind: domain.ScorePartMeaning, Part: c.semantic}
	if c.similarity.passage >= 0 {
		in, text := c.Document.Passage(c.similarity.passage)
		part.Field, part.Found = index.Fields[in].Column, lexicon.Truncate(text, maxSnippetBytes)
	}
	return part
}

// normalized scales parts to a sum of 1, largest first, in thousandths. The largest takes
// the rounding error.
func normalized(parts []domain.ScorePart) []domain.ScorePart {
	total := 0.0
	for _, s := range parts {
		total += s.Part
	}
	slices.SortStableFunc(parts, func(a, b domain.ScorePart) int { return cmp.Compare(b.Part, a.Part) })
	left := 1000.0
	for i := range parts {
		thousandths := math.Round(1000 * parts[i].Part / total)
		parts[i].Part = thousandths / 1000
		left -= thousandths
	}
	if len(parts) > 0 {
		parts[0].Part = math.Round(1000*parts[0].Part+left) / 1000
	}
	return slices.DeleteFunc(parts, func(s domain.ScorePart) bool { return s.Part == 0 })
}
