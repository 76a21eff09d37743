package vector

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func random(r *rand.Rand, width int) []float32 {
	numbers := make([]float32, width)
	for i := range numbers {
		numbers[i] = float32(r.NormFloat64())
	}
	return numbers
}

func cosine(a, b []float32) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab += float64(a[i]) * float64(b[i])
		aa += float64(a[i]) * float64(a[i])
		bb += float64(b[i]) * float64(b[i])
	}
	return ab / math.Sqrt(aa*bb)
}

func TestDotIsNearTheCosine(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, width := range []int{1, 2, 3, 15, 16, 31, 32, 33, 63, 64, 384, 768, 1023} {
		for range 20 {
			a, b := random(r, width), random(r, width)
			got, want := Dot(Quantize(a), Quantize(b)), cosine(a, b)
			if math.Abs(float64(got)-want) > 0.01 {
				t.Errorf("width %d: Dot is %v, the cosine %v", width, got, want)
			}
		}
	}
}

func TestProductMatchesPortableProduct(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for width := range 200 {
		a, b := make([]int8, width), make([]int8, width+3)
		for i := range a {
			a[i], b[i] = int8(r.IntN(255)-127), int8(r.IntN(255)-127)
			if width%3 == 0 {
				a[i], b[i] = 127, []int8{127, -127}[width%2] // these overflow first
			}
		}
		if got, want := product(a, b), portableProduct(a, b); got != want {
			t.Errorf("width %d: %d, not %d", width, got, want)
		}
	}
}

func TestDotWithoutDirectionIsZero(t *testing.T) {
	some := Quantize([]float32{1, 2, 3})
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, none := range [][]float32{{0, 0, 0}, {nan, 1, 2}, {1, inf, 2}, {1, 2}, nil} {
		if got := Dot(Quantize(none), some); got != 0 {
			t.Errorf("Dot with %v is %v, not 0", none, got)
		}
	}
}

func TestDotIgnoresScale(t *testing.T) {
	tiny, huge := Quantize([]float32{1e-38, -2e-38}), Quantize([]float32{1e38, -2e38})
	if got := Dot(tiny, huge); got < 0.9999 {
		t.Errorf("the cosine of the same direction at two scales is %v", got)
	}
}

// addScan returns the cosines of rows of one block.
func (r Rows) addScan(query Vector) []float32 {
	cosines := make([]float32, r.Len())
	r.AddScan(0, query, 1, cosines)
	return cosines
}

func TestScanMatchesDot(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, width := range []int{0, 1, 7, 32, 384, 385} {
		rows := NewRows(width)
		for range 50 {
			rows = rows.Append(Quantize(random(r, width)))
		}
		query := Quantize(random(r, width))
		for i, got := range rows.Slice(10, 40).addScan(query) {
			if want := Dot(query, rows.Row(10+i)); math.Abs(float64(got-want)) > 1e-6 {
				t.Errorf("width %d, row %d: Scan says %v, Dot %v", width, 10+i, got, want)
			}
		}
	}
}

func TestAppendDoesNotChangeEarlierRows(t *testing.T) {
	one := NewRows(2).Append(Vector{127, 0})
	two := one.Append(Vector{0, 127})
	if one.Len() != 1 || two.Len() != 2 || two.Row(1)[1] != 127 {
		t.Errorf("%d and %d rows, the last %v", one.Len(), two.Len(), two.Row(1))
	}
}

func TestScanWithAnotherWidthIsZero(t *testing.T) {
	cosines := NewRows(2).Append(Vector{127, 0}).addScan(Vector{127})
	if cosines[0] != 0 {
		t.Errorf("cosines %v", cosines)
	}
}

func TestAppendPanicsForAnotherWidth(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a row of another width was accepted")
		}
	}()
	NewRows(2).Append(Vector{1, 2, 3})
}

// BenchmarkScan compares one vector with 100,000: with the fastest code for this
// processor, and with portableProduct.
func BenchmarkScan(b *testing.B) {
	const scanned, width = 100_000, 384
	r := rand.New(rand.NewPCG(5, 6))
	rows := NewRows(width)
	for range scanned {
		rows = rows.Append(Quantize(random(r, width)))
	}
	query, cosines := rows.Row(7), make([]float32, scanned)
	b.Run("fastest", func(b *testing.B) {
		b.SetBytes(scanned * width)
		for b.Loop() {
			rows.AddScan(0, query, 1, cosines)
		}
	})
	b.Run("portable", func(b *testing.B) {
		b.SetBytes(scanned * width)
		for b.Loop() {
			for i := range cosines {
				cosines[i] = float32(portableProduct(query, rows.Row(i)))
			}
		}
	})
}

func TestGrowKeepsRows(t *testing.T) {
	one := NewRows(2).Append(Vector{127, 0})
	grown := one.Grow(3)
	full := grown.Append(Vector{0, 127}).Append(Vector{1, 1})
	if grown.Len() != 1 || full.Len() != 3 || full.Row(0)[0] != 127 || full.Row(2)[1] != 1 {
		t.Errorf("%d rows, then %d", grown.Len(), full.Len())
	}
}

func TestBlocks(t *testing.T) {
	blocks := Blocks{2, 3}
	v := blocks.Quantize([]float32{1, 0, 0, 0, 20})
	if !slices.Equal(v, Vector{127, 0, 0, 0, 127}) || !slices.Equal(blocks.Of(v, 1), Vector{0, 0, 127}) {
		t.Errorf("%v with the second block %v", v, blocks.Of(v, 1))
	}
	if blocks.Of(v[:4], 0) != nil {
		t.Error("a vector of another width has blocks")
	}
	sum := make([]float32, 5)
	blocks.AddUnit(sum, v, 2)
	blocks.AddUnit(sum, make(Vector, 5), 2)
	if !slices.Equal(sum, []float32{2, 0, 0, 0, 2}) {
		t.Errorf("the sum is %v", sum)
	}
	rows := NewRows(blocks...).Append(v).Append(Vector{0, 127, 127, 0, 0})
	sums := []float32{0, 1}
	rows.AddScan(1, Vector{127, 0, 0}, 0.5, sums)
	if !slices.Equal(sums, []float32{0, 1.5}) || !slices.Equal(rows.Row(0), v) {
		t.Errorf("the second block adds up to %v, the first row is %v", sums, rows.Row(0))
	}
}

func TestMeasuredCosineIsThatOfDot(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	blocks := Blocks{64, 33}
	zero := make(Vector, blocks.Width())
	for range 20 {
		a, b := blocks.Quantize(random(r, blocks.Width())), blocks.Quantize(random(r, blocks.Width()))
		for i := range blocks {
			for _, other := range []Vector{b, zero, a[:blocks.Width()-1], nil} {
				got, want := blocks.Cosine(i, blocks.Measure(a), blocks.Measure(other)), Dot(blocks.Of(a, i), blocks.Of(other, i))
				if got != want {
					t.Errorf("block %d: %v, not %v", i, got, want)
				}
			}
		}
	}
	if got := blocks.Cosine(0, Measured{}, Measured{}); got != 0 {
		t.Errorf("the cosine of nothing is %v", got)
	}
}

func TestScanByKinds(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	rows, kinds := NewRows(64), []uint8{0, 1, 1, 0, 1}
	for range kinds {
		rows = rows.Append(Quantize(random(r, 64)))
	}
	query := Quantize(random(r, 64))
	for _, weights := range [][2]float32{{1, 1}, {0.5, 2}, {0, 1}, {1, 0}} {
		sums := make([]float32, rows.Len())
		rows.AddScanBy(0, query, weights, kinds, sums)
		for i, got := range sums {
			want := make([]float32, 1)
			rows.Slice(i, i+1).AddScan(0, query, weights[kinds[i]], want)
			if got != want[0] {
				t.Errorf("weights %v, row %d: %v, not %v", weights, i, got, want[0])
			}
		}
	}
	sums := make([]float32, rows.Len())
	rows.AddScanBy(0, query[:32], [2]float32{1, 1}, kinds, sums)
	if slices.Max(sums) != 0 {
		t.Errorf("with another width %v", sums)
	}
}
