package ollama

import (
	"context"
	"testing"
	"time"

	"kith/backend/ollama/ollamatest"
)

// BenchmarkNextAfterStop measures the time from stopping an answer to the first word of
// the next one, on a server that writes one answer at a time.
func BenchmarkNextAfterStop(b *testing.B) {
	server := ollamatest.Start(b)
	server.Create(b, "tiny", false)
	client, err := New(server.Address)
	if err != nil {
		b.Fatal(err)
	}
	var waited time.Duration
	for b.Loop() {
		ctx, stop := context.WithCancel(b.Context())
		var stopped time.Time
		_, _ = client.Chat(ctx, ChatRequest{Model: "tiny", Messages: question, MaxTokens: 70_000}, func(string) error {
			stopped = time.Now()
			stop()
			return nil
		})
		ctx, stop = context.WithCancel(b.Context())
		_, _ = client.Chat(ctx, ChatRequest{Model: "tiny", Messages: question, MaxTokens: 70_000}, func(string) error {
			waited += time.Since(stopped)
			stop()
			return nil
		})
	}
	b.ReportMetric(float64(waited.Milliseconds())/float64(b.N), "ms/next-word")
	b.ReportMetric(0, "ns/op") // the time of a whole iteration is not of interest
}
