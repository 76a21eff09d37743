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
			k.stored[m.UserID] = index.NewPassageVectors(model, digest, list, centroids)
		}
	}
	return k
}

// load returns the vectors of all profiles.
func (k kith) load([]domain.UserID) (map[domain.UserID]index.PassageVectors, error) {
	return k.stored, nil
}

func (k kith) ask(q golden.Question) rank.Result {
	result, _ := k.observe(q)
	return result
}

// observe also returns what the models saw.
func (k kith) observe(q golden.Question) (result rank.Result, saw rank.Observed) {
	asked := understand(q.Before, q.Text)
	result = k.search(asked, &saw)
	if len(result.Matches) == 0 && asked.WithoutContext != nil {
		var sawAlone rank.Observed
		if alone := k.search(*asked.WithoutContext, &sawAlone); len(alone.Matches) > 0 {
			return alone, sawAlone
		}
	}
	return result, saw
}

func (k kith) search(asked query.Query, saw *rank.Observed) rank.Result {
	r := rank.Request{Query: asked, Indexes: []*index.Index{k.index}, Limit: ranked, Observe: saw}
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
