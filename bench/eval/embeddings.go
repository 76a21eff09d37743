package main

import (
	"cmp"
	"slices"

	"kith/backend/domain"
	"kith/backend/search/golden"
	"kith/backend/vector"
)

// newEmbeddings ranks by the same vectors as Kith and by nothing else: by the
// passage of somebody that comes closest to all that was asked.
func newEmbeddings(members []domain.Profile, v vectors) engine {
	said := make(map[domain.UserID][]vector.Vector, len(members))
	for _, m := range members {
		_, said[m.UserID] = v.of(m)
	}
	return engine{"embeddings", func(q golden.Question) (found, error) {
		asked := v[conversation(q)]
		near := make(map[domain.UserID]float32, len(said))
		var people []domain.UserID
		for id, passages := range said {
			for _, passage := range passages {
				near[id] = max(near[id], vector.Dot(asked, passage))
			}
			people = append(people, id)
		}
		slices.SortFunc(people, func(a, b domain.UserID) int {
			return cmp.Or(cmp.Compare(near[b], near[a]), cmp.Compare(a, b))
		})
		return allMatch(people[:min(len(people), ranked)]), nil
	}}
}
