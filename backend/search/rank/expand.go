package rank

import (
	"cmp"
	_ "embed"
	"slices"

	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/vector"
)

// A help is where those point who answer a trouble, and how much that counts
// beside the question itself.
type expansion struct {
	vector vector.Vector
	weight float64
}

// helps returns who answers the troubles that a question comes nearest to.
func expand(m index.QueryVector, in index.Group) []expansion {
	if m.Model != lexicon.ExpansionModel {
		return nil
	}
	h := lexicon.LoadExpansions()[in]
	near := h.Phrases.Scan(m.Vector, make([]float32, h.Phrases.Len()))
	var order []int
	for i, n := range near {
		if n > minExpansionCosine {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(near[b], near[a]), cmp.Compare(a, b)) })
	var helps []expansion
	met := make(map[int]bool)
	for _, i := range order {
		if len(helps) < maxExpansions && !met[h.Entry[i]] {
			n := float64(near[i])
			helps = append(helps, expansion{h.Helpers[i], min(1, expansionFactor[in]*n*n)})
		}
		met[h.Entry[i]] = true
	}
	return helps
}

// gives reports whether a question comes about as near to gifts as to troubles, by the
// nearest few of each. Of the gifts there are fewer.
func soundsLikeOffer(m index.QueryVector) bool {
	if m.Model != lexicon.ExpansionModel || len(m.Vector) == 0 {
		return false
	}
	all := lexicon.LoadExpansions()
	return meanOfNearest(&all[index.NeedWords], m.Vector)-meanOfNearest(&all[index.ProfileWords], m.Vector) > offerMargin
}

// nearest is how near the nearest few are, on average.
func meanOfNearest(h *lexicon.Expansions, v vector.Vector) float64 {
	near := h.Phrases.Scan(v, make([]float32, h.Phrases.Len()))
	slices.Sort(near)
	sum := 0.0
	for _, n := range near[len(near)-nearestPhrases:] {
		sum += float64(n)
	}
	return sum / nearestPhrases
}

// toward returns where a question points together with who helps.
func expandedVector(m index.QueryVector, helps []expansion) vector.Vector {
	if len(helps) == 0 {
		return m.Vector
	}
	sum := make([]float32, len(m.Vector))
	index.AddUnit(sum, m.Vector, 1)
	for _, h := range helps {
		index.AddUnit(sum, h.vector, float32(h.weight))
	}
	return vector.Quantize(sum)
}
