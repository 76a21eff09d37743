package backend_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/store"
)

// kills returns how often the binary is killed: 10 times, or KITH_KILLS times, which `make soak`
// sets.
func kills(t *testing.T) int {
	t.Helper()
	said := os.Getenv("KITH_KILLS")
	if said == "" {
		return 10
	}
	n, err := strconv.Atoi(said)
	must(t, err)
	return n
}

// TestKill kills a real Kith at random moments while it stores, streams and imports. Afterwards
// every question that it reported as stored exists, its answer is complete or marked as
// interrupted, an import is complete or absent, and the database is intact.
func TestKill(t *testing.T) {
	binary := build(t)
	dir := demo(t)
	t.Setenv("OLLAMA_HOST", slowOllama(t))
	table := writeFile(t, "fifty.csv", fifty())
	random := rand.New(rand.NewPCG(1, 2))
	asked := map[domain.SessionID]string{}
	kills := kills(t)
	for i := range kills {
		wait := time.Duration(random.IntN(120)) * time.Millisecond
		if i%3 == 2 {
			interrupt(t, binary, wait+60*time.Millisecond, "--data", dir, "import", table, "--org", "Nexus Maine")
			continue
		}
		question := fmt.Sprintf("Who can help me with boats, take %d?", i)
		if i%6 == 1 { // at a random moment between the start and the first words
			interrupt(t, binary, wait, "--data", dir, "ask", question)
			continue
		}
		if session := interruptAccepted(t, binary, wait, "--data", dir, "ask", question); session != "" {
			asked[domain.SessionID(session)] = question
		}
	}
	if len(asked) < kills/3 {
		t.Fatalf("only %d questions were accepted before the kill: the test tests little", len(asked))
	}
	examine(t, dir, asked)
}

// interrupt starts the binary and kills it after wait.
func interrupt(t *testing.T, binary string, wait time.Duration, args ...string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), binary, args...)
	must(t, command.Start())
	killAfter(t, command, wait)
}

// interruptAccepted starts the binary and kills it after it has printed the id of the session
// in which it stored the question, plus wait.
func interruptAccepted(t *testing.T, binary string, wait time.Duration, args ...string) (session string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), binary, args...)
	said, err := command.StderrPipe()
	must(t, err)
	must(t, command.Start())
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	killAfter(t, command, wait)
	return strings.TrimSpace(strings.TrimPrefix(line, "conversation "))
}

func killAfter(t *testing.T, command *exec.Cmd, wait time.Duration) {
	t.Helper()
	time.Sleep(wait) // the test needs a random moment, so there is no event to wait for
	must(t, command.Process.Kill())
	_ = command.Wait() // the error says that it was killed
}

// examine opens what the kills left.
func examine(t *testing.T, dir string, asked map[domain.SessionID]string) {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{})
	must(t, err)
	defer func() { must(t, s.Close()) }()
	health, err := s.Unscoped().Health(t.Context())
	must(t, err)
	if len(health.Integrity) > 0 {
		t.Errorf("the database is damaged: %v", health.Integrity)
	}
	actor, err := s.Actor(t.Context(), "")
	must(t, err)
	scoped := s.In(domain.Scope{Actor: actor.ID})
	wantConversations(t, scoped, asked)
	wantAllOrNone(t, scoped)
}

// wantConversations wants every question that was stored, each with an answer that is
// complete or marked.
func wantConversations(t *testing.T, scoped *store.Scoped, asked map[domain.SessionID]string) {
	t.Helper()
	statuses := map[domain.AnswerStatus]int{}
	for session, question := range asked {
		messages, err := scoped.Messages(t.Context(), session)
		must(t, err)
		if len(messages) != 2 || messages[0].Content != question {
			t.Errorf("%q is stored as %+v", question, messages)
			continue
		}
		statuses[messages[1].Metadata.Status]++
	}
	sessions, err := scoped.Sessions(t.Context())
	must(t, err)
	for _, session := range sessions {
		messages, err := scoped.Messages(t.Context(), session.ID)
		must(t, err)
		if len(messages) != 2 || messages[1].Metadata.Status == domain.AnswerStreaming {
			t.Errorf("%q is stored by half: %+v", session.Title, messages)
		}
	}
	t.Logf("answers: %v", statuses)
	if statuses[domain.AnswerInterrupted] == 0 || statuses[domain.AnswerStreaming] > 0 {
		t.Errorf("answers are %v: none is marked as interrupted, or some are taken to be written still", statuses)
	}
}

// wantAllOrNone wants the people of the import, all or none.
func wantAllOrNone(t *testing.T, scoped *store.Scoped) {
	t.Helper()
	org, err := scoped.Organization(t.Context(), "Nexus Maine")
	must(t, err)
	members, err := scoped.Members(t.Context(), org.ID)
	must(t, err)
	imported := 0
	for _, m := range members {
		if strings.HasPrefix(m.Name, "Imported ") {
			imported++
		}
	}
	if imported != 0 && imported != 50 {
		t.Errorf("%d of 50 people were imported", imported)
	}
}

// build returns the path of the command-line program, without the window.
func build(t *testing.T) string {
	t.Helper()
	content, err := compiled()
	must(t, err)
	binary := filepath.Join(t.TempDir(), "kith")
	must(t, os.WriteFile(binary, content, 0o700))
	return binary
}

// compiled is the binary, which is built once for all tests.
var compiled = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "kith-build-*")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	binary := filepath.Join(dir, "kith")
	command := exec.CommandContext(context.Background(), "go", "build", "-o", binary, "kith")
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=")
	if output, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, output)
	}
	return os.ReadFile(binary)
})

// slowOllama is a fake server that writes a word every few milliseconds, slow enough to be
// killed during an answer.
func slowOllama(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/api/tags", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"models":[{"name":"slow:latest","model":"slow:latest","modified_at":"2026-01-01T00:00:00Z","details":{"family":"llama"}}]}`)
	})
	mux.HandleFunc("/api/show", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"capabilities":["completion"],"details":{"family":"llama"}}`)
	})
	mux.HandleFunc("/api/chat", func(w http.ResponseWriter, r *http.Request) {
		for range 200 {
			select {
			case <-r.Context().Done():
				return
			case <-time.After(5 * time.Millisecond):
			}
			fmt.Fprintln(w, `{"model":"slow","message":{"role":"assistant","content":"slowly "},"done":false}`)
			_ = http.NewResponseController(w).Flush()
		}
		fmt.Fprintln(w, `{"model":"slow","message":{"role":"assistant","content":"done."},"done":true,"done_reason":"stop"}`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://")
}

func fifty() string {
	var table strings.Builder
	table.WriteString("Name,Email\n")
	for i := range 50 {
		fmt.Fprintf(&table, "Imported %d,imported%d@example.org\n", i, i)
	}
	return table.String()
}
