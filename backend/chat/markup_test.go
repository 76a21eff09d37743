package chat_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ollama/ollama/api"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/ollama"
)

// spellsOut starts a server whose model writes the pieces, and returns its client. The
// requests go to asked.
func spellsOut(t *testing.T, asked func(api.ChatRequest), pieces ...string) *ollama.Client {
	t.Helper()
	answer := func(w http.ResponseWriter, v any) { must(t, json.NewEncoder(w).Encode(v)) }
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/tags", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, api.ListResponse{Models: []api.ListModelResponse{{Name: "tiny:latest", Digest: "1"}}})
	})
	mux.HandleFunc("GET /api/ps", func(w http.ResponseWriter, _ *http.Request) { answer(w, api.ProcessResponse{}) })
	mux.HandleFunc("POST /api/show", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "{}") })
	mux.HandleFunc("POST /api/chat", func(w http.ResponseWriter, r *http.Request) {
		var request api.ChatRequest
		must(t, json.NewDecoder(r.Body).Decode(&request))
		asked(request)
		for _, piece := range pieces {
			answer(w, api.ChatResponse{Message: api.Message{Content: piece}})
		}
		answer(w, api.ChatResponse{Done: true, DoneReason: "stop"})
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	client, err := ollama.New(server.URL)
	must(t, err)
	return client
}

// heardOf returns the text and the reasoning that a listener has in the end.
func heardOf(all []chat.Event) (text, thinking string) {
	for _, e := range all {
		switch {
		case e.Kind == chat.KindDelta:
			text += e.Text
		case e.Kind == chat.KindThinking:
			thinking += e.Text
		case e.Status == chat.StatusRetracted:
			text = ""
		}
	}
	return text, thinking
}

var spelledOut = []struct {
	name, thinking string
	pieces         []string
}{
	{"control tokens", "", []string{"<|im_start|>assis", "tant\nThey know wells", " <unused7>well.<|im", "_end|>\n<|im_start|>user\nWho?"}},
	{"channels", "wells?", []string{"<|channel|>analysis<|mess", "age|>wells?<|end|><|start|>assistant<|channel|>fi", "nal<|message|>They know wells well.<|return|>"}},
	{"a lone end of reasoning", "I wonder who knows wells around here, and why.", []string{"I wonder who knows wells around here, and why.</thi", "nk>\n\nThey know wells well.</s>"}},
	{"reasoning within", "wells?", []string{"They know <thin", "king>wells?</thinking> wells well."}},
}

func TestNoMarkupIsShownOrStored(t *testing.T) {
	const want = "They know wells well."
	for _, tt := range spelledOut {
		t.Run(tt.name, func(t *testing.T) {
			var penalties []any
			client := spellsOut(t, func(r api.ChatRequest) { penalties = append(penalties, r.Options["repeat_penalty"]) }, tt.pieces...)
			h := newHarness(t, func(p *chat.Parts) { p.Model = client })
			heard, answer := h.ask(t, chat.Ask{Text: brackish, Model: "tiny"})
			text, thinking := heardOf(heard.all)
			if text != want || thinking != tt.thinking {
				t.Errorf("heard %q, reasoning %q", text, thinking)
			}
			if answer.Content != want || answer.Metadata.Thinking != tt.thinking || answer.Metadata.Status != domain.AnswerComplete || answer.Metadata.FinishedBy != "" {
				t.Errorf("stored %q, %+v", answer.Content, answer.Metadata)
			}
			letter, _, _ := h.draft(t, answer)
			text, thinking = heardOf(letter.all)
			body := letter.all[len(letter.all)-1].Content
			if text != body || thinking != tt.thinking || strings.Count(body, "Hello ") != 1 || !strings.Contains(body, ",\n\n"+want+"\n\n") {
				t.Errorf("the letter is heard as %q, reasoning %q; at last it is %q", text, thinking, body)
			}
			if len(penalties) != 2 || penalties[0] != 1.1 || penalties[1] != 1.1 {
				t.Errorf("the penalties for repeating are %v", penalties)
			}
		})
	}
}
