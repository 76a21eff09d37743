package chat_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/search/query"
	"kith/backend/search/rank"
	"kith/backend/writer"
)

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
