package backend_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"kith/backend/chat"
	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/ollama/ollamatest"
)

// BenchmarkPrompt reports the tokens of a prompt, as counted by the server, with few members and
// with many. It also reports how many tokens a prompt with every visible profile would have.
func BenchmarkPrompt(b *testing.B) {
	server := ollamatest.StartSmolLM2(b, ollamatest.Recent)
	b.Setenv("OLLAMA_HOST", server.Address)
	each := tokensPerProfile(b, server)
	for _, people := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprintf("people=%d", people), func(b *testing.B) {
			parts := crowd(b, people)
			for b.Loop() {
				about := answered(b, parts)
				b.ReportMetric(float64(about.PromptTokens), "prompt-tokens")
				b.ReportMetric(float64(len(about.MatchedProfiles)), "shown")
			}
			b.ReportMetric(each*float64(people), "pasted-tokens")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// answered asks a question that nearly everybody matches, so that the number of people shown
// does not depend on the number of members.
func answered(b *testing.B, parts cli.Parts) domain.Metadata {
	b.Helper()
	actor, err := parts.Store.Actor(b.Context(), "")
	must(b, err)
	reply, err := parts.Chat.Ask(b.Context(), domain.Scope{Actor: actor.ID, Surface: domain.SurfaceDesktop}, chat.Ask{
		RequestID: domain.NewID(), Text: "Who can help me with " + invented(rand.New(rand.NewPCG(3, 5)), 4) + "?", Model: ollamatest.SmolLM2,
	})
	must(b, err)
	reply.Wait()
	answer, err := parts.Store.In(domain.Scope{Actor: actor.ID}).Answer(b.Context(), reply.Turn().Answer)
	must(b, err)
	return answer.Metadata
}

// tokensPerProfile returns the average number of tokens of a whole profile, from a sample.
func tokensPerProfile(b *testing.B, server *ollamatest.Server) float64 {
	b.Helper()
	const few = 10
	client, err := ollama.New(server.Address)
	must(b, err)
	words := rand.New(rand.NewPCG(1, 2))
	var profiles strings.Builder
	for i := range few {
		fmt.Fprintf(&profiles, "Person %d %s\n", i, invented(words, 90))
	}
	usage, err := client.Chat(b.Context(), ollama.ChatRequest{
		Model: ollamatest.SmolLM2, MaxTokens: 1, Messages: []ollama.Message{{Role: "user", Content: profiles.String()}},
	}, func(string) error { return nil })
	must(b, err)
	return float64(usage.PromptTokens) / few
}
