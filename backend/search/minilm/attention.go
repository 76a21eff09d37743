package minilm

// attend lets every token take from the others, head by head, in proportion to
// how well its query goes with their keys (softmax of the products).
func (e *Encoder) attend(s *scratch, l *layer) {
	e.arithmetic.multiply(s.wide[:s.rows*3*width], s.hidden, &l.attention, s)
	for head := range heads {
		e.attendHead(s, head*headWidth)
	}
	e.arithmetic.multiply(s.change, s.taken, &l.joined, s)
	s.add(&l.afterwards)
}

// attendHead writes what the head whose numbers begin at column takes.
func (e *Encoder) attendHead(s *scratch, column int) {
	const stride = 3 * width
	padded := s.transposeKeys(column + width)
	scores := s.scores[:padded]
	values := s.wide[column+2*width:]
	for i := range s.tokens {
		query := s.wide[i*stride+column:][:headWidth]
		e.arithmetic.blend(scores, query, s.keys, padded)
		for j := s.tokens; j < padded; j++ {
			scores[j] = never
		}
		share := 1 / e.arithmetic.exponentials(scores)
		taken := s.taken[i*width+column:][:headWidth]
		e.arithmetic.blend(taken, scores[:s.tokens], values, stride)
		for j := range taken {
			taken[j] *= share
		}
	}
}

// never is a score that gets no share.
const never = -1e30

// transposeKeys writes a head's keys, which stand in a column of each token's
// row, as a row a number, so that one query meets many keys at a time. It
// returns the length of a row: the tokens, and room up to a multiple of lanes.
func (s *scratch) transposeKeys(column int) int {
	padded := (s.tokens + lanes - 1) / lanes * lanes
	for j := range s.tokens {
		for i, x := range s.wide[j*3*width+column:][:headWidth] {
			s.keys[i*padded+j] = x
		}
	}
	return padded
}
