package cli

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"kith/backend/chat"
	"kith/backend/domain"
)

func TestProseIsTheSameInPieces(t *testing.T) {
	for text, want := range map[string]string{
		`**Odile** \*knows\* a\_b ***x*** 2 * 3 \\`: `Odile *knows* a_b *x* 2 * 3 \`,
		"👩\u200d🔧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 می\u200cخواهم \x1b[31m*":  "👩\u200d🔧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 می\u200cخواهم [31m*",
	} {
		for i := range len(text) {
			for j := i; j < len(text); j++ {
				var p prose
				if got := p.write(text[:i]) + p.write(text[i:j]) + p.write(text[j:]) + p.rest(); got != want {
					t.Fatalf("%q, %q and %q become %q, want %q", text[:i], text[i:j], text[j:], got, want)
				}
			}
		}
	}
}

func TestFollow(t *testing.T) {
	broken := errors.New("the pipe is closed")
	missing := domain.Errorf(domain.NotFound, "test.noSuchModel", "There is no such model.")
	shows := func(chat.Event) error { return nil }
	breaks := func(e chat.Event) error {
		if e.Kind == chat.KindDelta {
			return broken
		}
		return nil
	}
	stopped := chat.Event{Kind: chat.KindDone, Outcome: domain.AnswerStopped}
	done, failed := chat.Event{Kind: chat.KindDone}, chat.Event{Kind: chat.KindFailed, Error: missing}
	for _, c := range []struct {
		name string
		last chat.Event
		show func(chat.Event) error
		want []error
	}{
		{"done", done, shows, nil},
		{"done, unseen", done, breaks, []error{broken}},
		{"stopped", stopped, shows, []error{errStopped}},
		{"failed", failed, shows, []error{missing}},
		{"failed, unseen", failed, breaks, []error{missing, broken}},
	} {
		t.Run(c.name, func(t *testing.T) {
			events := newEventQueue()
			events.put(chat.Event{Kind: chat.KindAccepted})
			events.put(chat.Event{Kind: chat.KindDelta})
			events.put(c.last)
			err := follow(events, c.show)
			if (err == nil) != (c.want == nil) || slices.ContainsFunc(c.want, func(want error) bool { return !errors.Is(err, want) }) {
				t.Errorf("follow: %v, want %v", err, c.want)
			}
		})
	}
}

// TestQueueNeverBlocks adds many events while the first is being shown.
func TestQueueNeverBlocks(t *testing.T) {
	const many = 10_000
	events := newEventQueue()
	events.put(chat.Event{Seq: 1})
	next := 1
	err := follow(events, func(e chat.Event) error {
		if e.Seq != next {
			t.Fatalf("event %d comes where %d should", e.Seq, next)
		}
		if next++; e.Seq == 1 {
			for i := range many {
				events.put(chat.Event{Seq: i + 2})
			}
			events.put(chat.Event{Seq: many + 2, Kind: chat.KindDone})
		}
		return nil
	})
	if err != nil || next != many+3 {
		t.Errorf("follow: %v, after event %d", err, next-1)
	}
}

func TestMarksArePrintedOnce(t *testing.T) {
	var output bytes.Buffer
	number := domain.Mark{Kind: domain.MarkNumber, Text: "[9]"}
	printMarks([]domain.Mark{number, {Kind: domain.MarkStranger, Text: "Ruth \x1b[31mOkoye"}, number}, Streams{Err: &output})
	want := "(“[9]” refers to none of these people)\n(Ruth [31mOkoye is a member but not one of these people; check what is said about them)\n"
	if output.String() != want {
		t.Errorf("output %q, want %q", output.String(), want)
	}
}
