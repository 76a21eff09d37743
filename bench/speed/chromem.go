package main

import (
	"context"
	"math/rand/v2"
	"runtime"

	"github.com/philippgille/chromem-go"

	"kith/backend/domain"
	"kith/backend/search/minilm"
)

// chromemIndex is chromem-go with one random vector per member. Questions are embedded by
// Kith's encoder.
type chromemIndex struct {
	collection *chromem.Collection
	documents  []chromem.Document
	rand       *rand.Rand
}

func newChromem(string) (builder, error) {
	encoder, err := minilm.Load()
	if err != nil {
		return nil, err
	}
	embed := func(_ context.Context, text string) ([]float32, error) {
		v := encoder.Encode(text)
		numbers := make([]float32, len(v))
		for i, n := range v {
			numbers[i] = float32(n)
		}
		return numbers, nil
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
