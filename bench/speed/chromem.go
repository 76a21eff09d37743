package main

import (
	"context"
	"math/rand/v2"
	"runtime"

	"github.com/philippgille/chromem-go"

	"kith/backend/domain"
	"kith/backend/search"
)

// chromemIndex is chromem-go with one random vector per member. Questions are embedded by
// Kith's embedder.
type chromemIndex struct {
	collection *chromem.Collection
	documents  []chromem.Document
	rand       *rand.Rand
}

func newChromem(string) (builder, error) {
	embedder := search.NewBuiltinEmbedder()
	embed := func(_ context.Context, text string) ([]float32, error) {
		v, err := embedder.Encode(text)
		numbers := make([]float32, len(v))
		for i, n := range v {
			numbers[i] = float32(n)
		}
		return numbers, err
	}
	collection, err := chromem.NewDB().CreateCollection("people", nil, embed)
	return &chromemIndex{collection: collection, rand: rand.New(rand.NewPCG(3, 4))}, err //nolint:gosec // made-up vectors
}

func (c *chromemIndex) add(p domain.Profile) error {
	c.documents = append(c.documents, chromem.Document{ID: string(p.UserID), Content: text(p), Embedding: randomDirection(c.rand)})
	return nil
}

func (c *chromemIndex) finish() error {
	err := c.collection.AddDocuments(context.Background(), c.documents, runtime.GOMAXPROCS(0))
	c.documents = nil
	return err
}

func (c *chromemIndex) ask(question string) error {
	_, err := c.collection.Query(context.Background(), question, found, nil, nil)
	return err
}
