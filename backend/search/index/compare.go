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
}

// A Comparison compares a query with texts by one block of their vectors. Vectors of
// the built-in embedder have two blocks: the first knows only English, and is better at
// it than the second.
type Comparison struct {
	blocks vector.Blocks
	block  int
	query  vector.Vector // the block only
	shift  float64       // added to cosines
}

// With returns how the query is compared with texts of a language: two English texts by
// the first block, all others by the second one.
func (q QueryVector) With(l lexicon.Language) Comparison {
	c := Comparison{blocks: blocksOf(q.Model, len(q.Vector))}
	if len(c.blocks) > 1 && (q.Language != lexicon.English || l != lexicon.English) {
		c.block, c.shift = 1, multilingualShift
	}
	c.query = c.blocks.Of(q.Vector, c.block)
	return c
}

// Similarity returns the cosine of the query with the vector of a text. That of the
// second block is brought to the scale of the first.
func (c Comparison) Similarity(v vector.Vector) float64 {
	return c.similarity(vector.Dot(c.query, c.blocks.Of(v, c.block)))
}

// Similarities returns those of the query with rows.
func (c Comparison) Similarities(rows vector.Rows) []float64 {
	list := make([]float64, rows.Len())
	for i, cosine := range rows.Scan(c.block, c.query, make([]float32, rows.Len())) {
		list[i] = c.similarity(cosine)
	}
	return list
}

func (c Comparison) similarity(cosine float32) float64 {
	if cosine == 0 {
		return 0 // nothing is near to a vector of zeros
	}
	return float64(cosine) + c.shift
}

// multilingualShift brings the cosines of the second block to the scale of the first: those
// of unrelated sentences are so much higher, with the same spread. Measured on the phrases of
// the query expansions, with each other and with answers.
const multilingualShift = -0.03

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
