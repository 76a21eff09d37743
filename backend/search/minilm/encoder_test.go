package minilm

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"kith/backend/racetest"
	"kith/backend/vector"
)

//go:embed testdata/vectors.int16
var vectorsTable []byte

// arithmetics returns those that this processor supports, by name.
func arithmetics() map[string]arithmetic {
	all := map[string]arithmetic{}
	for _, a := range []arithmetic{portable{}, fastest()} {
		all[fmt.Sprintf("%T", a)] = a
	}
	return all
}

func encoder(tb testing.TB, a arithmetic) *Encoder {
	tb.Helper()
	e, err := load(a)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func newTokenizer(tb testing.TB) *tokenizer {
	tb.Helper()
	m, err := readModel(packed)
	if err != nil {
		tb.Fatal(err)
	}
	return &tokenizer{vocabulary: m.vocabulary}
}

// original returns the vector that the model with unquantized weights gave for a text.
func original(i int) []float32 {
	numbers := make([]float32, width)
	for j := range numbers {
		numbers[j] = float32(int16(binary.LittleEndian.Uint16(vectorsTable[2*(i*width+j):])))
	}
	return numbers
}

func cosine(a vector.Vector, b []float32) float64 {
	var ab, aa, bb float64
	for i, x := range a {
		ab += float64(x) * float64(b[i])
		aa += float64(x) * float64(x)
		bb += float64(b[i]) * float64(b[i])
	}
	return ab / math.Sqrt(aa*bb)
}

func TestVectorsMatchOriginalModel(t *testing.T) {
	racetest.Skip(t)
	texts := references(t)
	if len(vectorsTable) != len(texts)*width*2 {
		t.Fatalf("%d bytes for %d texts", len(vectorsTable), len(texts))
	}
	for name, a := range arithmetics() {
		t.Run(name, func(t *testing.T) {
			e, worst, sum, encoded := encoder(t, a), 1.0, 0.0, 0
			for i := 0; i < len(texts); i += sampleStep(a) {
				near := cosine(e.Encode(texts[i].Text), original(i))
				worst, sum, encoded = min(worst, near), sum+near, encoded+1
				if !(near >= 0.99) { // written so that NaN fails too
					t.Errorf("%.60q: cosine %.4f", texts[i].Text, near)
				}
			}
			t.Logf("%d texts: cosine at least %.5f, on average %.5f", encoded, worst, sum/float64(encoded))
		})
	}
}

// sampleStep returns 10 to test every tenth text only, where all would take too long:
// with an arithmetic that is not the fastest, and under emulation (-short). The tests
// of single operations cover these too.
func sampleStep(a arithmetic) int {
	if a != fastest() || testing.Short() {
		return 10
	}
	return 1
}

func TestConcurrentEncoding(t *testing.T) {
	e := encoder(t, fastest())
	texts := references(t)[:40]
	want := make([]vector.Vector, len(texts))
	for i, r := range texts {
		want[i] = e.Encode(r.Text)
	}
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for i, r := range texts {
				if got := e.Encode(r.Text); !slices.Equal(got, want[i]) {
					t.Errorf("%.60q has another vector when encoded concurrently", r.Text)
				}
			}
		})
	}
	workers.Wait()
}

func TestLongTextsAreTruncated(t *testing.T) {
	e := encoder(t, fastest())
	long := strings.Repeat("bees and honey ", 100)
	if !slices.Equal(e.Encode(long), e.Encode(long+"submarine")) {
		t.Error("the 301st word counts")
	}
}

func FuzzEncode(f *testing.F) {
	for i, r := range references(f) {
		if i%10 == 0 {
			f.Add(r.Text)
		}
	}
	e := encoder(f, fastest())
	f.Fuzz(func(t *testing.T, text string) {
		first := e.Encode(text)
		if again := e.Encode(text); !slices.Equal(first, again) {
			t.Errorf("%v, and again %v", first, again)
		}
		if vector.Dot(first, first) < 0.999 {
			t.Errorf("%v has no direction", first)
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	for name, a := range arithmetics() {
		e := encoder(b, a)
		for _, tokens := range []int{12, 128} {
			text := strings.Repeat("boat ", tokens-2)
			b.Run(fmt.Sprintf("%s/%d-tokens", name, tokens), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					e.Encode(text)
				}
			})
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for name, a := range arithmetics() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				runtime.KeepAlive(encoder(b, a))
			}
		})
	}
}
