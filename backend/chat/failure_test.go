package chat_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/ollama/ollamatest"
)

// script returns a client of a server that answers every chat with the same status and
// body, which cannot be provoked in a real Ollama.
func script(t *testing.T, status int, body string) *ollama.Client {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/tags", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"models":[{"name":"tiny:latest","model":"tiny:latest","digest":"1"}]}`)
	})
	mux.HandleFunc("POST /api/show", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `{}`) })
	mux.HandleFunc("POST /api/chat", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	client, err := ollama.New(server.URL)
	must(t, err)
	return client
}

func TestFailuresAreCompletedAndExplained(t *testing.T) {
	const begun = `{"model":"tiny","message":{"role":"assistant","content":"You could ask"},"done":false}` + "\n"
	for _, tt := range []struct {
		name, body string
		status     int
		kept       string
		code       domain.Code
		advice     string
	}{
		{"out of memory", `{"error":"model requires more system memory (9.0 GiB) than is available"}`, 500, "", domain.Unavailable, "smaller model"},
		{"out of memory midway", begun + `{"error":"llama runner process has terminated: signal: killed"}` + "\n", 200, "You could ask", domain.Unavailable, "Ask again"},
		{"garbage", begun + "<html>\n", 200, "You could ask", domain.Unavailable, "Ask again"},
		{"half a line", begun + begun[:40], 200, "You could ask", domain.Unavailable, "Ask again"},
		{"model deleted", `{"error":"model 'tiny' not found"}`, 404, "", domain.NotFound, "Choose another"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHarness(t, func(p *chat.Parts) { p.Model = script(t, tt.status, tt.body) })
			heard, answer := h.ask(t, chat.Ask{Text: brackish})
			checkCompleted(t, heard, answer, tt.kept)
			if m := answer.Metadata; m.ErrorCode != tt.code || !strings.Contains(m.Problem, tt.advice) {
				t.Errorf("it is explained as %s: %q", m.ErrorCode, m.Problem)
			}
		})
	}
}

// checkCompleted checks that the built-in writer completed an answer of a model, and that
// an event says why.
func checkCompleted(t *testing.T, heard *events, answer domain.Message, kept string) {
	t.Helper()
	m := answer.Metadata
	if m.Status != domain.AnswerComplete || m.FinishedBy != domain.BuiltinModel || m.Model == domain.BuiltinModel {
		t.Errorf("the answer is %+v", m)
	}
	if !strings.HasPrefix(answer.Content, kept) || !strings.Contains(answer.Content, "[1]") || answer.Content != heard.text.String() {
		t.Errorf("the answer is %q, heard %q", answer.Content, heard.text.String())
	}
	var switched *domain.Error
	for _, e := range heard.all {
		if e.Status == chat.StatusSwitched {
			switched = e.Error
		}
	}
	if switched == nil || switched.Hint == "" {
		t.Errorf("the status event has the error %v", switched)
	}
}

func harnessWithTinyModel(t *testing.T) (*harness, *ollamatest.Server) {
	t.Helper()
	server := ollamatest.Start(t)
	server.Create(t, "tiny", false)
	client, err := ollama.New(server.Address)
	must(t, err)
	return newHarness(t, func(p *chat.Parts) { p.Model = client }), server
}

func TestServerStopsDuringAnswer(t *testing.T) {
	h, server := harnessWithTinyModel(t)
	heard := &events{}
	var once sync.Once
	heard.each = func(e chat.Event) {
		if e.Kind == chat.KindDelta {
			once.Do(server.Stop)
		}
	}
	_, answer := h.ask(t, chat.Ask{Text: brackish, Listen: heard.listen})
	checkCompleted(t, heard, answer, "")
	_, next := h.ask(t, chat.Ask{Text: grants, SessionID: answer.SessionID})
	if next.Metadata.Status != domain.AnswerComplete || next.Content == "" {
		t.Errorf("the next answer is %+v", next)
	}
}

func TestModelDeletedBetweenQuestions(t *testing.T) {
	h, server := harnessWithTinyModel(t)
	first := h.askAndStop(t, chat.Ask{RequestID: "first", Text: brackish})
	server.Delete(t, "tiny")
	_, second := h.ask(t, chat.Ask{Text: "and in Rockland?", SessionID: first.SessionID})
	if first.Metadata.Model == domain.BuiltinModel || second.Metadata.Status != domain.AnswerComplete || second.Content == "" {
		t.Errorf("the answers are %+v and %+v", first.Metadata, second.Metadata)
	}
}

// askAndStop asks a question and stops the reply at its first word, because the tiny model
// never stops by itself.
func (h *harness) askAndStop(t *testing.T, a chat.Ask) domain.Message {
	t.Helper()
	var once sync.Once
	listen := a.Listen
	a.Listen = func(e chat.Event) {
		if listen != nil {
			listen(e)
		}
		if e.Kind == chat.KindDelta {
			once.Do(func() { go func() { _ = h.Stop(h.scope.Actor, a.RequestID) }() })
		}
	}
	_, answer := h.ask(t, a)
	return answer
}

func TestCutOffIsStored(t *testing.T) {
	const long = `{"model":"tiny","message":{"role":"assistant","content":"Ask them all"},"done":true,"done_reason":"length","prompt_eval_duration":2000000}`
	h := newHarness(t, func(p *chat.Parts) { p.Model = script(t, 200, long+"\n") })
	_, answer := h.ask(t, chat.Ask{Text: brackish})
	if m := answer.Metadata; !m.CutOff || m.PromptMS != 2 || m.Status != domain.AnswerComplete {
		t.Errorf("the metadata is %+v", m)
	}
}

// The server writes one answer at a time: the second begins when the first is stopped.
func TestConcurrentQuestionsQueue(t *testing.T) {
	h, _ := harnessWithTinyModel(t)
	writing, queued := make(chan struct{}), make(chan struct{})
	var once sync.Once
	first, err := h.Ask(t.Context(), h.scope, chat.Ask{RequestID: "first", Text: brackish, Listen: func(e chat.Event) {
		if e.Kind == chat.KindDelta {
			once.Do(func() { close(writing) })
		}
	}})
	must(t, err)
	<-writing
	written := make(chan domain.Message)
	go func() {
		written <- h.askAndStop(t, chat.Ask{RequestID: "second", Text: grants, Listen: func(e chat.Event) {
			if e.Status == chat.StatusQueued {
				close(queued)
			}
		}})
	}()
	<-queued
	must(t, h.Stop(h.scope.Actor, "first"))
	first.Wait()
	second := <-written
	stopped, err := h.scoped.Answer(t.Context(), first.Turn().Answer)
	must(t, err)
	if stopped.Metadata.Status != domain.AnswerStopped || stopped.Content == "" {
		t.Errorf("the first is %+v", stopped)
	}
	if second.Content == "" || second.Metadata.Model == domain.BuiltinModel || second.SessionID == stopped.SessionID {
		t.Errorf("the second is %+v", second)
	}
}

// fullStore is a store whose disk is full when the text of an answer is stored.
type fullStore struct{ chat.ScopedStore }

func (d fullStore) SaveAnswer(ctx context.Context, id domain.MessageID, content string, m domain.Metadata) error {
	if content != "" {
		return domain.Errorf(domain.Full, "test.diskFull", "The disk is full.").WithHint("store.freeSpace", "Free some space and try again.")
	}
	return d.ScopedStore.SaveAnswer(ctx, id, content, m)
}

func TestFullDisk(t *testing.T) {
	h := newHarness(t, func(p *chat.Parts) {
		in := p.In
		p.In = func(scope domain.Scope) chat.ScopedStore { return fullStore{in(scope)} }
	})
	heard, answer := h.ask(t, chat.Ask{Text: brackish})
	last := heard.all[len(heard.all)-1]
	if last.Kind != chat.KindFailed || last.Error.Code != domain.Full || heard.text.Len() == 0 {
		t.Errorf("the last event is %+v", last)
	}
	if h.Writing(answer.ID) != "" || len(answer.Metadata.MatchedProfiles) == 0 {
		t.Errorf("the answer is %+v", answer)
	}
}
