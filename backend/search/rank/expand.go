package rank

import (
	"cmp"
	"slices"

	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/vector"
)

// An expansion is the vector of the wording that answers a known phrase, and its weight relative to
// the query vector.
type expansion struct {
	vector vector.Vector
	weight float64
}

// expand returns the expansions whose phrases are nearest to a query vector and whose answers are in
// one field group.
func expand(m index.QueryVector, in index.Group) []expansion {
	if m.Model != lexicon.ExpansionModel {
		return nil
	}
	h := lexicon.LoadExpansions()[in]
	cosines := h.Phrases.Scan(m.Vector, make([]float32, h.Phrases.Len()))
	var order []int
	for i, n := range cosines {
		if n > minExpansionCosine {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(cosines[b], cosines[a]), cmp.Compare(a, b)) })
	var expansions []expansion
	taken := make(map[int]bool)
	for _, i := range order {
		if len(expansions) < maxExpansions && !taken[h.Entries[i]] {
			n := float64(cosines[i])
			expansions = append(expansions, expansion{h.Answers[i], min(1, expansionFactor[in]*n*n)})
		}
		taken[h.Entries[i]] = true
	}
	return expansions
}

// soundsLikeOffer reports whether the nearest offer phrases are about as near to a query vector as the
// nearest need phrases.
func soundsLikeOffer(m index.QueryVector) bool {
	if m.Model != lexicon.ExpansionModel || len(m.Vector) == 0 {
		return false
	}
	all := lexicon.LoadExpansions()
	return meanOfNearest(&all[index.NeedWords], m.Vector)-meanOfNearest(&all[index.ProfileWords], m.Vector) > offerMargin
}

// meanOfNearest returns the mean cosine of the nearest phrases.
func meanOfNearest(h *lexicon.Expansions, v vector.Vector) float64 {
	cosines := h.Phrases.Scan(v, make([]float32, h.Phrases.Len()))
	slices.Sort(cosines)
	sum := 0.0
	for _, n := range cosines[len(cosines)-nearestPhrases:] {
		sum += float64(n)
	}
	return sum / nearestPhrases
}

// expandedVector returns the sum of a query vector and its weighted expansions.
func expandedVector(m index.QueryVector, expansions []expansion) vector.Vector {
	if len(expansions) == 0 {
		return m.Vector
	}
	sum := make([]float32, len(m.Vector))
	index.AddUnit(sum, m.Vector, 1)
	for _, e := range expansions {
		index.AddUnit(sum, e.vector, float32(e.weight))
	}
	return vector.Quantize(sum)
}
