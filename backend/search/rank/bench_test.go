package rank

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/search/golden"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// sizes are the numbers of members that are measured. Their profiles have 90 words each,
// whose frequencies follow Zipf's law.
var sizes = []int{1_000, 10_000, 100_000}

// generator generates profiles and questions, the same for the same seed.
type generator struct{ *golden.Crowd }

func newGenerator(seed uint64) generator { return generator{golden.NewCrowd(seed)} }

func (g generator) profile(n int) domain.Profile {
	p := g.Member(n)
	p.Languages = g.List(1+g.IntN(2), 1)
	p.Skills = g.List(6, 2)
	p.Offers = g.Words(15)
	p.Needs = g.Words(10)
	p.About = g.Words(33)
	p.Interests = g.List(3, 2)
	return p
}

func (g generator) profiles(n int) []domain.Profile {
	profiles := make([]domain.Profile, n)
	for i := range profiles {
		profiles[i] = g.profile(i)
	}
	return profiles
}

// questions returns questions of three to six words, one in four with a place, one in ten
// with a typo.
func (g generator) questions(n int) []string {
	questions := make([]string, n)
	for i := range questions {
		q := g.Question()
		if i%10 == 0 {
			q = q[:len(q)-1] + "z"
		}
		if i%4 == 0 {
			q += " near " + g.Place()
		}
		questions[i] = q
	}
	return questions
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			profiles := newGenerator(1).profiles(n)
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
			g := newGenerator(1)
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
			g := newGenerator(1)
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
