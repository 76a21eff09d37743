package chat_test

import (
	"slices"
	"testing"
	"time"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/writer"
)

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
