package multilingual

import (
	"math"

	"kith/backend/search/linear"
)

const (
	// padBefore and padAfter are how many rows of zeros pad the rows of the tokens of
	// a convolution: as many as its widest window needs. There are two more after
	// them, because the number of rows is rounded up to an even one.
	padBefore = 2
	padAfter  = 4
)

// A scratch is the buffers for encoding one text, reused for the next.
type scratch struct {
	tokenizer tokenizer
	tokens    int // of the text
	rows      int // tokens, rounded up to an even number: the multiplier processes two at a time

	wide      []float32 // rows of wideRow numbers: the embedding of a token, then the outputs of the convolutions
	projected []float32 // rows of orders times narrow numbers: the inputs of the convolutions
	padded    []float32 // rows of narrow numbers, between rows of zeros: input and output of a convolution
	update    []float32 // rows of narrow numbers, to be added to padded
	joined    []float32 // rows of width numbers
	pair      []float32 // two rows of up to width numbers

	feedForward [feedForwardLayers][]float32 // the output of each layer, two rows

	products linear.Scratch
}

func newScratch(m *model) *scratch {
	s := &scratch{
		tokenizer: tokenizer{vocabulary: m.vocabulary, charsmap: m.charsmap},
		wide:      make([]float32, maxTokens*wideRow),
		projected: make([]float32, maxTokens*orders*narrow),
		padded:    make([]float32, (padBefore+maxTokens+padAfter)*narrow),
		update:    make([]float32, maxTokens*narrow),
		joined:    make([]float32, maxTokens*width),
		pair:      make([]float32, 2*width),
	}
	for i := range s.feedForward {
		s.feedForward[i] = make([]float32, 2*m.feedForward[i].Out)
	}
	return s
}

// resize sets the number of tokens. The rows that pad them are zeros.
func (s *scratch) resize(tokens int) {
	s.tokens, s.rows = tokens, tokens+tokens%2
	clear(s.wide[tokens*wideRow : s.rows*wideRow])
	clear(s.padded[(padBefore+tokens)*narrow:][:padAfter*narrow])
}

// sum returns the sum of the rows of the tokens, divided by the root of their number.
// It overwrites the first row.
func (s *scratch) sum() []float32 {
	sum := s.joined[:width]
	for i := 1; i < s.tokens; i++ {
		add(sum, s.joined[i*width:][:width])
	}
	root := float32(math.Sqrt(float64(s.tokens)))
	for i := range sum {
		sum[i] /= root
	}
	return sum
}

func add(row, more []float32) {
	for i, x := range more {
		row[i] += x
	}
}

// relu replaces negative numbers by 0.
func relu(row []float32) []float32 {
	for i, x := range row {
		row[i] = max(x, 0)
	}
	return row
}

func tanh(row []float32) []float32 {
	for i, x := range row {
		row[i] = float32(math.Tanh(float64(x)))
	}
	return row
}
