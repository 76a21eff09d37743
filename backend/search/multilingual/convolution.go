package multilingual

import "kith/backend/search/linear"

// convolve appends to the row of each token the outputs of the convolutions over two,
// three and five tokens, and normalises the whole row.
func (e *Encoder) convolve(s *scratch) {
	e.multiply(s.projected, s.wide, wideRow, s.rows, &e.model.projection, s)
	for k := range e.model.convolutions {
		c := &e.model.convolutions[k]
		for i := range s.tokens {
			row := s.padded[(padBefore+i)*narrow:][:narrow]
			copy(row, s.projected[(i*orders+k)*narrow:])
			c.norm.Apply(row)
		}
		e.addConvolution(s, &c.first)
		e.addConvolution(s, &c.second)
		for i := range s.tokens {
			copy(s.wide[i*wideRow+width+k*narrow:][:narrow], s.padded[(padBefore+i)*narrow:])
		}
	}
	for i := range s.tokens {
		e.model.norm.Apply(s.wide[i*wideRow:][:wideRow])
	}
}

// addConvolution applies one convolution and adds its output to its input (a residual
// connection). A window of an even number of tokens extends further to the right.
func (e *Encoder) addConvolution(s *scratch, l *linear.Layer) {
	first := padBefore - (l.In/narrow-1)/2
	e.multiply(s.update, s.padded[first*narrow:], narrow, s.rows, l, s)
	add(s.padded[padBefore*narrow:][:s.tokens*narrow], relu(s.update[:s.tokens*narrow]))
}
