package writer

import (
	"context"
	"errors"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"kith/backend/domain"
)

func write(t *testing.T, r Request) string {
	t.Helper()
	var b strings.Builder
	err := Builtin{}.Write(t.Context(), r, func(delta string) error {
		b.WriteString(delta)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAnswers(t *testing.T) {
	const boats = "Who can help me repair an old wooden boat?"
	tests := []struct {
		golden string
		r      Request
	}{
		{"find-nobody.md", Request{Question: boats, Intent: domain.IntentFindPeople}},
		{"find-one.md", Request{Question: boats, Intent: domain.IntentFindPeople, Candidates: crew[:1]}},
		{"find-three.md", Request{Question: boats, Intent: domain.IntentFindPeople, Candidates: crew[:3]}},
		{"find-eight.md", Request{Question: boats, Intent: domain.IntentFindPeople, Candidates: crew}},
		{"find-stranger.md", Request{Question: boats, Intent: domain.IntentFindPeople, Candidates: []Candidate{stranger, crew[0]}}},
		{"nearest-one.md", Request{Question: boats, Intent: domain.IntentFindPeople, Candidates: crew[1:2], Nearest: true}},
		{"nearest-three.md", Request{Question: boats, Intent: domain.IntentFindPeople, Candidates: crew[1:4], Nearest: true}},
		{"refine-two.md", Request{Question: "and in Portland?", Intent: domain.IntentRefine, Candidates: crew[:2]}},
		{"refine-nobody.md", Request{Question: "and in Oslo?", Intent: domain.IntentRefine}},
		{"person.md", Request{Question: "Tell me about Odile", Intent: domain.IntentPerson, Candidates: crew[:1]}},
		{"person-several.md", Request{Question: "Tell me about O.", Intent: domain.IntentPerson, Candidates: crew[:2]}},
		{"person-nobody.md", Request{Question: "Who is Zed?", Intent: domain.IntentPerson}},
		{"draft.md", Request{Question: "Write to Odile for me", Intent: domain.IntentDraft, Candidates: crew[:1]}},
		{"small-talk.md", Request{Question: "hello", Intent: domain.IntentSmallTalk, Asker: alva}},
		{"small-talk-thanks.md", Request{Question: "Thank you!", Intent: domain.IntentSmallTalk}},
	}
	for _, tt := range tests {
		t.Run(tt.golden, func(t *testing.T) { golden(t, "answers/"+tt.golden, write(t, tt.r)) })
	}
}

func TestFinish(t *testing.T) {
	tests := []struct {
		golden, already string
	}{
		{"finish-nothing.md", ""},
		{"finish-first.md", "You could ask **Odile Marsh** [1], who can help with restoring"},
		{"finish-all.md", "Ask Odile [1], Tomasz [2] or Ines [3]; all of them"},
		{"finish-code.md", "Odile [1] says:\n```\nboats"},
	}
	for _, tt := range tests {
		t.Run(tt.golden, func(t *testing.T) {
			b := strings.Builder{}
			b.WriteString(tt.already)
			r := Request{Question: "Who knows boats?", Candidates: crew[:3]}
			err := Builtin{}.Finish(t.Context(), r, tt.already, func(delta string) error {
				b.WriteString(delta)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "answers/"+tt.golden, b.String())
		})
	}
}

// Text between quotation marks is a literal part of the evidence, for any question.
func TestQuotesAreInEvidence(t *testing.T) {
	quoted := regexp.MustCompile(`“([^”]*)”`)
	intents := []domain.Intent{domain.IntentFindPeople, domain.IntentRefine, domain.IntentPerson, domain.IntentDraft}
	random := rand.New(rand.NewPCG(1, 2))
	quotes := 0
	for range 2_000 {
		picked := crew[random.IntN(len(crew)):]
		r := Request{
			Question:   strings.Repeat("boats ", 1+random.IntN(9)),
			Intent:     intents[random.IntN(len(intents))],
			Candidates: picked[:1+random.IntN(len(picked))],
			Nearest:    random.IntN(4) == 0,
		}
		for _, q := range quoted.FindAllStringSubmatch(write(t, r), -1) {
			quotes++
			if !inEvidence(strings.TrimSuffix(q[1], "…"), r.Candidates) {
				t.Fatalf("%q is nobody's words", q[1])
			}
		}
	}
	if quotes == 0 {
		t.Error("no answer quoted anything")
	}
}

func inEvidence(text string, candidates []Candidate) bool {
	for _, c := range candidates {
		if strings.Contains(c.Profile.Headline, text) {
			return true
		}
		for _, e := range c.Evidence {
			if strings.Contains(e.Text, text) {
				return true
			}
		}
	}
	return false
}

func TestCandidatesAreCitedOnceInOrder(t *testing.T) {
	for count := 1; count <= len(crew); count++ {
		answer := write(t, Request{Question: "boats", Candidates: crew[:count]})
		cited, outOfRange := Citations(answer, count)
		for i := range count {
			if len(cited) != count || cited[i] != i+1 {
				t.Fatalf("%d candidates: cited %v", count, cited)
			}
		}
		if outOfRange != nil {
			t.Errorf("%d candidates: cited %v, who is nobody", count, outOfRange)
		}
	}
}

// Somebody without a reason is described by what they wrote about their work. Nothing is quoted that they left empty.
func TestPeopleWithoutReason(t *testing.T) {
	for _, c := range []struct {
		person domain.Profile
		want   string
	}{
		{domain.Profile{Headline: "Sailmaker", Role: "Owner"}, "**Bo** [1], “Sailmaker”."},
		{domain.Profile{Role: "Owner", Skills: []string{"sails"}}, "**Bo** [1] works as “Owner”."},
		{domain.Profile{Skills: []string{"sails", "", "nets", "knots", "masts"}}, "**Bo** [1] lists “sails”, “nets” and “knots” under skills."},
		{domain.Profile{}, "**Bo** [1]."},
	} {
		c.person.Name = "Bo"
		answer := write(t, Request{Question: "boats", Candidates: []Candidate{{Profile: c.person}}})
		if !strings.Contains(answer, c.want) || strings.Contains(answer, "“”") {
			t.Errorf("%+v: %s", c.person, answer)
		}
	}
}

func TestSameQuestionGetsSameAnswer(t *testing.T) {
	r := Request{Question: "Who sails?", Candidates: crew}
	first := write(t, r)
	if write(t, r) != first {
		t.Error("two answers to one question differ")
	}
	r.Question = "Who builds boats?"
	if write(t, r) == first {
		t.Error("answers do not vary with the question")
	}
}

func TestWriteStopsWhenContextEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 90*time.Minute)
		defer cancel()
		words := 0
		err := Builtin{Pace: time.Hour}.Write(ctx, Request{Question: "boats", Candidates: crew}, func(string) error {
			words++
			return nil
		})
		if !errors.Is(err, context.DeadlineExceeded) || words != 2 {
			t.Errorf("got %v after %d words", err, words)
		}
	})
}

func TestWriteFailsWhenEmitFails(t *testing.T) {
	broken := errors.New("broken")
	err := Builtin{}.Write(t.Context(), Request{}, func(string) error { return broken })
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
