package dialogue

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

// crew are the people whom the conversation of the tests has shown, in this order.
var crew = []domain.Profile{
	{UserID: "ada", Name: "Ada Quist", Headline: "Clock repair", Role: "Clockmaker", Location: "Bath, Maine", Languages: []string{"English", "Danish"}, Skills: []string{"old clocks"}, Offers: "Mending watches on Sundays."},
	{UserID: "ben", Name: "Benoît Dufour-Lang", Headline: "Welds anything", Role: "Welder", Location: "South Portland, Maine", Languages: []string{"French", "English"}, Skills: []string{"aluminum welding"}},
	{UserID: "cleo", Name: "Cleo van Dyck", Headline: "Sings and builds boats", Role: "Boat builder", Location: "Vinalhaven, Maine", Languages: []string{"Dutch"}, About: "I once worked for a welder."},
	{UserID: "dora", Name: "Dora Moor", Headline: "Social worker", Role: "Clinical social worker", Location: "Portland, Oregon", Needs: "A clockmaker for a tower clock."},
}

// conversation is a state after a search that showed the crew and, if focus is
// somebody, a turn about them.
func conversation(focus domain.UserID) State {
	s := State{Asker: domain.Profile{Name: "Alex", Location: "Rockland, Maine"}}
	found := Turn{Text: "Who can mend my clock?", Topic: "mend clock", Move: Move{Kind: Search, Question: "Who can mend my clock?"}}
	for _, p := range crew {
		found.People = append(found.People, Shown{Profile: p})
	}
	s.Turns = append(s.Turns, found)
	if i := slices.IndexFunc(crew, func(p domain.Profile) bool { return p.UserID == focus }); i >= 0 {
		s.Turns = append(s.Turns, Turn{Text: "And her?", Topic: "mend clock", Move: Move{Kind: Tell}, People: found.People[i : i+1]})
	}
	return s
}

// String returns a move in the form of testdata/moves.txt.
func (m Move) String() string {
	parts := []string{string(m.Kind)}
	for _, id := range m.People {
		parts = append(parts, string(id))
	}
	for _, name := range m.Names {
		parts = append(parts, "“"+name+"”")
	}
	if m.Aspect != "" {
		parts = append(parts, "/"+string(m.Aspect))
	}
	parts = append(parts, m.Words...)
	if len(m.Rejected) > 0 {
		parts = append(parts, "without")
	}
	for _, id := range m.Rejected {
		parts = append(parts, string(id))
	}
	if m.Subject != "" {
		parts = append(parts, "about “"+m.Subject+"”")
	}
	if m.Question != "" && len(m.Names) == 0 && len(m.Rejected) == 0 {
		parts = append(parts, "“"+m.Question+"”")
	}
	return strings.Join(parts, " ")
}

// TestResolve reads testdata/moves.txt: "[nobody]", "[all]" or "[NAME]" says who
// was shown last; then come turns, each with the move that it is.
func TestResolve(t *testing.T) {
	file, err := os.Open("testdata/moves.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var state State
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		asked, want, ok := strings.Cut(line, " => ")
		switch {
		case line == "" || line[0] == '#':
		case line == "[nobody]":
			state = State{}
		case line[0] == '[':
			state = conversation(domain.UserID(strings.Trim(line, "[]")))
		case !ok:
			t.Errorf("%q has no move", line)
		default:
			if have := Resolve(state, asked).String(); have != want {
				t.Errorf("%q is %s, want %s", asked, have, want)
			}
		}
	}
}

// FuzzResolve checks that any text can be resolved, that the result is the same
// each time, and that it is about nobody who was not shown.
func FuzzResolve(f *testing.F) {
	for _, asked := range []string{"the second one", "#", "not", "who of", "compare", "draft to", "I meant", "", "the the the", "number 99 of them"} {
		f.Add(asked)
	}
	f.Fuzz(func(t *testing.T, asked string) {
		for _, state := range []State{{}, conversation(""), conversation("cleo")} {
			move := Resolve(state, asked)
			if have := Resolve(state, asked).String(); have != move.String() {
				t.Errorf("%q is %s, then %s", asked, move, have)
			}
			for _, id := range move.People {
				if len(state.Turns) == 0 || !slices.ContainsFunc(crew, func(p domain.Profile) bool { return p.UserID == id }) {
					t.Errorf("%q is about %s, who was not shown", asked, id)
				}
			}
			for _, p := range crew {
				move.Evidence(p)
			}
		}
	})
}
