package store

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"kith/backend/domain"
)

func TestSessionsAreListedByLastMessage(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	first := got(d.BeginTurn(t.Context(), "", "First question"))(t)
	c.at = c.at.Add(time.Minute)
	second := got(d.BeginTurn(t.Context(), "", "Second question"))(t)
	c.at = c.at.Add(time.Minute)
	got(d.BeginTurn(t.Context(), first.Session.ID, "A follow-up"))(t)

	sessions := got(d.Sessions(t.Context()))(t)
	if len(sessions) != 2 || sessions[0].ID != first.Session.ID || sessions[1].ID != second.Session.ID {
		t.Fatalf("sessions are %+v", sessions)
	}
	if sessions[0].Title != "First question" || !sessions[0].LastMessageAt.Equal(c.at) {
		t.Errorf("the first is %+v", sessions[0])
	}
	must(t, d.RenameSession(t.Context(), second.Session.ID, "  Sails  "))
	if renamed := got(d.Session(t.Context(), second.Session.ID))(t); renamed.Title != "Sails" {
		t.Errorf("the title is %q", renamed.Title)
	}
	wantCode(t, d.RenameSession(t.Context(), second.Session.ID, " \n"), domain.Invalid)
}

func TestSessionStartsInSelectedOrganization(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	for selected, want := range map[domain.OrgID]domain.Session{
		"":                     {OrgID: domain.TestEnvironment},
		domain.TestEnvironment: {OrgID: domain.TestEnvironment, OneOrg: true},
		domain.NexusMaine:      {OrgID: domain.NexusMaine, OneOrg: true},
	} {
		in := s.In(domain.Scope{Actor: d.scope.Actor, Org: selected, Surface: domain.SurfaceKiosk})
		session := got(in.BeginTurn(t.Context(), "", "hello"))(t).Session
		if session.OrgID != want.OrgID || session.OneOrg != want.OneOrg {
			t.Errorf("selected %q: began in %q, one organization: %v", selected, session.OrgID, session.OneOrg)
		}
	}
	_, err := s.In(domain.Scope{Actor: d.scope.Actor, Org: "not-mine"}).BeginTurn(t.Context(), "", "hello")
	wantCode(t, err, domain.NotFound)
}

func TestTitles(t *testing.T) {
	for question, want := range map[string]string{
		"  Who can\n weld? ":                   "Who can weld?",
		strings.Repeat("word ", 40):            strings.TrimSpace(strings.Repeat("word ", 15)) + " word…",
		strings.Repeat("漢", 100):               strings.Repeat("漢", 80) + "…",
		strings.Repeat("a", 60) + " 👩‍🚒 short": strings.Repeat("a", 60) + " 👩‍🚒 short",
	} {
		if have := titleOf(question); have != want || !utf8.ValidString(have) {
			t.Errorf("%q is called %q, want %q", question, have, want)
		}
	}
}

func TestInterruptedAnswersAreMarked(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	turn := got(d.BeginTurn(t.Context(), "", "Who knows?"))(t)
	must(t, d.SaveAnswer(t.Context(), turn.Answer, "Half an ans", domain.Metadata{Status: domain.AnswerStreaming}))
	must(t, s.Close())

	again := openAt(t, s.dir, c)
	answer := got(again.In(d.scope).Answer(t.Context(), turn.Answer))(t)
	if answer.Metadata.Status != domain.AnswerInterrupted || answer.Content != "Half an ans" {
		t.Errorf("the answer is %+v", answer)
	}
}

func TestSearchAcceptsAnyQuery(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	got(d.BeginTurn(t.Context(), "", `Who said "naïve NEAR Café" AND left?`))(t)
	for query, want := range map[string]int{
		"cafe": 1, "NAIVE": 1, "caf": 1, `"`: 0, `"naïve near`: 1, "said AND left": 1, "said left*": 1, "OR": 0, "": 0, "  ": 0,
		"col:said": 0, "(": 0, "said \x00 left": 1, strings.Repeat("said ", 100): 1, "\xff": 0, "-said": 1, "^": 0,
	} {
		hits, err := d.SearchMessages(t.Context(), query)
		if err != nil || len(hits) != want {
			t.Errorf("%q finds %d, %v; want %d", query, len(hits), err, want)
		}
	}
	hits := got(d.SearchMessages(t.Context(), "café"))(t)
	if !strings.Contains(hits[0].Snippet, "\x02Café\x03") {
		t.Errorf("the snippet is %q", hits[0].Snippet)
	}
}

func FuzzSearchMessages(f *testing.F) {
	for _, seed := range []string{"café", `"`, "a AND b*", "NEAR(a b)", "\x00", "^a", "{a b}:c", "\xff\xfe"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		s, _ := open(t)
		d := founder(t, s)
		if _, err := d.SearchMessages(t.Context(), query); err != nil {
			t.Errorf("%q: %v", query, err)
		}
	})
}
