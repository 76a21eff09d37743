package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kith/backend/search"
	"kith/backend/search/query"
)

// BenchmarkByMeaning measures questions with vectors, each of which is asked once, and
// reports milliseconds: of the whole question, and of encoding alone. KITH_SPEED_DATA is a
// folder in which the communities are kept for the next run.
//
//	go test ./speed -bench ByMeaning -benchtime 300x
func BenchmarkByMeaning(b *testing.B) {
	for _, members := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("members=%d", members), func(b *testing.B) {
			k := &kithByMeaning{dir: community(b, members)}
			if err := k.finish(); err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { _ = k.close() })
			encoder := search.NewBuiltinEmbedder()
			c := newCrowd(2)
			for range 3 { // loads the encoder
				_ = k.ask(c.question())
			}
			var whole, encoding []float64
			for b.Loop() {
				question := c.question()
				text := query.Parse(question, "").SemanticText
				var err error
				encoding = append(encoding, timed(func() { _, _ = encoder.Encode(text) }))
				whole = append(whole, timed(func() { err = k.ask(question) }))
				if err != nil {
					b.Fatal(err)
				}
			}
			reportPercentiles(b, whole, "question")
			reportPercentiles(b, encoding, "encoding")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func timed(do func()) float64 {
	began := time.Now()
	do()
	return float64(time.Since(began).Microseconds()) / 1000
}

func reportPercentiles(b *testing.B, times []float64, of string) {
	b.Helper()
	slices.Sort(times)
	b.ReportMetric(times[len(times)/2], of+"-p50-ms")
	b.ReportMetric(times[len(times)*95/100], of+"-p95-ms")
}

// BenchmarkFindFromNothing measures opening a data folder, indexing it and answering one
// question, as “kith find” does.
func BenchmarkFindFromNothing(b *testing.B) {
	for _, members := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("members=%d", members), func(b *testing.B) {
			dir := community(b, members)
			for b.Loop() {
				k := &kithByMeaning{dir: dir}
				if err := k.finish(); err != nil {
					b.Fatal(err)
				}
				if err := k.ask(newCrowd(2).question()); err != nil {
					b.Fatal(err)
				}
				_ = k.close()
			}
		})
	}
}

// community returns a data folder with so many members who have vectors.
func community(b *testing.B, members int) string {
	b.Helper()
	root := os.Getenv("KITH_SPEED_DATA")
	if root == "" {
		root = b.TempDir()
	}
	dir := filepath.Join(root, fmt.Sprint(members))
	if _, err := os.Stat(filepath.Join(dir, "kith.db")); err == nil {
		return dir
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.Fatal(err)
	}
	if err := fill(dir, members); err != nil {
		b.Fatal(err)
	}
	return dir
}
