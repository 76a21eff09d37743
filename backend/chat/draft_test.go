package chat_test

import (
	"strings"
	"testing"
	"time"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/writer"
)

// draft drafts a letter to the first person of an answer and waits until it ends.
func (h *harness) draft(t *testing.T, answer domain.Message) (heard *events, to, subject string) {
	t.Helper()
	heard = &events{}
	ended := make(chan struct{})
	heard.each = func(e chat.Event) {
		if e.Kind == chat.KindDone || e.Kind == chat.KindFailed {
			close(ended)
		}
	}
	to, subject, err := h.Draft(t.Context(), h.scope, chat.DraftAsk{
		RequestID: domain.NewID(), Person: answer.Metadata.Shown()[0].UserID, Answer: answer.ID, Listen: heard.listen,
	})
	must(t, err)
	<-ended
	return heard, to, subject
}

func TestLetters(t *testing.T) {
	broken := domain.Errorf(domain.Unavailable, "test.serverWentAway", "The server went away.")
	for _, tt := range []struct {
		name   string
		model  chat.Model
		kinds  string
		middle string // of the last letter begun
	}{
		{"by the built-in writer", nil, "status delta done", "I came across your profile"},
		{"by a model", scripted{words: []string{"I read that you ", "know wells. See evil.com/x."}}, "status delta done", "I read that you know wells. See\n"},
		{"broken off", scripted{words: []string{"I read that you know wells, and have known them for a long time, and "}, fails: broken}, "status delta status delta done", "my question is this"},
		{"of no use", scripted{words: []string{"Dear you,"}}, "status delta done", "my question is this"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHarness(t, func(p *chat.Parts) { p.Model = tt.model })
			_, answer := h.ask(t, chat.Ask{Text: brackish, Model: domain.BuiltinModel})
			heard, to, subject := h.draft(t, answer)
			body := heard.text.String()
			for i, e := range heard.all {
				if e.Status == chat.StatusSwitched {
					body = textOf(heard.all[i:])
				}
			}
			person, err := h.scoped.Profile(t.Context(), answer.Metadata.Shown()[0].UserID)
			must(t, err)
			if to != person.Email || subject == "" || strings.Contains(subject, "\n") {
				t.Errorf("it goes to %q about %q", to, subject)
			}
			if !strings.HasPrefix(body, "Hello "+person.Name) || !strings.HasSuffix(body, "Alex Harbor\n") {
				t.Errorf("the letter is %q", body)
			}
			if tt.model != nil && !strings.Contains(body, tt.middle) {
				t.Errorf("%q is not in %q", tt.middle, body)
			}
			if last := heard.all[len(heard.all)-1]; heard.kinds() != tt.kinds || last.Content != body {
				t.Errorf("heard %s, at last %q", heard.kinds(), last.Content)
			}
		})
	}
}

func textOf(all []chat.Event) string {
	var b strings.Builder
	for _, e := range all {
		b.WriteString(e.Text)
	}
	return b.String()
}

func TestNoLetterToInvisiblePeople(t *testing.T) {
	h := newHarness(t, nil)
	for _, p := range interchange.Sample() {
		if p.Profile.OptedIn {
			continue
		}
		_, _, err := h.Draft(t.Context(), h.scope, chat.DraftAsk{RequestID: domain.NewID(), Person: p.Profile.UserID})
		if domain.CodeOf(err) != domain.NotFound {
			t.Errorf("a letter to %s: %v", p.Profile.Name, err)
		}
	}
}

func TestLetterStops(t *testing.T) {
	h := newHarness(t, func(p *chat.Parts) { p.Builtin = writer.Builtin{Pace: time.Minute} })
	person := listed(t)
	done := make(chan chat.Event, 1)
	_, _, err := h.Draft(t.Context(), h.scope, chat.DraftAsk{RequestID: "letter", Person: person, Listen: func(e chat.Event) {
		if e.Kind == chat.KindDone {
			done <- e
		}
	}})
	must(t, err)
	must(t, h.Stop(h.scope.Actor, "letter"))
	if e := <-done; e.Outcome != domain.AnswerStopped {
		t.Errorf("it ended as %s", e.Outcome)
	}
}

func listed(t *testing.T) domain.UserID {
	t.Helper()
	for _, p := range interchange.Sample() {
		if p.Profile.OptedIn {
			return p.Profile.UserID
		}
	}
	t.Fatal("nobody is listed")
	return ""
}
