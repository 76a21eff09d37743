package match

import (
	"cmp"
	"math"
	"slices"

	"kith/backend/domain"
)

// shares says what a score is made of, the largest part first: each word of
// the question with the word that answers it best, words that stand together,
// and meaning.
func (p *plan) shares(f finding) []domain.Share {
	shares := p.wordShares(f)
	total := 0.0
	for _, s := range shares {
		total += s.Part
	}
	for i := range shares {
		shares[i].Part *= f.words / max(total, math.SmallestNonzeroFloat64)
	}
	if f.meant > 0 {
		shares = append(shares, p.meaningShare(f))
	}
	return whole(shares)
}

// wordShares returns them in weights of clauses.
func (p *plan) wordShares(f finding) []domain.Share {
	best := make([]*hit, len(p.clauses))
	for i := range f.hits {
		h := &f.hits[i]
		if b := best[h.clause]; b == nil || p.side.worth(*h) > p.side.worth(*b) {
			best[h.clause] = h
		}
	}
	var shares []domain.Share
	for i, h := range best {
		if h != nil {
			shares = append(shares, domain.Share{
				Kind: kindOf(p.clauses[i], *h), Asked: p.clauses[i].asked, Field: fields[h.field].column,
				Found: h.text[h.start:h.end], Part: p.clauses[i].weight * p.side.worth(*h),
			})
		}
	}
	if together := p.phrases(f.hits); together > 0 {
		shares = append(shares, domain.Share{Kind: domain.SharePhrase, Part: together})
	}
	return shares
}

func (s Side) worth(h hit) float64 {
	return h.factor * s.answers(h.field) * float64(fields[h.field].weight)
}

func kindOf(c clause, h hit) domain.ShareKind {
	asked, found := foldedWords(c.asked), foldedWords(h.text[h.start:h.end])
	if len(asked) == 1 && len(found) == 1 && stem(asked[0]) == stem(found[0]) {
		return domain.ShareWord
	}
	return domain.ShareRelated
}

func (p *plan) meaningShare(f finding) domain.Share {
	share := domain.Share{Kind: domain.ShareMeaning, Part: f.meant}
	if f.near.passage >= 0 {
		in, text := f.person.passage(f.near.passage)
		share.Field, share.Found = fields[in].column, cut(text, maxSnippetBytes)
	}
	return share
}

// whole makes parts of one whole out of shares, largest first, in thousandths.
// What rounding leaves goes to the largest.
func whole(shares []domain.Share) []domain.Share {
	total := 0.0
	for _, s := range shares {
		total += s.Part
	}
	slices.SortStableFunc(shares, func(a, b domain.Share) int { return cmp.Compare(b.Part, a.Part) })
	left := 1000.0
	for i := range shares {
		thousandths := math.Round(1000 * shares[i].Part / total)
		shares[i].Part = thousandths / 1000
		left -= thousandths
	}
	if len(shares) > 0 {
		shares[0].Part = math.Round(1000*shares[0].Part+left) / 1000
	}
	return slices.DeleteFunc(shares, func(s domain.Share) bool { return s.Part == 0 })
}
