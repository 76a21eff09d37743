package main

import (
	"cmp"
	"slices"

	"kith/backend/domain"
	"kith/backend/search/golden"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/vector"
)

// newEmbeddings ranks people by vectors alone, with the same ones as Kith: by the
// highest cosine of a passage of their profile with the whole conversation.
func newEmbeddings(members []domain.Profile, v vectors) engine {
	vectors := make(map[domain.UserID][]vector.Measured, len(members))
	for _, m := range members {
		_, list := v.of(m)
		vectors[m.UserID] = index.NewPassageVectors(model, 0, list, index.Centroids{}).Vectors
	}
	return engine{"embeddings", func(q golden.Question) (found, error) {
		text := conversation(q)
		asked := index.QueryVector{Model: model, Language: lexicon.Detect(text), Vector: v[text]}.With(lexicon.English)
		best := make(map[domain.UserID]float64, len(vectors))
		var people []domain.UserID
		for id, passages := range vectors {
			for _, passage := range passages {
				best[id] = max(best[id], asked.Similarity(passage))
			}
			people = append(people, id)
		}
		slices.SortFunc(people, func(a, b domain.UserID) int {
			return cmp.Or(cmp.Compare(best[b], best[a]), cmp.Compare(a, b))
		})
		return allMatch(people[:min(len(people), ranked)]), nil
	}}
}
