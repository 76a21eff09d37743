package chat_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/ollama/ollama/api"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/ollama/ollamatest"
)

// Kith and the bare client are measured in turns. The best round counts, because other
// programs disturbed it least.
const (
	rounds       = 7
	promptRounds = 3 // fewer, because each round needs whole answers
)

// bare is Ollama's own client library on the same server.
type bare struct{ *api.Client }

func bareClient(b *testing.B, s *ollamatest.Server) bare {
	b.Helper()
	return bare{api.NewClient(&url.URL{Scheme: "http", Host: s.Address}, http.DefaultClient)}
}

// forget empties the server's prompt cache: it has one slot, which then contains another
// prompt.
func (c bare) forget(b *testing.B, model string) {
	b.Helper()
	_, _, err := c.chat(b.Context(), model, []ollama.Message{{Role: "user", Content: "Zebras graze."}}, 1)
	must(b, err)
}

var errEnough = errors.New("enough")

// chat returns the time to the first chunk and the average time of each following one. It
// stops after maxChunks.
func (c bare) chat(ctx context.Context, model string, prompt []ollama.Message, maxChunks int) (first, each time.Duration, err error) {
	messages := make([]api.Message, len(prompt))
	for i, m := range prompt {
		messages[i] = api.Message{Role: m.Role, Content: m.Content}
	}
	no := false
	watch := newStopwatch()
	err = c.Chat(ctx, &api.ChatRequest{
		Model: model, Messages: messages, Truncate: &no, Shift: &no, Think: &api.ThinkValue{Value: false},
		KeepAlive: &api.Duration{Duration: time.Hour},
		Options:   map[string]any{"num_ctx": ollama.NumCtx, "num_predict": ollama.DefaultMaxTokens, "temperature": 0.3},
	}, func(r api.ChatResponse) error {
		if r.Message.Content != "" && watch.tick() >= maxChunks {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return watch.first, watch.each(), err
}

// stopwatch times the chunks of an answer.
type stopwatch struct {
	began, at time.Time
	first     time.Duration
	chunks    int
}

func newStopwatch() *stopwatch { return &stopwatch{began: time.Now()} }

func (w *stopwatch) tick() int {
	w.at = time.Now()
	if w.chunks++; w.chunks == 1 {
		w.first = w.at.Sub(w.began)
	}
	return w.chunks
}

func (w *stopwatch) each() time.Duration {
	return (w.at.Sub(w.began) - w.first) / time.Duration(max(w.chunks-1, 1))
}

// timed is a model that times its chunks and records its prompt.
type timed struct {
	*ollama.Client
	maxChunks int
	watch     *stopwatch
	prompt    []ollama.Message
}

func (m *timed) Chat(ctx context.Context, r ollama.ChatRequest, emit func(string) error) (ollama.Usage, error) {
	m.prompt = r.Messages
	return m.Client.Chat(ctx, r, func(delta string) error {
		if err := emit(delta); err != nil {
			return err
		}
		if m.watch.tick() >= m.maxChunks {
			return errEnough
		}
		return nil
	})
}

// BenchmarkWriting compares a whole question through Kith with a bare call of Ollama's
// client library with the same model and prompt, both with an empty prompt cache: the
// time from the question to the first token, and the time per token.
func BenchmarkWriting(b *testing.B) {
	server := ollamatest.StartSmolLM2(b, ollamatest.Recent)
	server.Create(b, "tiny", false)
	for _, model := range []string{ollamatest.SmolLM2, "tiny"} {
		b.Run("model="+model, func(b *testing.B) { measureWriting(b, server, model) })
	}
}

// timedChunks is how many chunks of an answer are timed.
const timedChunks = 60

func measureWriting(b *testing.B, server *ollamatest.Server, model string) {
	b.Helper()
	client, err := ollama.New(server.Address)
	must(b, err)
	writer := &timed{Client: client, maxChunks: timedChunks}
	h := newHarness(b, func(p *chat.Parts) { p.Model = writer })
	bareServer := bareClient(b, server)
	var kith, direct [2]time.Duration
	var firsts, speeds []float64
	for b.Loop() {
		for range rounds {
			bareServer.forget(b, model)
			writer.watch = newStopwatch()
			h.ask(b, chat.Ask{Text: brackish, Model: model})
			first, each := writer.watch.first, writer.watch.each()
			keepBest(&kith, first, each)
			bareServer.forget(b, model)
			bareFirst, bareEach, err := bareServer.chat(b.Context(), model, writer.prompt, timedChunks)
			must(b, err)
			keepBest(&direct, bareFirst, bareEach)
			firsts = append(firsts, float64(first)/float64(bareFirst))
			speeds = append(speeds, float64(bareEach)/float64(each))
		}
	}
	b.ReportMetric(milliseconds(kith[0]), "first-ms")
	b.ReportMetric(milliseconds(direct[0]), "bare-first-ms")
	b.ReportMetric(1/kith[1].Seconds(), "tokens/s")
	b.ReportMetric(1/direct[1].Seconds(), "bare-tokens/s")
	b.ReportMetric(median(firsts), "first-to-bare")
	b.ReportMetric(median(speeds), "tokens-to-bare")
	b.ReportMetric(0, "ns/op")
}

// median returns the median of the ratios of single rounds: load of the machine affects
// both times of one round.
func median(ratios []float64) float64 {
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}

func keepBest(best *[2]time.Duration, first, each time.Duration) {
	if best[0] == 0 || first < best[0] {
		best[0] = first
	}
	if best[1] == 0 || each < best[1] {
		best[1] = each
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// BenchmarkSecondQuestion measures how long the server processes the prompt of the second
// question of a session, which begins with the first prompt: with the first prompt cached,
// and without. The second question is a follow-up, or one about another subject, whose
// prompt has eight new people.
func BenchmarkSecondQuestion(b *testing.B) {
	server := ollamatest.StartSmolLM2(b, ollamatest.Recent)
	for name, question := range map[string]string{"follow-up": "and in Rockland?", "another": grants} {
		b.Run(name, func(b *testing.B) { measureSecond(b, server, question) })
	}
}

func measureSecond(b *testing.B, server *ollamatest.Server, question string) {
	b.Helper()
	client, err := ollama.New(server.Address)
	must(b, err)
	h := newHarness(b, func(p *chat.Parts) { p.Model = client })
	bareServer := bareClient(b, server)
	var cached, uncached [2]time.Duration
	var tokens int
	for b.Loop() {
		for range promptRounds {
			bareServer.forget(b, ollamatest.SmolLM2)
			_, first := h.ask(b, chat.Ask{Text: brackish})
			_, second := h.ask(b, chat.Ask{Text: question, SessionID: first.SessionID})
			keepBest(&cached, promptTime(second), 0)
			bareServer.forget(b, ollamatest.SmolLM2)
			_, again := h.ask(b, chat.Ask{Retries: second.ID})
			keepBest(&uncached, promptTime(again), 0)
			tokens = again.Metadata.PromptTokens
		}
	}
	b.ReportMetric(float64(tokens), "prompt-tokens")
	b.ReportMetric(milliseconds(cached[0]), "cached-ms")
	b.ReportMetric(milliseconds(uncached[0]), "uncached-ms")
	b.ReportMetric(float64(uncached[0])/float64(cached[0]), "times-faster")
	b.ReportMetric(0, "ns/op")
}

func promptTime(answer domain.Message) time.Duration {
	return time.Duration(answer.Metadata.PromptMS * float64(time.Millisecond))
}
