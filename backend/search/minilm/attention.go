package minilm

// attend is multi-head self-attention: for each head, every token gets the average
// of all values, weighted by the softmax of its query's products with their keys.
func (e *Encoder) attend(s *scratch, l *layer) {
	e.multiply(s.wide, s.hidden, &l.attention, s)
	for head := range heads {
		e.attendHead(s, head*headWidth)
	}
	e.multiply(s.update, s.attended, &l.attentionOutput, s)
	s.add(&l.attentionNorm)
}

// attendHead computes one head, whose numbers begin at column.
func (e *Encoder) attendHead(s *scratch, column int) {
	const stride = 3 * width
	padded := s.transposeKeys(column + width)
	scores := s.scores[:padded]
	values := s.wide[column+2*width:]
	for i := range s.tokens {
		query := s.wide[i*stride+column:][:headWidth]
		e.arithmetic.blend(scores, query, s.keys, padded)
		for j := s.tokens; j < padded; j++ {
			scores[j] = maskedScore
		}
		inverseSum := 1 / e.arithmetic.exponentials(scores)
		attended := s.attended[i*width+column:][:headWidth]
		e.arithmetic.blend(attended, scores[:s.tokens], values, stride)
		for j := range attended {
			attended[j] *= inverseSum
		}
	}
}

// maskedScore is a score whose softmax is 0.
const maskedScore = -1e30

// transposeKeys transposes the keys of one head, so that the products of a query
// with many keys are computed at a time. It returns the length of a row: the number
// of tokens, padded to a multiple of lanes.
func (s *scratch) transposeKeys(column int) int {
	padded := (s.tokens + lanes - 1) / lanes * lanes
	for j := range s.tokens {
		for i, x := range s.wide[j*3*width+column:][:headWidth] {
			s.keys[i*padded+j] = x
		}
	}
	return padded
}
