package main

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"kith/backend/domain"
)

// bleveIndex is bleve with its default index (scorch), in memory.
type bleveIndex struct {
	index bleve.Index
	batch *bleve.Batch
}

const bleveBatch = 1_000

func newBleve(string) (builder, error) {
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = en.AnalyzerName
	index, err := bleve.NewUsing("", mapping, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	return &bleveIndex{index, index.NewBatch()}, nil
}

func (b *bleveIndex) add(p domain.Profile) error {
	if b.batch.Size() >= bleveBatch {
		if err := b.finish(); err != nil {
			return err
		}
	}
	return b.batch.Index(string(p.UserID), map[string]string{"said": text(p)})
}

func (b *bleveIndex) finish() error {
	err := b.index.Batch(b.batch)
	b.batch = b.index.NewBatch()
	return err
}

func (b *bleveIndex) ask(question string) error {
	_, err := b.index.Search(bleve.NewSearchRequestOptions(bleve.NewMatchQuery(question), found, 0, false))
	return err
}
