package ollama

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama/ollamatest"
)

var question = []Message{
	{Role: "system", Content: "You find people."},
	{Role: "user", Content: "Who knows boats?"},
}

func realClient(t *testing.T, v ollamatest.Version) (*Client, *ollamatest.Server) {
	t.Helper()
	server := ollamatest.StartVersion(t, v)
	client, err := New(server.Address)
	if err != nil {
		t.Fatal(err)
	}
	return client, server
}

func discard(string) error { return nil }

func TestInstalledModels(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			if _, err := client.Pick(t.Context(), ""); domain.CodeOf(err) != domain.Unavailable {
				t.Errorf("picked from a server without models: %v", err)
			}
			server.Create(t, "older", false)
			server.Create(t, "newer", false)
			server.Create(t, "embedder", true)
			models, err := client.chatModels(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if len(models) != 2 || models[0].Name != "newer:latest" || models[1].Name != "older:latest" || models[0].Size < 400_000 {
				t.Errorf("models %+v", models)
			}
			for preferred, want := range map[string]string{"older": "older:latest", "gone": "newer:latest", "embedder": "newer:latest", "": "newer:latest"} {
				if got, err := client.Pick(t.Context(), preferred); got != want || err != nil {
					t.Errorf("Pick(%q) = %q, %v, want %q", preferred, got, err, want)
				}
			}
		})
	}
}

func TestChatStreamsAndReportsUsage(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			server.Create(t, "tiny", false)
			var deltas []string
			usage, err := client.Chat(t.Context(), ChatRequest{Model: "tiny", Messages: question, MaxTokens: 20}, func(delta string) error {
				deltas = append(deltas, delta)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(deltas) < 10 || len(strings.Fields(strings.Join(deltas, ""))) < 10 {
				t.Errorf("streamed %q", deltas)
			}
			if usage.AnswerTokens != 20 || usage.PromptTokens < 10 || usage.LoadTime <= 0 || usage.AnswerTime <= 0 || !usage.CutOff {
				t.Errorf("usage %+v", usage)
			}
		})
	}
}

// The server answers one request at a time, and the first would take minutes: the
// second is answered in time only if the first one stops.
func TestServerStopsGeneratingWhenContextEnds(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			server.Create(t, "tiny", false)
			ctx, cancel := context.WithCancel(t.Context())
			_, err := client.Chat(ctx, ChatRequest{Model: "tiny", Messages: question, MaxTokens: 70_000}, func(string) error {
				cancel()
				return nil
			})
			if !errors.Is(err, context.Canceled) || domain.CodeOf(err) != domain.Stopped {
				t.Errorf("stopped with %v", err)
			}
			ctx, cancel = context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			usage, err := client.Chat(ctx, ChatRequest{Model: "tiny", Messages: question, MaxTokens: 3}, discard)
			if err != nil || usage.AnswerTokens != 3 {
				t.Errorf("after a stop: %+v, %v", usage, err)
			}
		})
	}
}

func TestChatEndsWhenEmitFails(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			server.Create(t, "tiny", false)
			broken := errors.New("broken")
			_, err := client.Chat(t.Context(), ChatRequest{Model: "tiny", Messages: question}, func(string) error { return broken })
			if !errors.Is(err, broken) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestPreload(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			server.Create(t, "tiny", false)
			loaded := func() bool {
				t.Helper()
				is, err := client.Loaded(t.Context(), "tiny")
				if err != nil {
					t.Fatal(err)
				}
				return is
			}
			if loaded() {
				t.Error("loaded before anybody asked")
			}
			if err := client.Preload(t.Context(), "tiny"); err != nil {
				t.Fatal(err)
			}
			if !loaded() {
				t.Error("not loaded")
			}
		})
	}
}

func TestUnusableModelsAreRejected(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			server.Create(t, "embedder", true)
			server.Create(t, "deleted", false)
			if _, err := client.chatModels(t.Context()); err != nil {
				t.Fatal(err)
			}
			server.Delete(t, "deleted")
			for model, want := range map[string]domain.Code{"embedder": domain.Invalid, "deleted": domain.NotFound, "never:1b": domain.NotFound} {
				_, err := client.Chat(t.Context(), ChatRequest{Model: model, Messages: question}, discard)
				if domain.CodeOf(err) != want {
					t.Errorf("chatting with %s: %v", model, err)
				}
				if err := client.Preload(t.Context(), model); domain.CodeOf(err) != want {
					t.Errorf("preloading %s: %v", model, err)
				}
			}
		})
	}
}

func TestErrorNamesAddressOfMissingServer(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			server.Create(t, "tiny", false)
			server.Stop()
			_, err := client.Chat(t.Context(), ChatRequest{Model: "tiny", Messages: question}, discard)
			if domain.CodeOf(err) != domain.Unavailable || !strings.Contains(err.Error(), server.Address) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestEmbedReturnsOneVectorPerText(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			server.Create(t, "embedder", true)
			server.Create(t, "tiny", false)
			vectors, err := client.Embed(t.Context(), "embedder", []string{"boats and sails", "tides", "boats and sails"})
			if err != nil {
				t.Fatal(err)
			}
			if len(vectors) != 3 || !slices.Equal(vectors[0], vectors[2]) || slices.Equal(vectors[0], vectors[1]) {
				t.Errorf("vectors %v", vectors)
			}
			if none, err := client.Embed(t.Context(), "embedder", nil); len(none) != 0 || err != nil {
				t.Errorf("of no texts %v, %v", none, err)
			}
			for model, want := range map[string]domain.Code{"tiny": domain.Invalid, "never:1b": domain.NotFound} {
				if _, err := client.Embed(t.Context(), model, []string{"boats"}); domain.CodeOf(err) != want {
					t.Errorf("embedding with %s: %v", model, err)
				}
			}
			embedders, err := client.Embedders(t.Context())
			if err != nil || len(embedders) != 1 || embedders[0].Name != "embedder:latest" {
				t.Errorf("embedders %+v, %v", embedders, err)
			}
		})
	}
}
