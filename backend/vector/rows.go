package vector

import "fmt"

// Rows are vectors of one width in contiguous memory, which makes scans fast. Like a
// slice they are a value: an earlier value does not show rows that were appended
// later, so readers need no lock while one writer appends.
type Rows struct {
	width    int
	numbers  []int8
	inverses []float32 // one over the length of each row
}

// NewRows returns an empty list of rows for vectors of width numbers.
func NewRows(width int) Rows { return Rows{width: width} }

// Grow returns a copy of the rows with capacity for exactly so many more.
func (r Rows) Grow(more int) Rows {
	r.numbers = append(make([]int8, 0, len(r.numbers)+more*r.width), r.numbers...)
	r.inverses = append(make([]float32, 0, len(r.inverses)+more), r.inverses...)
	return r
}

// Append returns the rows with v at the end. It panics if v has another width:
// vectors of two models must not be mixed.
func (r Rows) Append(v Vector) Rows {
	if len(v) != r.width {
		panic(fmt.Sprintf("vector: a row of %d numbers among rows of %d", len(v), r.width))
	}
	r.numbers = append(r.numbers, v...)
	r.inverses = append(r.inverses, v.inverse())
	return r
}

// Width returns the number of elements of a row.
func (r Rows) Width() int { return r.width }

// Len returns the number of rows.
func (r Rows) Len() int { return len(r.inverses) }

// Row returns row i. The caller must not modify it.
func (r Rows) Row(i int) Vector { return r.numbers[i*r.width : (i+1)*r.width : (i+1)*r.width] }

// Scan computes the cosine of each row and query, as Dot does, into cosines, and
// returns cosines[:r.Len()]. It does not allocate: cosines must be long enough. To scan
// a part of the rows, take a Slice first.
func (r Rows) Scan(query Vector, cosines []float32) []float32 {
	cosines = cosines[:r.Len()]
	if len(query) != r.width {
		clear(cosines)
		return cosines
	}
	inverse := query.inverse()
	for i := range cosines {
		cosines[i] = float32(product(query, r.Row(i))) * r.inverses[i] * inverse
	}
	return cosines
}

// Slice returns the rows from low to high-1.
func (r Rows) Slice(low, high int) Rows {
	r.numbers = r.numbers[low*r.width : high*r.width]
	r.inverses = r.inverses[low:high]
	return r
}
