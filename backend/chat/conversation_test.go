package chat_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kith/backend/chat"
	"kith/backend/domain"
)

// talk is one conversation of testdata/conversations.txt while it is held.
type talk struct {
	*harness
	t       *testing.T
	session domain.SessionID
	turns   [][]string // the names that each turn showed
	prose   string     // of the latest answer
	asked   string
}

// TestConversations holds the conversations of testdata/conversations.txt in the
// sample community, with the built-in writer and by words alone. A line "> …" asks;
// the lines after it say what must come of it, as that file tells.
func TestConversations(t *testing.T) {
	file, err := os.Open("testdata/conversations.txt")
	must(t, err)
	defer file.Close()
	h := newHarness(t, nil)
	var now *talk
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		switch {
		case line == "" || line[0] == '#':
			now = &talk{harness: h, t: t}
		case line[0] == '>':
			now.question(strings.TrimSpace(line[1:]))
		default:
			if wrong := now.check(line); wrong != "" {
				t.Errorf("%q shows %s and says %q\n%s", now.asked, now.turns[len(now.turns)-1], now.prose, wrong)
			}
		}
	}
}

func (k *talk) question(asked string) {
	k.asked = asked
	_, answer := k.ask(k.t, chat.Ask{Text: asked, SessionID: k.session, Model: domain.BuiltinModel})
	k.session, k.prose = answer.SessionID, answer.Content
	profiles, err := k.scoped.Profiles(k.t.Context(), answer.Metadata.ShownIDs())
	must(k.t, err)
	names := []string{}
	for _, id := range answer.Metadata.ShownIDs() {
		names = append(names, profiles[id].Name)
	}
	k.turns = append(k.turns, names)
	if answer.Metadata.Status != domain.AnswerComplete || strings.TrimSpace(k.prose) == "" {
		k.t.Errorf("%q has the answer %q, %s", asked, k.prose, answer.Metadata.Status)
	}
}

// check returns what is wrong with the latest turn, "" if it meets the line.
func (k *talk) check(line string) string {
	sign, rest, _ := strings.Cut(line, " ")
	shown := k.turns[len(k.turns)-1]
	var before []string
	for _, names := range k.turns[:len(k.turns)-1] {
		before = append(before, names...)
	}
	wasShown := func(name string) bool { return slices.Contains(before, name) }
	holds := false
	switch sign {
	case "=":
		want := k.people(rest)
		holds = slices.Equal(slices.Sorted(slices.Values(shown)), slices.Sorted(slices.Values(want)))
	case "+":
		holds = slices.Contains(shown, k.people(rest)[0])
	case "-":
		holds = !slices.Contains(shown, k.people(rest)[0])
	case "~":
		holds = strings.Contains(strings.ToLower(k.prose), strings.ToLower(rest))
	case "nobody":
		holds = len(shown) == 0
	case "somebody":
		holds = len(shown) > 0
	case "new":
		holds = !slices.ContainsFunc(shown, wasShown)
	case "kept":
		holds = !slices.ContainsFunc(shown, func(name string) bool { return !wasShown(name) })
	}
	if holds {
		return ""
	}
	return "want " + line
}

// people returns names: "1.2" is the second of the people of the first turn.
func (k *talk) people(list string) []string {
	var names []string
	for _, ref := range strings.Split(list, "; ") {
		var turn, place int
		if n, _ := fmt.Sscanf(ref, "%d.%d", &turn, &place); n == 2 {
			if place > len(k.turns[turn-1]) {
				k.t.Fatalf("%q: turn %d shows only %s", k.asked, turn, k.turns[turn-1])
			}
			ref = k.turns[turn-1][place-1]
		}
		names = append(names, ref)
	}
	return names
}
