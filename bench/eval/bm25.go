package main

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

// The usual parameters of BM25.
const (
	k1 = 1.2
	b  = 0.75
)

// bm25 is plain BM25 over lower-case words, without fields and stems.
type bm25 struct {
	ids     []domain.UserID
	lengths []float64
	average float64
	uses    map[string]map[int]float64 // by word and person
}

func newBM25(members []domain.Profile) engine {
	x := bm25{uses: make(map[string]map[int]float64)}
	for i, m := range members {
		said := words(text(m))
		for _, word := range said {
			if x.uses[word] == nil {
				x.uses[word] = make(map[int]float64)
			}
			x.uses[word][i]++
		}
		x.ids = append(x.ids, m.UserID)
		x.lengths = append(x.lengths, float64(len(said)))
		x.average += float64(len(said)) / float64(len(members))
	}
	return engine{"BM25", x.find}
}

func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

func (x *bm25) find(q golden.Question) (found, error) {
	scores := make([]float64, len(x.ids))
	for _, word := range words(conversation(q)) {
		using := float64(len(x.uses[word]))
		idf := math.Log(1 + (float64(len(x.ids))-using+0.5)/(using+0.5))
		for i, n := range x.uses[word] {
			scores[i] += idf * n * (k1 + 1) / (n + k1*(1-b+b*x.lengths[i]/x.average))
		}
	}
	return allMatch(x.best(scores)), nil
}

func (x *bm25) best(scores []float64) []domain.UserID {
	var order []int
	for i, score := range scores {
		if score > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(scores[j], scores[i]), cmp.Compare(x.ids[i], x.ids[j]))
	})
	var people []domain.UserID
	for _, i := range order[:min(len(order), ranked)] {
		people = append(people, x.ids[i])
	}
	return people
}
