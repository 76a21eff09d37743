package vector

import "fmt"

// Rows are vectors of one width, laid out one behind the other so that a scan
// reads memory from front to back. Like a slice they are a value: what was
// appended later is not seen through an earlier one, so that readers need no
// lock while one writer appends.
type Rows struct {
	width    int
	numbers  []int8
	inverses []float32 // one over the length of each row
}

// NewRows returns no rows yet, for vectors of width numbers.
func NewRows(width int) Rows { return Rows{width: width} }

// Grow returns the rows with room for so many more, and no more than that.
func (r Rows) Grow(more int) Rows {
	r.numbers = append(make([]int8, 0, len(r.numbers)+more*r.width), r.numbers...)
	r.inverses = append(make([]float32, 0, len(r.inverses)+more), r.inverses...)
	return r
}

// Append returns the rows with one more at the end. It panics where v is not as
// wide as they are: vectors of two models must never meet.
func (r Rows) Append(v Vector) Rows {
	if len(v) != r.width {
		panic(fmt.Sprintf("vector: a row of %d numbers among rows of %d", len(v), r.width))
	}
	r.numbers = append(r.numbers, v...)
	r.inverses = append(r.inverses, v.inverse())
	return r
}

// Width returns how many numbers a row has.
func (r Rows) Width() int { return r.width }

// Len returns how many rows there are.
func (r Rows) Len() int { return len(r.inverses) }

// Row returns one of them, to be read only.
func (r Rows) Row(i int) Vector { return r.numbers[i*r.width : (i+1)*r.width : (i+1)*r.width] }

// Scan writes how near each row is to query, as Dot has it, into nearness,
// which must have room for all, and returns it cut to their number. It
// allocates nothing. A part of the rows is scanned by scanning a Slice.
func (r Rows) Scan(query Vector, nearness []float32) []float32 {
	nearness = nearness[:r.Len()]
	if len(query) != r.width {
		clear(nearness)
		return nearness
	}
	length := query.inverse()
	for i := range nearness {
		nearness[i] = float32(product(query, r.Row(i))) * r.inverses[i] * length
	}
	return nearness
}

// Slice returns the rows from low up to, but without, high.
func (r Rows) Slice(low, high int) Rows {
	r.numbers = r.numbers[low*r.width : high*r.width]
	r.inverses = r.inverses[low:high]
	return r
}
