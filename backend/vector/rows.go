package vector

import "fmt"

// Rows are vectors of one width in contiguous memory, which makes scans fast. Like a
// slice they are a value: an earlier value does not show rows that were appended
// later, so readers need no lock while one writer appends.
type Rows struct {
	blocks [MaxBlocks]blockRows
}

// blockRows are the same block of all rows.
type blockRows struct {
	width    int
	numbers  []int8
	inverses []float32 // one over the length of each row
}

// NewRows returns an empty list of rows for vectors of these blocks.
func NewRows(blocks ...int) Rows {
	var r Rows
	for i, width := range blocks {
		r.blocks[i].width = width
	}
	return r
}

// Grow returns a copy of the rows with capacity for exactly so many more.
func (r Rows) Grow(more int) Rows {
	for i := range r.blocks {
		b := &r.blocks[i]
		b.numbers = append(make([]int8, 0, len(b.numbers)+more*b.width), b.numbers...)
		b.inverses = append(make([]float32, 0, len(b.inverses)+more), b.inverses...)
	}
	return r
}

// Append returns the rows with v at the end. It panics if v has another width:
// vectors of two models must not be mixed.
func (r Rows) Append(v Vector) Rows {
	if len(v) != r.Width() {
		panic(fmt.Sprintf("vector: a row of %d numbers among rows of %d", len(v), r.Width()))
	}
	for i := range r.blocks {
		b := &r.blocks[i]
		part := v[:b.width]
		b.numbers, b.inverses = append(b.numbers, part...), append(b.inverses, part.inverse())
		v = v[b.width:]
	}
	return r
}

// Width returns the number of elements of a row.
func (r Rows) Width() int {
	width := 0
	for _, b := range r.blocks {
		width += b.width
	}
	return width
}

// Len returns the number of rows.
func (r Rows) Len() int { return len(r.blocks[0].inverses) }

// Row returns a copy of row i.
func (r Rows) Row(i int) Vector {
	var v Vector
	for _, b := range r.blocks {
		v = append(v, b.numbers[i*b.width:(i+1)*b.width]...)
	}
	return v
}

// AddScan computes the cosine of one block of each row and of query, as Dot does, and adds
// it to sums, times weight. The query has that block only. It does not allocate: sums must
// be long enough. To scan a part of the rows, take a Slice first.
func (r Rows) AddScan(block int, query Vector, weight float32, sums []float32) {
	b := &r.blocks[block]
	if len(query) != b.width {
		return
	}
	weight *= query.inverse()
	for i, inverse := range b.inverses {
		sums[i] += float32(product(query, b.numbers[i*b.width:(i+1)*b.width])) * inverse * weight //nolint:gosec // sums is long enough, as the doc comment asks
	}
}

// AddScanBy is AddScan with another weight for each kind of row: weights has them by kind,
// and kinds the kinds by row. It does not read rows of weight 0.
func (r Rows) AddScanBy(block int, query Vector, weights [2]float32, kinds []uint8, sums []float32) {
	b := &r.blocks[block]
	if len(query) != b.width {
		return
	}
	length := query.inverse()
	for i := range weights {
		weights[i] *= length
	}
	for i, inverse := range b.inverses {
		if weight := weights[kinds[i]&1]; weight != 0 {
			sums[i] += float32(product(query, b.numbers[i*b.width:(i+1)*b.width])) * inverse * weight
		}
	}
}

// Slice returns the rows from low to high-1.
func (r Rows) Slice(low, high int) Rows {
	for i := range r.blocks {
		b := &r.blocks[i]
		b.numbers, b.inverses = b.numbers[low*b.width:high*b.width], b.inverses[low:high]
	}
	return r
}
