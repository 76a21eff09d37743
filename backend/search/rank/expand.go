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
	vector index.QueryVector
	weight float64
}

// expand returns the expansions whose phrases are nearest to a query vector and whose answers are in
// one field group.
func expand(m index.QueryVector, in index.Group) []expansion {
	if m.Model != lexicon.ExpansionModel {
		return nil
	}
	h := lexicon.LoadExpansions()[in]
	cosines := m.With(lexicon.English).Similarities(h.Phrases, make([]float32, h.Phrases.Len()))
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
			n, answer := float64(cosines[i]), index.QueryVector{Model: m.Model, Vector: h.Answers[i], Foreign: m.Foreign}
			expansions = append(expansions, expansion{answer, min(1, expansionFactor[in]*n*n)})
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
	return meanOfNearest(&all[index.NeedWords], m)-meanOfNearest(&all[index.ProfileWords], m) > offerMargin
}

// meanOfNearest returns the mean cosine of the nearest phrases.
func meanOfNearest(h *lexicon.Expansions, m index.QueryVector) float64 {
	cosines := m.With(lexicon.English).Similarities(h.Phrases, make([]float32, h.Phrases.Len()))
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
	vectors, weights := make([]vector.Vector, len(expansions)), make([]float64, len(expansions))
	for i, e := range expansions {
		vectors[i], weights[i] = e.vector.Vector, e.weight
	}
	return m.Sum(vectors, weights)
}
