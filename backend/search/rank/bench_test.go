package rank

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// sizes are the communities that are measured. Their profiles have 90 words
// each, as common and as rare as words are (Zipf).
var sizes = []int{1_000, 10_000, 100_000}

// invented makes up profiles and questions, the same for the same seed.
type invented struct {
	rand *rand.Rand
	zipf *rand.Zipf
}

const inventedWords = 50_000

func newInvented(seed uint64) *invented {
	r := rand.New(rand.NewPCG(seed, 1))
	return &invented{r, rand.NewZipf(r, 1.1, 5, inventedWords-1)}
}

// word makes a pronounceable word of number n, without English endings.
func inventedWord(n uint64) string {
	const consonants, vowels = "bdfgklmnprtv", "aeiou"
	var b strings.Builder
	for n += 60; n > 0; n /= 60 {
		b.WriteByte(consonants[n%12])
		b.WriteByte(vowels[n/12%5])
	}
	return b.String()
}

func (g *invented) words(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = inventedWord(g.zipf.Uint64())
	}
	return strings.Join(words, " ")
}

func (g *invented) list(n, each int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = g.words(each)
	}
	return list
}

func (g *invented) profile(n int) domain.Profile {
	return domain.Profile{
		UserID:    domain.UserID(fmt.Sprintf("01890a5d-ac96-774b-bcce-%012d", n)),
		Name:      g.words(2),
		Headline:  g.words(6),
		Role:      g.words(2),
		Company:   g.words(2),
		Location:  inventedWord(g.zipf.Uint64() % 200),
		Languages: g.list(1+g.rand.IntN(2), 1),
		Skills:    g.list(6, 2),
		Offers:    g.words(15),
		Needs:     g.words(10),
		About:     g.words(33),
		Interests: g.list(3, 2),
		OptedIn:   true,
	}
}

func (g *invented) profiles(n int) []domain.Profile {
	profiles := make([]domain.Profile, n)
	for i := range profiles {
		profiles[i] = g.profile(i)
	}
	return profiles
}

// questions are of three to six words, one in four with a place, one in ten
// with a slip of the pen.
func (g *invented) questions(n int) []string {
	questions := make([]string, n)
	for i := range questions {
		q := "who can help me with " + g.words(3+g.rand.IntN(4))
		if i%10 == 0 {
			q = q[:len(q)-1] + "z"
		}
		if i%4 == 0 {
			q += " near " + inventedWord(g.zipf.Uint64()%200)
		}
		questions[i] = q
	}
	return questions
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			profiles := newInvented(1).profiles(n)
			before := heap()
			var x *index.Index
			for b.Loop() {
				x = index.Build(profiles)
			}
			b.ReportMetric(float64(heap()-before)/float64(n), "B/person")
			runtime.KeepAlive(x)
			runtime.KeepAlive(profiles)
		})
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkFind(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			g := newInvented(1)
			in := []*index.Index{index.Build(g.profiles(n))}
			questions := g.questions(500)
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				find(query.Parse(questions[i%len(questions)], ""), in, "", 10)
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
			b.ReportMetric(took[len(took)*95/100].Seconds()*1000, "p95-ms")
		})
	}
}

func BenchmarkPut(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			g := newInvented(1)
			x := index.Build(g.profiles(n))
			changed := g.profiles(min(n, 1000))
			for i := 0; b.Loop(); i++ {
				x.Put(changed[i%len(changed)])
			}
		})
	}
}

func BenchmarkUnderstand(b *testing.B) {
	for b.Loop() {
		query.Parse("my outboard will not start, who near Rockland could help me fix it before the weekend?", "")
	}
}
