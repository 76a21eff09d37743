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

// rounds of each measurement, in turns with what it is measured against; the
// best counts, which the rest of the machine disturbed least.
const (
	rounds   = 7
	readings = 3 // of a prompt, which takes whole answers
)

// bare is Ollama's own client library on the same server.
type bare struct{ *api.Client }

func bareClient(b *testing.B, s *ollamatest.Server) bare {
	b.Helper()
	return bare{api.NewClient(&url.URL{Scheme: "http", Host: s.Address}, http.DefaultClient)}
}

// forget makes the server forget what it read: its one place holds another
// prompt.
func (c bare) forget(b *testing.B, model string) {
	b.Helper()
	_, _, err := c.chat(b.Context(), model, []ollama.Message{{Role: "user", Content: "Zebras graze."}}, 1)
	must(b, err)
}

var errEnough = errors.New("enough")

// chat returns how long the first piece and, on average, each of the following
// took, of which there are at most most.
func (c bare) chat(ctx context.Context, model string, prompt []ollama.Message, most int) (first, each time.Duration, err error) {
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
		if r.Message.Content != "" && watch.tick() >= most {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return watch.first, watch.each(), err
}

// stopwatch times pieces of an answer.
type stopwatch struct {
	began, at time.Time
	first     time.Duration
	pieces    int
}

func newStopwatch() *stopwatch { return &stopwatch{began: time.Now()} }

func (w *stopwatch) tick() int {
	w.at = time.Now()
	if w.pieces++; w.pieces == 1 {
		w.first = w.at.Sub(w.began)
	}
	return w.pieces
}

func (w *stopwatch) each() time.Duration {
	return (w.at.Sub(w.began) - w.first) / time.Duration(max(w.pieces-1, 1))
}

// timed is a model that times its pieces and remembers its prompt.
type timed struct {
	*ollama.Client
	most   int
	watch  *stopwatch
	prompt []ollama.Message
}

func (m *timed) Chat(ctx context.Context, r ollama.ChatRequest, emit func(string) error) (ollama.Usage, error) {
	m.prompt = r.Messages
	return m.Client.Chat(ctx, r, func(delta string) error {
		if err := emit(delta); err != nil {
			return err
		}
		if m.watch.tick() >= m.most {
			return errEnough
		}
		return nil
	})
}

// BenchmarkWriting measures a whole question through Kith against a bare call to
// Ollama's own client library with the same model and prompt, both unread
// before: the first token from the moment the question was asked, and the time
// of a token.
func BenchmarkWriting(b *testing.B) {
	server := ollamatest.StartSmolLM2(b, ollamatest.Recent)
	server.Create(b, "tiny", false)
	for _, model := range []string{ollamatest.SmolLM2, "tiny"} {
		b.Run("model="+model, func(b *testing.B) { measureWriting(b, server, model) })
	}
}

// pieces of an answer that are timed.
const pieces = 60

func measureWriting(b *testing.B, server *ollamatest.Server, model string) {
	b.Helper()
	client, err := ollama.New(server.Address)
	must(b, err)
	writer := &timed{Client: client, most: pieces}
	h := newHouse(b, func(p *chat.Parts) { p.Model = writer })
	plain := bareClient(b, server)
	var kith, direct [2]time.Duration
	var firsts, speeds []float64
	for b.Loop() {
		for range rounds {
			plain.forget(b, model)
			writer.watch = newStopwatch()
			h.ask(b, chat.Ask{Text: brackish, Model: model})
			first, each := writer.watch.first, writer.watch.each()
			keepBest(&kith, first, each)
			plain.forget(b, model)
			bareFirst, bareEach, err := plain.chat(b.Context(), model, writer.prompt, pieces)
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

// median of what each round says by itself: what slows the machine down for a
// while slows both down.
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

// BenchmarkSecondQuestion measures how long the server reads the prompt of a
// session's second question, which begins with the first, and how long where it
// has to read it anew: of one that goes on, and of one about something else, for
// which eight people are told of who were not told of before.
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
	h := newHouse(b, func(p *chat.Parts) { p.Model = client })
	plain := bareClient(b, server)
	var cached, anew [2]time.Duration
	var tokens int
	for b.Loop() {
		for range readings {
			plain.forget(b, ollamatest.SmolLM2)
			_, first := h.ask(b, chat.Ask{Text: brackish})
			_, second := h.ask(b, chat.Ask{Text: question, SessionID: first.SessionID})
			keepBest(&cached, reading(second), 0)
			plain.forget(b, ollamatest.SmolLM2)
			_, again := h.ask(b, chat.Ask{Retries: second.ID})
			keepBest(&anew, reading(again), 0)
			tokens = again.Metadata.PromptTokens
		}
	}
	b.ReportMetric(float64(tokens), "prompt-tokens")
	b.ReportMetric(milliseconds(cached[0]), "cached-ms")
	b.ReportMetric(milliseconds(anew[0]), "anew-ms")
	b.ReportMetric(float64(anew[0])/float64(cached[0]), "times-faster")
	b.ReportMetric(0, "ns/op")
}

func reading(answer domain.Message) time.Duration {
	return time.Duration(answer.Metadata.PromptMS * float64(time.Millisecond))
}
