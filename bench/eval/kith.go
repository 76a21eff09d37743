package main

import (
	"kith/backend/domain"
	"kith/backend/search/golden"
	"kith/backend/search/index"
	"kith/backend/search/query"
	"kith/backend/search/rank"
)

// kith searches like the app: the topic of a question passes to the next one.
type kith struct {
	index   *index.Index
	vectors vectors // nil: search by words alone
	stored  map[domain.UserID]index.PassageVectors
}

func newKith(members []domain.Profile, v vectors) kith {
	k := kith{index.Build(members), v, map[domain.UserID]index.PassageVectors{}}
	if v != nil {
		for _, m := range members {
			passages, list := v.of(m)
			digest := index.Digest(passages)
			centroids := index.NewCentroids(model, passages, list)
			k.index.PutCentroids(m.UserID, digest, model, centroids)
			k.stored[m.UserID] = index.PassageVectors{Digest: digest, Vectors: list, Centroids: centroids}
		}
	}
	return k
}

// load returns the vectors of all profiles.
func (k kith) load([]domain.UserID) (map[domain.UserID]index.PassageVectors, error) {
	return k.stored, nil
}

func (k kith) ask(q golden.Question) rank.Result {
	asked := understand(q.Before, q.Text)
	result := k.search(asked)
	if len(result.Matches) == 0 && asked.WithoutContext != nil {
		if alone := k.search(*asked.WithoutContext); len(alone.Matches) > 0 {
			return alone
		}
	}
	return result
}

func (k kith) search(asked query.Query) rank.Result {
	r := rank.Request{Query: asked, Indexes: []*index.Index{k.index}, Limit: ranked}
	if asked.SemanticText != "" && k.vectors != nil {
		r.Vector, r.Load = index.QueryVector{Model: model, Language: asked.Language, Vector: k.vectors[asked.SemanticText]}, k.load
	}
	return rank.Find(r)
}

// find returns the matches, and then those who come close.
func (k kith) find(q golden.Question) (found, error) {
	r := k.ask(q)
	var people []domain.UserID
	for _, m := range append(r.Matches, r.Nearest...) {
		people = append(people, m.UserID)
	}
	return found{people, len(r.Matches)}, nil
}

// understand parses the last question of a conversation.
func understand(before []string, text string) query.Query {
	topic := ""
	for _, earlier := range before {
		topic = query.Parse(earlier, topic).Topic
	}
	return query.Parse(text, topic)
}
