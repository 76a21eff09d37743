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
	Unread   bool    // no word of the question is known: it may be in any language
	Foreign  float64 // share of the profiles in scope that are not in English
}

// A Comparison compares a query with texts by the blocks of their vectors: the similarity
// is the weighted mean of the cosines of the blocks, those of the second brought to the scale
// of the first.
type Comparison struct {
	blocks  vector.Blocks
	query   vector.Measured
	weights [vector.MaxBlocks]float32 // of the cosine of each block
	shift   float32                   // added to the sum
}

// With returns how the query is compared with texts of a language. The first block of the
// built-in embedder knows only English, and is better at it than the second, which compares
// all other texts. Where there are such texts, the second counts for English ones too, so that
// the scales of the two differ less.
func (q QueryVector) With(l lexicon.Language) Comparison {
	c := Comparison{blocks: blocksOf(q.Model, len(q.Vector)), weights: [vector.MaxBlocks]float32{1}}
	c.query = c.blocks.Measure(q.Vector)
	if len(c.blocks) > 1 {
		second := float32(1)
		if q.Language == lexicon.English && !q.Unread && l == lexicon.English {
			second = float32(min(q.Foreign, maxSecondWeight))
		}
		c.weights = [...]float32{1 - second, second * secondScale}
		c.shift = second * secondShift
	}
	return c
}

// Cosines of the second block are lower than those of the first if texts are related, and higher
// if they are not. Scale and shift give both the means of the first block. They were measured
// between phrases of the query expansions in five languages and their own and other answers in
// English.
const (
	secondScale = 1.3
	secondShift = -0.03
)

// maxSecondWeight is the largest weight of the second block for two English texts.
const maxSecondWeight = 0.5

// Similarity compares the query with the vector of a text, which [Measure] returned.
func (c Comparison) Similarity(v vector.Measured) float64 {
	sum := float32(0)
	for i := range c.blocks {
		if c.weights[i] != 0 {
			sum += c.weights[i] * c.blocks.Cosine(i, c.query, v)
		}
	}
	return float64(c.shifted(sum))
}

// Similarities compares the query with rows. The result is in buffer, which must be long enough.
func (c Comparison) Similarities(rows vector.Rows, buffer []float32) []float32 {
	buffer = buffer[:rows.Len()]
	clear(buffer)
	for i := range c.blocks {
		if c.weights[i] != 0 {
			rows.AddScan(i, c.block(i), c.weights[i], buffer)
		}
	}
	if c.shift != 0 {
		for i, sum := range buffer {
			buffer[i] = c.shifted(sum)
		}
	}
	return buffer
}

// block returns a block of the query.
func (c Comparison) block(i int) vector.Vector { return c.blocks.Of(c.query.Vector, i) }

// shifted adds the shift, but not to the similarity to a text without known words, which is 0.
func (c Comparison) shifted(sum float32) float32 {
	if sum == 0 {
		return 0
	}
	return sum + c.shift
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

// Measure computes the lengths of a vector that a model made.
func Measure(model string, v vector.Vector) vector.Measured {
	return blocksOf(model, len(v)).Measure(v)
}

// blocksOf returns the blocks of vectors that a model made.
func blocksOf(model string, width int) vector.Blocks {
	if width == lexicon.ExpansionBlocks.Width() && model == lexicon.ExpansionModel {
		return lexicon.ExpansionBlocks
	}
	return vector.Blocks{width}
}
