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

// shares says what a score is made of, the largest part first: each word of
// the question with the word that answers it best, words that stand together,
// and meaning.
func (p *plan) breakdown(f scoredCandidate) []domain.ScorePart {
	shares := p.wordParts(f)
	total := 0.0
	for _, s := range shares {
		total += s.Part
	}
	for i := range shares {
		shares[i].Part *= f.wordScore / max(total, math.SmallestNonzeroFloat64)
	}
	if f.semantic > 0 {
		shares = append(shares, p.semanticPart(f))
	}
	return whole(shares)
}

// wordShares returns them in weights of clauses.
func (p *plan) wordParts(f scoredCandidate) []domain.ScorePart {
	best := make([]*hit, len(p.terms))
	for i := range f.hits {
		h := &f.hits[i]
		if b := best[h.clause]; b == nil || hitWorth(p.side, *h) > hitWorth(p.side, *b) {
			best[h.clause] = h
		}
	}
	var shares []domain.ScorePart
	for i, h := range best {
		if h != nil {
			shares = append(shares, domain.ScorePart{
				Kind: kindOf(p.terms[i], *h), Asked: p.terms[i].asked, Field: index.Fields[h.field].Column,
				Found: h.text[h.start:h.end], Part: p.terms[i].weight * hitWorth(p.side, *h),
			})
		}
	}
	if together := p.phrases(f.hits); together > 0 {
		shares = append(shares, domain.ScorePart{Kind: domain.ScorePartPhrase, Part: together})
	}
	return shares
}

func hitWorth(s query.Side, h hit) float64 {
	return h.factor * fieldAnswers(s, h.field) * float64(index.Fields[h.field].Weight)
}

func kindOf(c queryTerm, h hit) domain.ScorePartKind {
	asked, found := lexicon.FoldedWords(c.asked), lexicon.FoldedWords(h.text[h.start:h.end])
	if len(asked) == 1 && len(found) == 1 && lexicon.Stem(asked[0]) == lexicon.Stem(found[0]) {
		return domain.ScorePartWord
	}
	return domain.ScorePartRelated
}

func (p *plan) semanticPart(f scoredCandidate) domain.ScorePart {
	share := domain.ScorePart{Kind: domain.ScorePartMeaning, Part: f.semantic}
	if f.similarity.passage >= 0 {
		in, text := f.Document.Passage(f.similarity.passage)
		share.Field, share.Found = index.Fields[in].Column, lexicon.Truncate(text, maxSnippetBytes)
	}
	return share
}

// whole makes parts of one whole out of shares, largest first, in thousandths.
// What rounding leaves goes to the largest.
func whole(shares []domain.ScorePart) []domain.ScorePart {
	total := 0.0
	for _, s := range shares {
		total += s.Part
	}
	slices.SortStableFunc(shares, func(a, b domain.ScorePart) int { return cmp.Compare(b.Part, a.Part) })
	left := 1000.0
	for i := range shares {
		thousandths := math.Round(1000 * shares[i].Part / total)
		shares[i].Part = thousandths / 1000
		left -= thousandths
	}
	if len(shares) > 0 {
		shares[0].Part = math.Round(1000*shares[0].Part+left) / 1000
	}
	return slices.DeleteFunc(shares, func(s domain.ScorePart) bool { return s.Part == 0 })
}
