package ollama

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ollama/ollama/api"
)

// chunks are the lines of a stream, each with a piece of text and a piece of reasoning.
func chunks(pieces ...[2]string) (all []string) {
	for _, p := range pieces {
		all = append(all, encode(api.ChatResponse{Message: api.Message{Content: p[0], Thinking: p[1]}})+"\n")
	}
	return all
}

// hearing is what a caller of Chat has heard.
type hearing struct {
	said, thought strings.Builder
	retracted     int
}

func (h *hearing) request() ChatRequest {
	return ChatRequest{
		Model: "tiny", Messages: question,
		Think:   func(delta string) error { h.thought.WriteString(delta); return nil },
		Retract: func() error { h.said.Reset(); h.retracted++; return nil },
	}
}

func (h *hearing) emit(delta string) error { h.said.WriteString(delta); return nil }

func TestMarkupIsTakenOutOfAStream(t *testing.T) {
	for _, tt := range []struct {
		name, said, thought string
		retracted           int
		pieces              [][2]string
	}{
		{"control tokens", "Ask Odile.", "", 0, [][2]string{{"<|im_st", ""}, {"art|>assis", ""}, {"tant\nAsk <unu", ""}, {"sed3>Odile", ""}, {".", ""}}},
		{"a channel", "Ask Odile.", "boats?", 0, [][2]string{{"<|channel|>ana", ""}, {"lysis<|message|>boats?<|en", ""}, {"d|><|start|>assistant<|channel|>final<|message|>Ask", ""}, {" Odile.", ""}}},
		{"a lone end of reasoning", "Ask Odile.", "boats? yes", 1, [][2]string{{"boats?", ""}, {" yes</th", ""}, {"ink>\n\nAsk", ""}, {" Odile.", ""}}},
		{"tokens in the separated reasoning", "Ask", "boats? yes", 0, [][2]string{{"", "boats?<|im_"}, {"", "end|> yes</think>"}, {"Ask", ""}}},
		{"what people write", "a < b <3 <odile@example.org> [1] <", "", 0, [][2]string{{"a <", ""}, {" b <", ""}, {"3 <odile", ""}, {"@example.org> [", ""}, {"1] <", ""}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			client := scripted(t, lines(append(chunks(tt.pieces...), lastLine)...), tiny)
			var h hearing
			usage, err := client.Chat(t.Context(), h.request(), h.emit)
			if err != nil || h.said.String() != tt.said || h.thought.String() != tt.thought || h.retracted != tt.retracted {
				t.Errorf("said %q, thought %q, retracted %d times, %v", &h.said, &h.thought, h.retracted, err)
			}
			if usage.AnswerTokens != 3 {
				t.Errorf("usage %+v", usage)
			}
		})
	}
}

// The server would go on, so the answer must not wait for it.
func TestAnswerEndsWithTheTurn(t *testing.T) {
	for _, end := range []string{"<|im_end|>", "<|eot_id|>", "</s>", "<end_of_turn>", "<｜end▁of▁sentence｜>", "\n<|im_start|>user\nWho?"} {
		stopped := make(chan struct{})
		wait := func(w http.ResponseWriter, r *http.Request) { hang(w, r); close(stopped) }
		client := scripted(t, then(lines(chunks([2]string{"Ask Odile." + end[:1]}, [2]string{end[1:] + " more"})...), wait), tiny)
		var h hearing
		_, err := client.Chat(t.Context(), h.request(), h.emit)
		if err != nil || strings.TrimSpace(h.said.String()) != "Ask Odile." {
			t.Errorf("%s: said %q, %v", end, &h.said, err)
		}
		select {
		case <-stopped:
		case <-time.After(10 * time.Second):
			t.Errorf("%s: the server goes on", end)
		}
	}
}

func TestErrorOfRetractEndsTheAnswer(t *testing.T) {
	client := scripted(t, lines(append(chunks([2]string{"boats?</think>Ask"}), lastLine)...), tiny)
	var h hearing
	request, broken := h.request(), errors.New("broken")
	request.Retract = func() error { return broken }
	if _, err := client.Chat(t.Context(), request, h.emit); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestOptionsAreSent(t *testing.T) {
	var asked api.ChatRequest
	client := scripted(t, func(w http.ResponseWriter, r *http.Request) {
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		lines(firstLine, lastLine)(w, r)
	}, tiny)
	if _, err := client.Chat(t.Context(), ChatRequest{Model: "tiny", Messages: question, MaxTokens: 7}, discard); err != nil {
		t.Fatal(err)
	}
	for option, want := range map[string]float64{"repeat_penalty": repeatPenalty, "temperature": temperature, "num_predict": 7, "num_ctx": NumCtx} {
		if asked.Options[option] != want {
			t.Errorf("%s is %v, want %v", option, asked.Options[option], want)
		}
	}
	if asked.Truncate == nil || *asked.Truncate || asked.Shift == nil || *asked.Shift {
		t.Error("a prompt that is too long would lose a part")
	}
}
