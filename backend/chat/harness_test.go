package chat_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/ollama"
	"kith/backend/search/index"
	"kith/backend/search/query"
	"kith/backend/search/rank"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

// harness is a service with a real store that contains the sample community.
type harness struct {
	*chat.Service
	store  *store.Store
	scope  domain.Scope
	scoped *store.Scoped
}

// newHarness opens a harness. change can modify the parts of the service before it starts.
func newHarness(t testing.TB, change func(*chat.Parts)) *harness {
	t.Helper()
	s, err := store.Open(t.Context(), sampleFolder.Dir(t), store.Options{})
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	asker, err := s.Actor(t.Context(), "")
	must(t, err)
	h := &harness{store: s, scope: domain.Scope{Actor: asker.ID, Surface: domain.SurfaceDesktop}}
	h.scoped = s.In(h.scope)
	parts := chat.Parts{
		In:        func(scope domain.Scope) chat.ScopedStore { return s.In(scope) },
		Finder:    indexOf(interchange.Sample()),
		Preferred: func(context.Context) string { return "" },
		Busy:      func() func() { return func() {} },
		Log:       slog.New(slog.DiscardHandler),
	}
	if change != nil {
		change(&parts)
	}
	h.Service = chat.New(parts)
	t.Cleanup(h.Close)
	return h
}

// sampleFolder is a data folder with the sample community.
var sampleFolder = storetest.New(func(dir string) error {
	s, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		return err
	}
	asker, err := s.SignUp(context.Background(), domain.SurfaceDesktop, "Alex Harbor", "alex@example.org")
	if err == nil {
		err = s.In(domain.Scope{Actor: asker.ID}).LoadSample(context.Background(), interchange.Sample())
	}
	return errors.Join(err, s.Close())
})

// finder ranks the people of one index, whoever asks.
type finder struct{ index *index.Index }

func (f finder) Find(_ context.Context, scope domain.Scope, q query.Query, limit int) (rank.Result, error) {
	return rank.Find(rank.Request{Query: q, Indexes: []*index.Index{f.index}, Exclude: scope.Actor, Limit: limit}), nil
}

// indexOf returns a finder for all people, opted in or not, like an index that is out of
// date.
func indexOf(people []domain.SamplePerson) finder {
	profiles := make([]domain.Profile, len(people))
	for i, p := range people {
		profiles[i] = p.Profile
	}
	return finder{index.Build(profiles)}
}

// events is a listener that records its events.
type events struct {
	mu   sync.Mutex
	all  []chat.Event
	text strings.Builder
	each func(chat.Event)
}

func (e *events) listen(event chat.Event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.all = append(e.all, event)
	e.text.WriteString(event.Text)
	if e.each != nil {
		e.each(event)
	}
}

func (e *events) kinds() string {
	var kinds []string
	for _, event := range e.all {
		if len(kinds) == 0 || kinds[len(kinds)-1] != string(event.Kind) {
			kinds = append(kinds, string(event.Kind))
		}
	}
	return strings.Join(kinds, " ")
}

// ask asks a question and waits until the reply ends.
func (h *harness) ask(t testing.TB, a chat.Ask) (*events, domain.Message) {
	t.Helper()
	heard := &events{}
	if a.Listen == nil {
		a.Listen = heard.listen
	}
	if a.RequestID == "" {
		a.RequestID = domain.NewID()
	}
	reply, err := h.Ask(t.Context(), h.scope, a)
	must(t, err)
	reply.Wait()
	answer, err := h.scoped.Answer(t.Context(), reply.Turn().Answer)
	must(t, err)
	return heard, answer
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// searches returns the searches that were recorded.
func (h *harness) searches(t *testing.T) []domain.Event {
	t.Helper()
	events, err := h.scoped.Facts(t.Context())
	must(t, err)
	return slices.DeleteFunc(events, func(e domain.Event) bool { return e.Kind != domain.EventSearch })
}

func (h *harness) messages(t *testing.T, session domain.SessionID) []domain.Message {
	t.Helper()
	messages, err := h.scoped.Messages(t.Context(), session)
	must(t, err)
	return messages
}

// scripted is a model that writes given words, also in ways that cannot be provoked in a
// real Ollama.
type scripted struct {
	thoughts []string
	words    []string
	fails    error
}

func (s scripted) Pick(context.Context, string) (string, error) { return "scripted", nil }

func (s scripted) Loaded(context.Context, string) (bool, error) { return false, nil }

func (s scripted) Chat(_ context.Context, r ollama.ChatRequest, emit func(string) error) (ollama.Usage, error) {
	for _, thought := range s.thoughts {
		if err := r.Think(thought); err != nil {
			return ollama.Usage{}, err
		}
	}
	for _, word := range s.words {
		if err := emit(word); err != nil {
			return ollama.Usage{}, err
		}
	}
	return ollama.Usage{PromptTokens: 7, AnswerTokens: len(s.words)}, s.fails
}
