package multilingual

import (
	_ "embed"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"kith/backend/racetest"
	"kith/backend/search/linear"
	"kith/backend/vector"
)

var (
	//go:embed testdata/exact.int8
	exactTable []byte

	//go:embed testdata/published.int8
	publishedTable []byte
)

// multipliers returns those that this processor supports, by name.
func multipliers() map[string]linear.Multiplier {
	all := map[string]linear.Multiplier{}
	for _, m := range []linear.Multiplier{linear.Portable{}, linear.Fastest()} {
		all[fmt.Sprintf("%T", m)] = m
	}
	return all
}

func encoder(tb testing.TB, m linear.Multiplier) *Encoder {
	tb.Helper()
	e, err := load(m)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// original returns the vector that the original model gave for a text.
func original(table []byte, i int) vector.Vector {
	v := make(vector.Vector, width)
	for j := range v {
		v[j] = int8(table[i*width+j])
	}
	return v
}

// TestVectorsMatchOriginalModel compares with the results of the original weights, and
// with those of the graph as published, which quantizes activations to a byte and so has
// a larger error itself.
func TestVectorsMatchOriginalModel(t *testing.T) {
	racetest.Skip(t)
	texts := sentences(t)
	e := encoder(t, linear.Fastest())
	for _, table := range []struct {
		name    string
		vectors []byte
		least   float32
	}{{"exact", exactTable, 0.99}, {"published", publishedTable, 0.98}} {
		if len(table.vectors) != len(texts)*width {
			t.Fatalf("%s: %d bytes for %d texts", table.name, len(table.vectors), len(texts))
		}
		worst, sum, encoded := float32(1), float32(0), float32(0)
		for i := 0; i < len(texts); i += sampleStep() {
			near := vector.Dot(e.Encode(texts[i].Text), original(table.vectors, i))
			worst, sum, encoded = min(worst, near), sum+near, encoded+1
			if !(near >= table.least) { // written so that NaN fails too
				t.Errorf("%s: %.60q: cosine %.4f", table.name, texts[i].Text, near)
			}
		}
		t.Logf("%s: %v texts: cosine at least %.5f, on average %.5f", table.name, encoded, worst, sum/encoded)
	}
}

// sampleStep returns 8 to test every eighth text only under emulation (-short).
func sampleStep() int {
	if testing.Short() {
		return 8
	}
	return 1
}

func TestVectorsOfMultipliersAreEqual(t *testing.T) {
	racetest.Skip(t)
	plain, fast := encoder(t, linear.Portable{}), encoder(t, linear.Fastest())
	texts := sentences(t)
	for i := 0; i < len(texts); i += sampleStep() {
		if text := texts[i].Text; !slices.Equal(plain.Encode(text), fast.Encode(text)) {
			t.Errorf("%.60q has another vector in plain Go", text)
		}
	}
}

// TestTranslationsAreNear: the translation of a question is nearer to it than another
// question in the same language.
func TestTranslationsAreNear(t *testing.T) {
	e := encoder(t, linear.Fastest())
	english := e.Encode("Who can repair bicycles?")
	others := []string{
		"Qui peut réparer des vélos ?", "Wer kann Fahrräder reparieren?", "¿Quién sabe reparar bicicletas?",
		"Quem sabe consertar bicicletas?", "Chi sa riparare le biciclette?", "Wie kan fietsen repareren?",
	}
	far := vector.Dot(english, e.Encode("Who teaches the violin?"))
	for _, text := range others {
		if near := vector.Dot(english, e.Encode(text)); near < far+0.2 {
			t.Errorf("%q: cosine %.2f, of another question %.2f", text, near, far)
		}
	}
}

func TestUnknownTextsHaveZeroVectors(t *testing.T) {
	e := encoder(t, linear.Fastest())
	for _, text := range []string{"", " \n", "日本語", "Привет мир", "\u200b"} {
		if v := e.Encode(text); len(v) != width || slices.ContainsFunc(v, func(x int8) bool { return x != 0 }) {
			t.Errorf("%q: %v", text, v)
		}
	}
}

func TestConcurrentEncoding(t *testing.T) {
	e := encoder(t, linear.Fastest())
	texts := sentences(t)[:40]
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
	e := encoder(t, linear.Fastest())
	long := strings.Repeat("les abeilles ", 200)
	if !slices.Equal(e.Encode(long), e.Encode(long+"sous-marin")) {
		t.Error("the 401st word counts")
	}
}

func FuzzEncode(f *testing.F) {
	for i, r := range sentences(f) {
		if i%10 == 0 {
			f.Add(r.Text)
		}
	}
	e := encoder(f, linear.Fastest())
	f.Fuzz(func(t *testing.T, text string) {
		first := e.Encode(text)
		if again := e.Encode(text); !slices.Equal(first, again) {
			t.Errorf("%v, and again %v", first, again)
		}
		if near := vector.Dot(first, first); near != 0 && math.Abs(float64(near)-1) > 0.001 {
			t.Errorf("%v is %v near to itself", first, near)
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	for name, m := range multipliers() {
		e := encoder(b, m)
		for _, tokens := range []int{12, 100} {
			text := strings.Repeat("bateau ", tokens-2)
			if n := len(newTokenizer(b).tokenize(text)); n != tokens {
				b.Fatalf("%d tokens, not %d", n, tokens)
			}
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
	for name, m := range multipliers() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				runtime.KeepAlive(encoder(b, m))
			}
		})
	}
}
