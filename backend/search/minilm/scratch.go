package minilm

import "math"

// lanes is how many numbers the arithmetic may take at a time: what it works on
// has room up to a multiple of that.
const lanes = 8

// A scratch is the room that reading one text takes, used again for the next.
type scratch struct {
	tokenizer tokenizer
	tokens    int // of the text
	rows      int // tokens, made even: the arithmetic takes two at a time

	hidden, taken, change []float32 // rows of width numbers
	wide                  []float32 // rows of up to inner numbers
	keys                  []float32 // headWidth rows of a number for each token
	scores                []float32 // a number for each token

	narrow  []int16   // rows of activations, rounded
	triples []uint64  // the same, three in a word
	steps   []float32 // what one step of narrow stands for, a number a row
}

func newScratch(v *vocabulary) *scratch {
	return &scratch{
		tokenizer: tokenizer{vocabulary: v},
		hidden:    make([]float32, maxTokens*width),
		taken:     make([]float32, maxTokens*width),
		change:    make([]float32, maxTokens*width),
		wide:      make([]float32, maxTokens*inner),
		keys:      make([]float32, maxTokens*headWidth),
		scores:    make([]float32, maxTokens),
		narrow:    make([]int16, maxTokens*inner),
		steps:     make([]float32, maxTokens),
	}
}

// resize cuts the rows to a number of tokens, the row that may follow them to
// zeros.
func (s *scratch) resize(tokens int) {
	s.tokens, s.rows = tokens, tokens+tokens%2
	s.hidden, s.taken, s.change = s.hidden[:s.rows*width], s.taken[:s.rows*width], s.change[:s.rows*width]
	s.wide = s.wide[:s.rows*inner]
	clear(s.hidden[tokens*width:])
	clear(s.taken[tokens*width:])
}

func (s *scratch) row(i int) []float32 { return s.hidden[i*width:][:width] }

// add adds the change to the tokens' rows, and normalises them.
func (s *scratch) add(n *layerNorm) {
	for i := range s.tokens {
		row := s.row(i)
		for j, x := range s.change[i*width:][:width] {
			row[j] += x
		}
		n.apply(row)
	}
}

// mean returns the mean of the tokens' rows. It overwrites what has changed.
func (s *scratch) mean() []float32 {
	sum := s.change[:width]
	clear(sum)
	for i := range s.tokens {
		for j, x := range s.row(i) {
			sum[j] += x
		}
	}
	return sum // only its direction counts
}

// apply normalises a row in place.
func (n *layerNorm) apply(row []float32) {
	var sum, squares float32
	for _, x := range row {
		sum += x
	}
	mean := sum / width
	for _, x := range row {
		squares += (x - mean) * (x - mean)
	}
	scale := float32(1 / math.Sqrt(float64(squares)/width+1e-12))
	for i, x := range row {
		row[i] = (x-mean)*scale*n.gain[i] + n.bias[i]
	}
}
