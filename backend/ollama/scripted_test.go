package ollama

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
	"kith/backend/ollama/ollamatest"
)

// The scripted server fails in ways that cannot be provoked in a real one.

const (
	firstLine = `{"model":"tiny","created_at":"2026-01-02T03:04:05Z","message":{"role":"assistant","content":"Ask Odile"},"done":false}` + "\n"
	lastLine  = `{"model":"tiny","created_at":"2026-01-02T03:04:05Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop",` +
		`"total_duration":9,"load_duration":1,"prompt_eval_count":5,"prompt_eval_duration":2,"eval_count":3,"eval_duration":6}` + "\n"
)

// scripted starts a server that answers every chat with what say writes.
func scripted(t *testing.T, say http.HandlerFunc, models ...api.ListModelResponse) *Client {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/tags", func(w http.ResponseWriter, _ *http.Request) {
		send(w, encode(api.ListResponse{Models: models}))
	})
	mux.HandleFunc("POST /api/show", func(w http.ResponseWriter, _ *http.Request) {
		send(w, `{}`) // like servers that do not report capabilities
	})
	mux.HandleFunc("POST /api/chat", say)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	client, err := New(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

var tiny = api.ListModelResponse{Name: "tiny:latest", Digest: "1"}

// send writes text and flushes it. It ignores errors, because the client may have closed
// the connection.
func send(w http.ResponseWriter, text string) {
	_, _ = io.WriteString(w, text)
	_ = http.NewResponseController(w).Flush()
}

func encode(v any) string {
	encoded, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(encoded)
}

// lines sends each piece as soon as it is written.
func lines(pieces ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for _, piece := range pieces {
			send(w, piece)
		}
	}
}

func then(first, second http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		first(w, r)
		second(w, r)
	}
}

func hang(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body) // without this the server does not notice that the client has closed the connection
	<-r.Context().Done()
}

func die(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

func status(code int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		send(w, body)
	}
}

func redirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "http://198.51.100.7/api/chat", http.StatusTemporaryRedirect)
}

// heardOf asks the question and returns what was heard until the end or failure.
func heardOf(t *testing.T, client *Client) (string, error) {
	t.Helper()
	var heard strings.Builder
	_, err := client.Chat(t.Context(), ChatRequest{Model: "tiny", Messages: question}, func(delta string) error {
		heard.WriteString(delta)
		return nil
	})
	return heard.String(), err
}

func TestChatFailuresKeepReceivedText(t *testing.T) {
	tests := []struct {
		name  string
		say   http.HandlerFunc
		kept  string
		code  domain.Code
		words string // of the message
	}{
		{"whole", lines(firstLine, lastLine), "Ask Odile", "", ""},
		{"never begins", hang, "", domain.Unavailable, "silent"},
		{"silent midway", then(lines(firstLine), hang), "Ask Odile", domain.Unavailable, "silent"},
		{"dead from the start", die, "", domain.Unavailable, "No Ollama answers"},
		{"dead midway", then(lines(firstLine), die), "Ask Odile", domain.Unavailable, "broke off"},
		{"half a line", lines(firstLine, firstLine[:60]), "Ask Odile", domain.Unavailable, "broke off"},
		{"garbage", lines(firstLine, "<html>secret</html>\n"), "Ask Odile", domain.Unavailable, "broke off"},
		{"another shape", lines(firstLine, `{"message":7}`+"\n"), "Ask Odile", domain.Unavailable, "broke off"},
		{"endless line", lines(firstLine, strings.Repeat("x", 1<<20)), "Ask Odile", domain.Unavailable, "broke off"},
		{"never done", lines(firstLine), "Ask Odile", domain.Unavailable, "broke off"},
		{"nothing said", lines(lastLine), "", domain.Unavailable, "broke off"},
		{"failure midway", lines(firstLine, `{"error":"llama runner process has terminated"}`+"\n"), "Ask Odile", domain.Unavailable, "broke off"},
		{"out of memory", status(500, `{"error":"model requires more system memory (9.0 GiB)"}`), "", domain.Unavailable, "9.0 GiB"},
		{"gone meanwhile", status(404, `{"error":"model not found"}`), "", domain.NotFound, "not installed"},
		{"sign in", status(401, `{"error":"unauthorized"}`), "", domain.Unavailable, "broke off"},
		{"redirected", redirect, "", domain.Unavailable, "No Ollama answers"},
		{"passed on", lines(strings.Replace(firstLine, `{`, `{"remote_host":"https://cloud.example",`, 1)), "", domain.Invalid, "else’s computer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			client := scripted(t, tt.say, tiny)
			switch tt.name {
			case "never begins":
				client.loadTimeout = 50 * time.Millisecond
			case "silent midway":
				client.tokenTimeout = 50 * time.Millisecond
			}
			kept, err := heardOf(t, client)
			if domain.CodeOf(err) != tt.code || kept != tt.kept {
				t.Errorf("kept %q, failed with %q: %v", kept, domain.CodeOf(err), err)
			}
			if err != nil && (!strings.Contains(err.Error(), tt.words) || strings.Contains(err.Error(), "secret")) {
				t.Errorf("it says %q", err)
			}
		})
	}
}

func TestReasoningIsTurnedOffAndSeparated(t *testing.T) {
	var asked api.ChatRequest
	chunk := func(content, thought string) string {
		return encode(api.ChatResponse{Message: api.Message{Content: content, Thinking: thought}}) + "\n"
	}
	client := scripted(t, func(w http.ResponseWriter, r *http.Request) {
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		lines(chunk("", "hm"), chunk("<thi", ""), chunk("nk>boats? </th", ""), chunk("ink>\n\nAsk", ""), chunk(" Odile", ""), lastLine)(w, r)
	}, tiny)
	var said strings.Builder
	_, err := client.Chat(t.Context(), ChatRequest{Model: "tiny", Messages: question}, func(delta string) error {
		said.WriteString(delta)
		return nil
	})
	if err != nil || said.String() != "Ask Odile" {
		t.Errorf("said %q, %v", &said, err)
	}
	if asked.Think == nil || asked.Think.Bool() {
		t.Error("thinking was not asked off")
	}
	if asked.Options["num_ctx"] != float64(NumCtx) || asked.KeepAlive.Duration != keepAlive {
		t.Errorf("asked with %v, %v", asked.Options, asked.KeepAlive)
	}
}

func TestRemoteModelsAreRejected(t *testing.T) {
	client := scripted(t, lines(firstLine, lastLine),
		api.ListModelResponse{Name: "hosted:latest", RemoteHost: "https://ollama.com:443"},
		api.ListModelResponse{Name: "gpt-oss:120b-cloud"},
		api.ListModelResponse{Name: "kimi:cloud"},
		api.ListModelResponse{Name: "old-embedder:latest", Details: api.ModelDetails{Family: "nomic-bert"}},
		tiny,
	)
	models, err := client.chatModels(t.Context())
	if err != nil || len(models) != 1 || models[0].Name != "tiny:latest" {
		t.Errorf("models %+v, %v", models, err)
	}
	for _, model := range []string{"hosted", "gpt-oss:120b-cloud", "kimi:cloud", "old-embedder"} {
		_, err := client.Chat(t.Context(), ChatRequest{Model: model, Messages: question}, discard)
		if domain.CodeOf(err) != domain.Invalid {
			t.Errorf("%s: %v", model, err)
		}
	}
}

func TestNoProxyIsUsed(t *testing.T) {
	if transport().Proxy != nil {
		t.Error("questions would pass through a proxy")
	}
}

// The scripted lines have the same JSON keys as those of a real server.
func TestScriptMatchesRealServer(t *testing.T) {
	client, server := realClient(t, ollamatest.Recent)
	server.Create(t, "tiny", false)
	body := encode(chatRequest(ChatRequest{Model: "tiny", Messages: question, MaxTokens: 3}))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, client.Address()+"/api/chat", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var sent []string
	for scanner := bufio.NewScanner(response.Body); scanner.Scan(); {
		sent = append(sent, scanner.Text())
	}
	if len(sent) < 2 {
		t.Fatalf("the server sent %q", sent)
	}
	for script, real := range map[string]string{firstLine: sent[0], lastLine: sent[len(sent)-1]} {
		if got, want := keys(t, script), keys(t, real); !slices.Equal(got, want) {
			t.Errorf("the script's line has %v, the server's %v", got, want)
		}
	}
}

func keys(t *testing.T, line string) []string {
	t.Helper()
	var object map[string]any
	if err := json.Unmarshal([]byte(line), &object); err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(object))
}

// While the list of models is cached, a question needs one request only.
func TestQuestionNeedsOneRequest(t *testing.T) {
	var asked []string
	client := scripted(t, lines(firstLine, lastLine), tiny)
	client.api = api.NewClient(client.base, &http.Client{Transport: counting{client.http.Transport, &asked}})
	ask := func(preferred string) {
		t.Helper()
		name, err := client.Pick(t.Context(), preferred)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := client.Loaded(t.Context(), name); err != nil && len(asked) == 0 {
			t.Fatal(err)
		}
		if _, err := client.Chat(t.Context(), ChatRequest{Model: name, Messages: question}, discard); err != nil {
			t.Fatal(err)
		}
	}
	ask("tiny")
	for _, preferred := range []string{"tiny", ""} {
		asked = nil
		ask(preferred)
		if !slices.Equal(asked, []string{"/api/chat"}) {
			t.Errorf("another question asked %q", asked)
		}
	}
	client.forget()
	asked = nil
	ask("tiny")
	if len(asked) < 3 {
		t.Errorf("after a change it asked %q", asked)
	}
}

func TestModelCountsAsLoadedAfterStoppedAnswer(t *testing.T) {
	client := scripted(t, lines(firstLine, lastLine), tiny)
	stop := errors.New("stopped")
	_, err := client.Chat(t.Context(), ChatRequest{Model: "tiny", Messages: question}, func(string) error { return stop })
	if !errors.Is(err, stop) || !client.isLoaded("tiny") {
		t.Errorf("%v; loaded: %v", err, client.isLoaded("tiny"))
	}
}

type counting struct {
	http.RoundTripper
	asked *[]string
}

func (c counting) RoundTrip(r *http.Request) (*http.Response, error) {
	*c.asked = append(*c.asked, r.URL.Path)
	return c.RoundTripper.RoundTrip(r)
}
