package main

import (
	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
	"kith/backend/search/rank"
)

// kith is Kith's search by words alone.
type kith struct {
	builder *index.Builder
	index   *index.Index
}

func newKith(string) (builder, error) { return &kith{builder: index.NewBuilder()}, nil }

func (k *kith) add(p domain.Profile) error {
	k.builder.Add(p)
	return nil
}

func (k *kith) finish() error {
	k.index, k.builder = k.builder.Index(), nil
	return nil
}

func (k *kith) ask(question string) error {
	rank.Find(rank.Request{Query: query.Parse(question, ""), Indexes: []*index.Index{k.index}, Limit: found})
	return nil
}
