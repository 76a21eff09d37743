package chat_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/ollama"
	"kith/backend/search/index"
	"kith/backend/search/query"
	"kith/backend/search/rank"
	"kith/backend/store"
	"kith/backend/writer"
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
	dir := t.TempDir()
	must(t, os.CopyFS(dir, os.DirFS(sampleFolder())))
	s, err := store.Open(t.Context(), dir, store.Options{})
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

// sampleFolder returns a data folder with the sample community. It is made once; tests
// copy it.
var sampleFolder = sync.OnceValue(func() string {
	dir, err := os.MkdirTemp("", "kith-sampleFolder-*")
	check := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	check(err)
	s, err := store.Open(context.Background(), dir, store.Options{})
	check(err)
	asker, err := s.SignUp(context.Background(), domain.SurfaceDesktop, "Alex Harbor", "alex@example.org")
	check(err)
	check(s.In(domain.Scope{Actor: asker.ID}).LoadSample(context.Background(), interchange.Sample()))
	check(s.Close())
	return dir
})

func TestMain(m *testing.M) {
	code := m.Run()
	_ = os.RemoveAll(sampleFolder())
	os.Exit(code)
}

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

func TestReplyByBuiltinWriter(t *testing.T) {
	h := newHarness(t, nil)
	heard, answer := h.ask(t, chat.Ask{Text: "  My well went brackish after the storm, who do I talk to? "})

	if heard.kinds() != "accepted matches status delta done" {
		t.Errorf("heard %s", heard.kinds())
	}
	for i, e := range heard.all {
		if e.Seq != i+1 {
			t.Errorf("event %d has number %d", i+1, e.Seq)
		}
	}
	if answer.Content == "" || answer.Content != heard.text.String() {
		t.Errorf("stored is %q, heard %q", answer.Content, heard.text.String())
	}
	m := answer.Metadata
	if m.Status != domain.AnswerComplete || m.Model != domain.BuiltinModel || m.QueryIntent != domain.IntentFindPeople ||
		len(m.MatchedProfiles) == 0 || m.ResponseLength == 0 || m.FirstCardMS <= 0 || m.FirstTokenMS < m.FirstCardMS || m.TotalMS < m.FirstTokenMS {
		t.Errorf("metadata is %+v", m)
	}
}

// Background work is held back from the start of a question to the end of its answer.
func TestReplyHoldsBackBackgroundWork(t *testing.T) {
	var calls []string
	h := newHarness(t, func(p *chat.Parts) {
		p.Busy = func() func() {
			calls = append(calls, "busy")
			return func() { calls = append(calls, "done") }
		}
	})
	heard, _ := h.ask(t, chat.Ask{Text: "Who can help me with boat engines?"})
	h.Close()
	if !slices.Equal(calls, []string{"busy", "done"}) || len(heard.all) == 0 {
		t.Errorf("the calls of Busy were %v", calls)
	}
}

func TestUnlistedPeopleAreNotShown(t *testing.T) {
	h := newHarness(t, nil)
	var unlisted domain.Profile
	for _, p := range interchange.Sample() {
		if !p.Profile.OptedIn && p.Profile.Offers != "" {
			unlisted = p.Profile
		}
	}
	heard, answer := h.ask(t, chat.Ask{Text: "Tell me about " + unlisted.Name + ": " + unlisted.Offers})
	for _, m := range append(answer.Metadata.MatchedProfiles, answer.Metadata.NearestProfiles...) {
		if m.UserID == unlisted.UserID {
			t.Errorf("%s, who is not listed, is shown", unlisted.Name)
		}
	}
	if encoded, err := json.Marshal(heard.all); err != nil || strings.Contains(string(encoded), string(unlisted.UserID)) {
		t.Errorf("the events name them, %v", err)
	}
}

func TestFollowUpKeepsTopic(t *testing.T) {
	h := newHarness(t, nil)
	_, first := h.ask(t, chat.Ask{Text: "Who can help me with boat engines?"})
	_, second := h.ask(t, chat.Ask{Text: "and in Rockland?", SessionID: first.SessionID})
	if second.SessionID != first.SessionID || second.Metadata.QueryIntent != domain.IntentRefine {
		t.Errorf("the follow-up is %+v", second.Metadata)
	}
	if len(second.Metadata.MatchedProfiles)+len(second.Metadata.NearestProfiles) == 0 {
		t.Error("the follow-up lost its topic")
	}
}

func TestStopKeepsText(t *testing.T) {
	h := newHarness(t, func(p *chat.Parts) { p.Builtin = writer.Builtin{Pace: 5 * time.Millisecond} })
	heard := &events{}
	id := domain.NewID()
	stopped := false
	heard.each = func(e chat.Event) {
		if e.Kind == chat.KindDelta && !stopped {
			stopped = true
			go func() { _ = h.Stop(h.scope.Actor, id) }()
		}
	}
	_, answer := h.ask(t, chat.Ask{RequestID: id, Text: "Who can help me write a grant?", Listen: heard.listen})
	if answer.Metadata.Status != domain.AnswerStopped || answer.Content == "" || answer.Content != heard.text.String() {
		t.Errorf("stopped as %q with %q; heard %q", answer.Metadata.Status, answer.Content, heard.text.String())
	}
	if last := heard.all[len(heard.all)-1]; last.Kind != chat.KindDone || last.Outcome != domain.AnswerStopped {
		t.Errorf("the last event is %+v", last)
	}
}

func TestCloseInterruptsReply(t *testing.T) {
	h := newHarness(t, func(p *chat.Parts) { p.Builtin = writer.Builtin{Pace: time.Minute} })
	begun := make(chan struct{})
	var once sync.Once
	reply, err := h.Ask(t.Context(), h.scope, chat.Ask{RequestID: "r", Text: "Who can weld?", Listen: func(e chat.Event) {
		if e.Kind == chat.KindDelta {
			once.Do(func() { close(begun) })
		}
	}})
	must(t, err)
	<-begun
	if h.Writing(reply.Turn().Answer) != "r" {
		t.Error("the reply that is being written is not known")
	}
	h.Close()
	answer, err := h.scoped.Answer(t.Context(), reply.Turn().Answer)
	must(t, err)
	if answer.Metadata.Status != domain.AnswerInterrupted || answer.Content == "" {
		t.Errorf("the answer is %+v", answer)
	}
	if _, err := h.Ask(t.Context(), h.scope, chat.Ask{RequestID: "late", Text: "Hello?"}); domain.CodeOf(err) != domain.Unavailable {
		t.Errorf("asking a closed service: %v", err)
	}
}

func TestRegenerateKeepsFirstVersion(t *testing.T) {
	h := newHarness(t, nil)
	_, first := h.ask(t, chat.Ask{Text: "Who can weld?"})
	_, follow := h.ask(t, chat.Ask{Text: "and in Rockland?", SessionID: first.SessionID})
	_, again := h.ask(t, chat.Ask{Retries: first.ID})

	messages := h.messages(t, first.SessionID)
	if len(messages) != 2 || messages[1].ID != again.ID || messages[1].Version != 2 || messages[1].Versions != 2 {
		t.Fatalf("shown are %+v", messages)
	}
	if again.Content == "" || !slices.EqualFunc(again.Metadata.MatchedProfiles, first.Metadata.MatchedProfiles, samePerson) {
		t.Errorf("written again: %+v", again)
	}
	session, err := h.scoped.ShowVersion(t.Context(), again.ID, 1)
	must(t, err)
	if messages = h.messages(t, session); len(messages) != 4 || messages[1].ID != first.ID || messages[3].ID != follow.ID {
		t.Errorf("after going back: %+v", messages)
	}
	if events := h.searches(t); len(events) != 2 {
		t.Errorf("%d searches are recorded, want two: telling one again is none", len(events))
	}
}

// A condition that the asker removes does not apply to the next version, and the answer
// does not mention it.
func TestRegenerateWithoutCondition(t *testing.T) {
	h := newHarness(t, nil)
	_, first := h.ask(t, chat.Ask{Text: "Who can weld in Rockland?"})
	if len(first.Metadata.Conditions) != 1 {
		t.Fatalf("conditions %+v", first.Metadata.Conditions)
	}
	key := first.Metadata.Conditions[0].Key
	events, again := h.ask(t, chat.Ask{Retries: first.ID, Without: []string{key}})
	if len(again.Metadata.Conditions) > 0 || !slices.Equal(again.Metadata.DroppedConditions, []string{key}) {
		t.Errorf("the answer without it is %+v", again.Metadata)
	}
	for _, e := range events.all {
		if len(e.Conditions) > 0 {
			t.Errorf("the condition appears again: %+v", e)
		}
	}
}

func samePerson(a, b domain.MatchedProfile) bool { return a.UserID == b.UserID }

func TestEditReplacesWhatFollows(t *testing.T) {
	h := newHarness(t, nil)
	_, first := h.ask(t, chat.Ask{Text: "Who can weld?"})
	_, second := h.ask(t, chat.Ask{Text: "and in Rockland?", SessionID: first.SessionID})
	asked := h.messages(t, first.SessionID)
	_, edited := h.ask(t, chat.Ask{Edits: asked[0].ID, Text: "Who can help me write a grant?"})

	messages := h.messages(t, first.SessionID)
	if len(messages) != 2 || messages[0].Content != "Who can help me write a grant?" || messages[0].Versions != 2 || messages[1].ID != edited.ID {
		t.Fatalf("shown are %+v", messages)
	}
	if edited.Metadata.QueryIntent != domain.IntentFindPeople {
		t.Errorf("the edited question is read in the light of what it replaced: %+v", edited.Metadata)
	}
	question, err := h.scoped.QuestionOf(t.Context(), second.ID)
	must(t, err)
	if question != "and in Rockland?" {
		t.Errorf("an earlier version answers %q", question)
	}
	if _, err := h.scoped.ShowVersion(t.Context(), messages[0].ID, 3); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("a version that is not there: %v", err)
	}
	if _, err := h.Ask(t.Context(), h.scope, chat.Ask{RequestID: "x", Edits: asked[0].ID, Text: "hidden"}); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("editing what is not shown: %v", err)
	}
	if _, err := h.scoped.ShowVersion(t.Context(), messages[0].ID, 1); err != nil || len(h.messages(t, first.SessionID)) != 4 {
		t.Errorf("going back: %v", err)
	}
}

func TestRegenerateStopsRunningReply(t *testing.T) {
	h := newHarness(t, func(p *chat.Parts) { p.Builtin = writer.Builtin{Pace: time.Minute} })
	first, err := h.Ask(t.Context(), h.scope, chat.Ask{RequestID: "first", Text: "Who can weld?"})
	must(t, err)
	second, err := h.Ask(t.Context(), h.scope, chat.Ask{RequestID: "second", Retries: first.Turn().Answer})
	must(t, err)
	first.Wait()
	must(t, h.Stop(h.scope.Actor, "second"))
	second.Wait()
	answer, err := h.scoped.Answer(t.Context(), first.Turn().Answer)
	must(t, err)
	if answer.Metadata.Status != domain.AnswerStopped {
		t.Errorf("the answer that was replaced is %s", answer.Metadata.Status)
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

// TestChangeOfSubject: for a question that nobody answers, the people shown come close to
// it, and not to the earlier question.
func TestChangeOfSubject(t *testing.T) {
	const another = "Who can repair a particle accelerator?"
	h := newHarness(t, nil)
	_, alone := h.ask(t, chat.Ask{Text: another})
	_, first := h.ask(t, chat.Ask{Text: brackish})
	_, second := h.ask(t, chat.Ask{Text: another, SessionID: first.SessionID})
	if got, want := h.cards(t, second), h.cards(t, alone); got != want || len(second.Metadata.MatchedProfiles) > 0 {
		t.Errorf("after another question come close\n%salone\n%s", got, want)
	}
}

func TestMissedEvents(t *testing.T) {
	h := newHarness(t, nil)
	heard, _ := h.ask(t, chat.Ask{RequestID: "r", Text: "Who can weld?"})
	missed, err := h.Missed(h.scope.Actor, "r", 2)
	must(t, err)
	if len(missed) != len(heard.all)-2 || missed[0].Seq != 3 {
		t.Errorf("missed %d of %d events", len(missed), len(heard.all))
	}
	for _, seq := range []int{-5, 1_000_000} {
		if _, err := h.Missed(h.scope.Actor, "r", seq); err != nil {
			t.Errorf("after %d: %v", seq, err)
		}
	}
	if _, err := h.Missed("somebody else", "r", 0); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("somebody else: %v", err)
	}
	if err := h.Stop("somebody else", "r"); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("somebody else stops it: %v", err)
	}
}

func TestInvalidQuestions(t *testing.T) {
	h := newHarness(t, nil)
	for name, a := range map[string]chat.Ask{
		"empty":        {RequestID: "a", Text: " \n"},
		"too long":     {RequestID: "b", Text: strings.Repeat("a", chat.MaxQuestion+1)},
		"not text":     {RequestID: "c", Text: "\xff"},
		"without id":   {Text: "Who can weld?"},
		"of no length": {RequestID: "d"},
	} {
		if _, err := h.Ask(t.Context(), h.scope, a); domain.CodeOf(err) != domain.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if sessions, err := h.scoped.Sessions(t.Context()); err != nil || len(sessions) != 0 {
		t.Errorf("they left %d sessions, %v", len(sessions), err)
	}
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

func TestModelWrites(t *testing.T) {
	h := newHarness(t, func(p *chat.Parts) { p.Model = scripted{words: []string{"Ask ", "Priya ", "[1]."}} })
	heard, answer := h.ask(t, chat.Ask{Text: "My well went brackish, who do I talk to?"})
	if answer.Content != "Ask Priya [1]." || answer.Metadata.Model != "scripted" || answer.Metadata.PromptTokens != 7 {
		t.Errorf("the answer is %+v", answer)
	}
	if heard.kinds() != "accepted matches status delta done" {
		t.Errorf("heard %s", heard.kinds())
	}
	_, builtin := h.ask(t, chat.Ask{Text: "Who can weld?", Model: domain.BuiltinModel})
	if builtin.Metadata.Model != domain.BuiltinModel {
		t.Errorf("asked for the built-in writer, %s wrote", builtin.Metadata.Model)
	}
}

func TestBuiltinWriterFinishesWhatAModelBreaksOff(t *testing.T) {
	broken := domain.Errorf(domain.Unavailable, "test.serverWentAway", "The server went away.")
	h := newHarness(t, func(p *chat.Parts) { p.Model = scripted{words: []string{"You could ", "ask"}, fails: broken} })
	heard, answer := h.ask(t, chat.Ask{Text: "My well went brackish, who do I talk to?"})
	m := answer.Metadata
	if !strings.HasPrefix(answer.Content, "You could ask") || len(answer.Content) < 50 {
		t.Errorf("the answer is %q", answer.Content)
	}
	if m.Status != domain.AnswerComplete || m.Model != "scripted" || m.FinishedBy != domain.BuiltinModel || m.ErrorCode != domain.Unavailable {
		t.Errorf("metadata is %+v", m)
	}
	if !strings.Contains(heard.kinds(), "status delta done") {
		t.Errorf("heard %s", heard.kinds())
	}
}

// broken is a finder that fails.
type broken struct{ fail func() error }

func (b broken) Find(context.Context, domain.Scope, query.Query, int) (rank.Result, error) {
	return rank.Result{}, b.fail()
}

func TestFailedSearchKeepsQuestion(t *testing.T) {
	for name, fail := range map[string]func() error{
		"error": func() error { return errors.New("secret details") },
		"panic": func() error { panic("secret details") },
	} {
		h := newHarness(t, func(p *chat.Parts) { p.Finder = broken{fail} })
		heard, answer := h.ask(t, chat.Ask{Text: "Who can weld?"})
		last := heard.all[len(heard.all)-1]
		if last.Kind != chat.KindFailed || last.Error.Code != domain.Internal || strings.Contains(last.Error.Error(), "secret") {
			t.Errorf("%s: the last event is %+v", name, last)
		}
		messages, err := h.scoped.Messages(t.Context(), answer.SessionID)
		must(t, err)
		if len(messages) != 2 || messages[0].Content != "Who can weld?" || answer.Metadata.Status != domain.AnswerFailed {
			t.Errorf("%s: kept are %+v", name, messages)
		}
	}
}

func TestOnlySearchesAreRecorded(t *testing.T) {
	h := newHarness(t, nil)
	h.ask(t, chat.Ask{Text: "Hello!"})
	h.ask(t, chat.Ask{Text: "Who can help me write a grant?"})
	if events := h.searches(t); len(events) != 1 || events[0].Search.ResultCount == 0 || events[0].OrgID != domain.TestEnvironment || events[0].UserID != h.scope.Actor {
		t.Errorf("recorded are %+v", events)
	}
}

func TestEventsAreSmall(t *testing.T) {
	long := domain.MatchedProfile{UserID: domain.UserID(domain.NewID()), Score: 0.123456789, Reason: strings.Repeat("<ü>", 150), Evidence: []domain.Evidence{{Field: "about", Text: strings.Repeat("x", 2000)}}}
	e := chat.Event{Seq: 1, Kind: chat.KindMatches, Content: strings.Repeat("x", 9000)}
	for range chat.Shown {
		e.Matches = append(e.Matches, long)
		e.Nearest = append(e.Nearest, long)
	}
	delta := strings.Repeat("<", 5000)
	h := newHarness(t, func(p *chat.Parts) { p.Model = scripted{words: []string{delta}} })
	heard, _ := h.ask(t, chat.Ask{Text: "Who can weld?"})
	if heard.text.String() != delta {
		t.Errorf("heard %d of %d bytes", heard.text.Len(), len(delta))
	}
	for _, e := range append(heard.all, e) {
		encoded, err := json.Marshal(e.Compact())
		must(t, err)
		if len(encoded) >= 4096 || strings.Contains(string(encoded), "reason\":\"<") {
			t.Errorf("the event weighs %d bytes: %.200s", len(encoded), encoded)
		}
	}
	if e.Matches[0].Evidence == nil || e.Matches[0].Reason == "" {
		t.Error("compacting changed the event itself")
	}
}

// If nobody is listed, the answer says so instead of asking for other words.
func TestAnswerWhenNobodyIsListed(t *testing.T) {
	h := newHarness(t, nil)
	org, err := h.scoped.CreateOrganization(t.Context(), domain.Organization{Name: "Harbor Guild"})
	must(t, err)
	h.scope.Org = org.ID
	h.scoped = h.store.In(h.scope)
	if _, answer := h.ask(t, chat.Ask{Text: "Who can weld?"}); !strings.Contains(answer.Content, "is listed here yet") {
		t.Errorf("it says %q", answer.Content)
	}
}
