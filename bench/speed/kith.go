package main

import (
	"kith/backend/domain"
	"kith/backend/match"
)

// kith is Kith by words alone.
type kith struct {
	builder *match.Builder
	index   *match.Index
}

func newKith(string) (builder, error) { return &kith{builder: match.NewBuilder()}, nil }

func (k *kith) add(p domain.Profile) error {
	k.builder.Add(p)
	return nil
}

func (k *kith) finish() error {
	k.index, k.builder = k.builder.Index(), nil
	return nil
}

func (k *kith) ask(question string) error {
	match.Find(match.Understand(question, ""), []*match.Index{k.index}, "", found)
	return nil
}
