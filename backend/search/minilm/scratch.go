package minilm

import "kith/backend/search/linear"

// lanes is how many numbers the arithmetic may process at a time. Its buffers are
// padded to a multiple of it.
const lanes = 8

// A scratch is the buffers for encoding one text, reused for the next.
type scratch struct {
	tokenizer tokenizer
	tokens    int // of the text
	rows      int // tokens, rounded up to an even number: multiply processes two at a time

	hidden   []float32 // the rows of the tokens, width numbers each
	attended []float32 // rows of width numbers: the result of all heads
	update   []float32 // rows of width numbers, to be added to hidden
	wide     []float32 // rows of up to inner numbers: queries, keys and values, or the feed-forward network's
	keys     []float32 // of one head, transposed: headWidth rows of one number per token
	scores   []float32 // one number per token

	products linear.Scratch
}

func newScratch(v *vocabulary) *scratch {
	return &scratch{
		tokenizer: tokenizer{vocabulary: v},
		hidden:    make([]float32, maxTokens*width),
		attended:  make([]float32, maxTokens*width),
		update:    make([]float32, maxTokens*width),
		wide:      make([]float32, maxTokens*inner),
		keys:      make([]float32, maxTokens*headWidth),
		scores:    make([]float32, maxTokens),
	}
}

// resize sets the number of tokens. If it is odd, the row that pads it is zeros.
func (s *scratch) resize(tokens int) {
	s.tokens, s.rows = tokens, tokens+tokens%2
	s.hidden, s.attended, s.update = s.hidden[:s.rows*width], s.attended[:s.rows*width], s.update[:s.rows*width]
	s.wide = s.wide[:s.rows*inner]
	clear(s.hidden[tokens*width:])
	clear(s.attended[tokens*width:])
}

func (s *scratch) row(i int) []float32 { return s.hidden[i*width:][:width] }

// add adds update to the rows of the tokens and normalises them.
func (s *scratch) add(n *linear.Norm) {
	for i := range s.tokens {
		row := s.row(i)
		for j, x := range s.update[i*width:][:width] {
			row[j] += x
		}
		n.Apply(row)
	}
}

// mean returns the mean of the rows of the tokens, but for its scale. It overwrites
// update.
func (s *scratch) mean() []float32 {
	sum := s.update[:width]
	clear(sum)
	for i := range s.tokens {
		for j, x := range s.row(i) {
			sum[j] += x
		}
	}
	return sum // only its direction counts
}
