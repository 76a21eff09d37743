package main

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

// bleveIndex is bleve in its usual configuration: one text field, the English analyzer
// (stop words, stems), its own scores.
type bleveIndex struct{ bleve.Index }

func newBleve(members []domain.Profile) (engine, error) {
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = en.AnalyzerName
	index, err := bleve.NewMemOnly(mapping)
	if err != nil {
		return engine{}, err
	}
	batch := index.NewBatch()
	for _, m := range members {
		if err := batch.Index(string(m.UserID), map[string]string{"said": text(m)}); err != nil {
			return engine{}, err
		}
	}
	return engine{"bleve", bleveIndex{index}.find}, index.Batch(batch)
}

func (x bleveIndex) find(q golden.Question) (found, error) {
	request := bleve.NewSearchRequestOptions(bleve.NewMatchQuery(conversation(q)), ranked, 0, false)
	request.SortBy([]string{"-_score", "_id"})
	answer, err := x.Search(request)
	if err != nil {
		return found{}, err
	}
	var people []domain.UserID
	for _, hit := range answer.Hits {
		people = append(people, domain.UserID(hit.ID))
	}
	return allMatch(people), nil
}
