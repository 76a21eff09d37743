package index

import (
	"kith/backend/search/lexicon"
	"kith/backend/vector"
)

// A QueryVector is the vector of a question. Vectors of different models cannot
// be compared.
type QueryVector struct {
	Model    string // the model that made it
	Language lexicon.Language
	Vector   vector.Vector
	Foreign  float64 // share of the profiles in scope that are not in English
}

// maxSecondWeight is the largest weight of the second block for two English texts.
const maxSecondWeight = 0.5

// A Comparison compares a query with texts by the blocks of their vectors: the similarity
// is the weighted mean of the cosines of the blocks.
type Comparison struct {
	query   [vector.MaxBlocks]vector.Vector // by block
	weights [vector.MaxBlocks]float32       // add up to 1
	blocks  vector.Blocks
}

// With returns how the query is compared with texts of a language. The first block of the
// built-in embedder knows only English, and is better at it than the second, which compares
// all other texts. Where there are such texts, the second counts for English ones too, so that
// chance favours neither. Cosines of unrelated sentences are about the same by both: 0.08 and
// 0.10, with a deviation of 0.09.
func (q QueryVector) With(l lexicon.Language) Comparison {
	c := Comparison{blocks: blocksOf(q.Model, len(q.Vector))}
	for i := range c.blocks {
		c.query[i] = c.blocks.Of(q.Vector, i)
	}
	switch {
	case len(c.blocks) == 1:
		c.weights[0] = 1
	case q.Language == lexicon.English && l == lexicon.English:
		w := float32(min(q.Foreign, maxSecondWeight))
		c.weights = [...]float32{1 - w, w}
	default:
		c.weights[1] = 1
	}
	return c
}

// Similarity compares the query with the vector of a text.
func (c Comparison) Similarity(v vector.Vector) float64 {
	sum := float32(0)
	for i := range c.blocks {
		if c.weights[i] != 0 {
			sum += c.weights[i] * vector.Dot(c.query[i], c.blocks.Of(v, i))
		}
	}
	return float64(sum)
}

// Similarities compares the query with rows. The result is in buffer, which must be long enough.
func (c Comparison) Similarities(rows vector.Rows, buffer []float32) []float32 {
	buffer = buffer[:rows.Len()]
	clear(buffer)
	for i := range c.blocks {
		if c.weights[i] != 0 {
			rows.AddScan(i, c.query[i], c.weights[i], buffer)
		}
	}
	return buffer
}

// Sum returns the sum of a query vector and others of its model, by their weights.
func (q QueryVector) Sum(others []vector.Vector, weights []float64) vector.Vector {
	blocks, sum := blocksOf(q.Model, len(q.Vector)), make([]float32, len(q.Vector))
	blocks.AddUnit(sum, q.Vector, 1)
	for i, v := range others {
		blocks.AddUnit(sum, v, float32(weights[i]))
	}
	return blocks.Quantize(sum)
}

// blocksOf returns the blocks of vectors that a model made.
func blocksOf(model string, width int) vector.Blocks {
	if width == lexicon.ExpansionBlocks.Width() && model == lexicon.ExpansionModel {
		return lexicon.ExpansionBlocks
	}
	return vector.Blocks{width}
}
