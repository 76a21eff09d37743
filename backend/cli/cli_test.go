package cli

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// TestExplain checks that only internal errors show their cause, and that no
// message refers to the log.
func TestExplain(t *testing.T) {
	cause := errors.New("index out of range\x1b[2J")
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"coded", domain.Errorf(domain.Busy, "test.use", "It is in use.").WithHint("test.wait", "Wait.").WithCause(cause), "It is in use. Wait."},
		{"defect", fmt.Errorf("rank: %w", cause), "Something went wrong inside Kith. What was stored before is kept. The cause: rank: index out of range[2J"},
		{"internal error of a reply", domain.Public(cause), "Something went wrong inside Kith. What was stored before is kept. The cause: index out of range[2J"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if have := Explain(c.err); have != c.want {
				t.Errorf("it says %q, want %q", have, c.want)
			}
		})
	}
}

// TestFoundPeopleInEachLanguage prints the people of a question in every language that is recognised.
func TestFoundPeopleInEachLanguage(t *testing.T) {
	for l := range lexicon.LanguageCount {
		want := "Nobody matches."
		if l == lexicon.French {
			want = "Personne ne correspond."
		}
		var out strings.Builder
		found := foundPeople{Nearest: []foundPerson{{Name: "Ada Quist"}}, language: l}
		if err := found.print(Streams{Out: &out}); err != nil || !strings.HasPrefix(out.String(), want) || !strings.Contains(out.String(), "Ada Quist") {
			t.Errorf("%s: %q, %v", l, out.String(), err)
		}
	}
}
