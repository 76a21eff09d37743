package backend_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/backend"
	"kith/backend/chat"
	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/store"
)

// BenchmarkAsk measures a question with the built-in writer, from the window's side: the time
// until the cards are shown, and until the whole answer is stored. It reports p50 and p95 in
// milliseconds.
func BenchmarkAsk(b *testing.B) {
	b.Setenv("OLLAMA_HOST", "127.0.0.1:1") // no Ollama
	for _, people := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("people=%d", people), func(b *testing.B) {
			parts := crowd(b, people)
			scope := scopeOf(b, parts)
			words := rand.New(rand.NewPCG(3, 4))
			waitForIndex(b, parts, scope)
			var cards, answers []float64
			for b.Loop() {
				card, answer := timeReply(b, parts, scope, "Who can help me with "+invented(words, 6)+"?")
				cards, answers = append(cards, card), append(answers, answer)
			}
			report(b, cards, "cards")
			report(b, answers, "answer")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func scopeOf(b *testing.B, parts cli.Parts) domain.Scope {
	b.Helper()
	actor, err := parts.Store.Actor(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	return domain.Scope{Actor: actor.ID, Surface: domain.SurfaceDesktop}
}

// waitForIndex waits for the index.
func waitForIndex(b *testing.B, parts cli.Parts, scope domain.Scope) {
	b.Helper()
	timeReply(b, parts, scope, "Who is ready?")
}

func timeReply(b *testing.B, parts cli.Parts, scope domain.Scope, question string) (cards, answer float64) {
	b.Helper()
	began := time.Now()
	reply, err := parts.Chat.Ask(b.Context(), scope, chat.Ask{
		RequestID: domain.NewID(),
		Text:      question,
		Listen: func(e chat.Event) {
			if e.Kind == chat.KindMatches {
				cards = float64(time.Since(began).Microseconds()) / 1000
			}
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	reply.Wait()
	return cards, float64(time.Since(began).Microseconds()) / 1000
}

func report(b *testing.B, times []float64, of string) {
	b.Helper()
	slices.Sort(times)
	b.ReportMetric(times[len(times)/2], of+"-p50-ms")
	b.ReportMetric(times[len(times)*95/100], of+"-p95-ms")
}

// crowd opens a backend with a new data folder that has so many people of 90 words in one
// organization.
func crowd(b *testing.B, people int) cli.Parts {
	b.Helper()
	dir := b.TempDir()
	fill(b, dir, people)
	opened, err := backend.Open(b.Context(), backend.Options{DataDir: dir, Surface: domain.SurfaceDesktop})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = opened.Close() })
	return opened.Commands()
}

func fill(b *testing.B, dir string, people int) {
	b.Helper()
	s, err := store.Open(b.Context(), dir, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	founder, err := s.SignUp(b.Context(), domain.SurfaceDesktop, "Founder", "founder@example.org")
	if err != nil {
		b.Fatal(err)
	}
	scoped := s.In(domain.Scope{Actor: founder.ID, Surface: domain.SurfaceDesktop})
	org, err := scoped.Organization(b.Context(), "Test Environment")
	if err != nil {
		b.Fatal(err)
	}
	words := rand.New(rand.NewPCG(1, 2))
	entries := make([]domain.Entry, people)
	for i := range entries {
		entries[i] = domain.Entry{Line: i, Consent: domain.ConsentGiven, ConsentSource: "invented", Profile: domain.Profile{
			Name: fmt.Sprintf("Person %06d", i), Email: fmt.Sprintf("person%d@example.org", i),
			Headline: invented(words, 8), About: invented(words, 45), Offers: invented(words, 15), Needs: invented(words, 10),
			Skills: strings.Fields(invented(words, 8)), Location: invented(words, 1),
		}}
	}
	if _, err := scoped.Import(b.Context(), domain.Import{Org: org.ID, Entries: entries}); err != nil {
		b.Fatal(err)
	}
}

// invented returns a text of random words, whose frequencies follow Zipf's law.
func invented(r *rand.Rand, words int) string {
	const syllables = "ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu"
	parts := strings.Fields(syllables)
	zipf := rand.NewZipf(r, 1.1, 5, 50_000)
	text := make([]string, words)
	for i := range text {
		for n := zipf.Uint64() + 30; n > 0; n /= 30 {
			text[i] += parts[n%30]
		}
	}
	return strings.Join(text, " ")
}

// BenchmarkImport measures the time to import 100,000 people, until they can be found.
func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		began := time.Now()
		dir := b.TempDir()
		fill(b, dir, 100_000)
		b.ReportMetric(time.Since(began).Seconds(), "import-s")
		opened, err := backend.Open(b.Context(), backend.Options{DataDir: dir, Surface: domain.SurfaceDesktop})
		if err != nil {
			b.Fatal(err)
		}
		if err := opened.Commands().Finder.Ready(b.Context(), scopeOf(b, opened.Commands())); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(began).Seconds(), "searchable-s")
		if err := opened.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
