package writer

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"kith/backend/domain"
)

// full returns a candidate whose profile has more text than fits in a line.
func full(n int, evidence []domain.Evidence) Candidate {
	return Candidate{Evidence: evidence, Profile: domain.Profile{
		UserID: domain.UserID(fmt.Sprint("full ", n)), Name: fmt.Sprintf("Ada Field %d", n), Headline: "Keeper of the old mill by the river",
		Location: "Bath, Maine", Company: "River Mills", Role: "keeper", Languages: []string{"English", "French", "Danish"},
		Offers: "grinding grain for bakers, teaching how a water wheel is kept, and telling visitors of the river",
		Skills: []string{"milling", "carpentry", "stone dressing", "bookkeeping", "guiding", "baking", "fishing", "sewing"},
	}}
}

// The length of a line does not depend on how well the person matches.
func TestFactLinesHaveSameLength(t *testing.T) {
	tests := map[string][]domain.Evidence{
		"no evidence":   nil,
		"a word":        evidence("skills", "baking"),
		"the headline":  evidence("headline", "Keeper of the old mill by the river"),
		"of each":       evidence("offers", "grinding grain for bakers", "skills", "milling", "languages", "Danish", "about", "I bake on Sundays."),
		"long passages": evidence("about", strings.Repeat("I have kept mills along this coast. ", 9), "offers", strings.Repeat("grain ", 90)),
	}
	for name, found := range tests {
		t.Run(name, func(t *testing.T) {
			line := promptFacts{}.line(full(1, found), factTokens)
			if size := tokens(line); size > factTokens || size < factTokens-5 {
				t.Errorf("%d tokens of %d: %s", size, factTokens, line)
			}
		})
	}
}

func TestEvidenceComesBeforeOtherFacts(t *testing.T) {
	line := promptFacts{}.line(full(1, evidence("skills", "sewing", "about", "I know AI.", "about", "AI")), factTokens)
	want := "Ada Field 1 | Keeper of the old mill by the river | place: Bath, Maine | skills: sewing | about: I know AI. | can help with: grinding"
	if !strings.HasPrefix(line, want) || strings.Count(line, "AI") > 1 {
		t.Errorf("the line is %q", line)
	}
}

func TestRepeatedPersonGetsShortLine(t *testing.T) {
	people := promptFacts{}
	people.line(full(1, evidence("skills", "sewing")), factTokens)
	tests := []struct {
		evidence []domain.Evidence
		want     string
	}{
		{evidence("skills", "sewing"), "Ada Field 1 | as above"},
		{evidence("skills", "sewing", "interests", "kites"), "Ada Field 1 | as above | interests: kites"},
		{evidence("interests", "kites"), "Ada Field 1 | as above"},
	}
	for _, tt := range tests {
		if got := people.line(full(1, tt.evidence), factTokens); got != tt.want {
			t.Errorf("the line is %q, want %q", got, tt.want)
		}
	}
}

var numbered = regexp.MustCompile(`(?m)^\[\d\] ([^|]*)(.*)$`)

// Whatever is dropped from the prompt of a long session, "as above" always comes after a whole
// line about the same person.
func TestAsAboveFollowsWholeLine(t *testing.T) {
	r, dropped := Request{}, false
	for i := range 40 {
		r.Question, r.Candidates = fmt.Sprint("question ", i), nil
		for j := range MaxCandidates {
			r.Candidates = append(r.Candidates, full((i+j*i)%20, nil))
		}
		prompt := Prompt(r)
		dropped = dropped || len(prompt) < 2*i
		described := map[string]bool{}
		for _, line := range numbered.FindAllStringSubmatch(render(prompt), -1) {
			if short := strings.HasPrefix(line[2], "| "+asAbove); short && !described[line[1]] {
				t.Fatalf("question %d: nothing above says more than %q", i, line[0])
			}
			described[line[1]] = true
		}
		r.Turns = append(r.Turns, Turn{Question: r.Question, Candidates: r.Candidates, Answer: "Ask them [1]."})
	}
	if !dropped {
		t.Error("no turn was dropped")
	}
}

// A fact that does not fit leaves no label without text.
func TestFactWithoutSpaceLeavesNoLabel(t *testing.T) {
	c := full(1, nil)
	c.Profile.Offers, c.Profile.Skills = strings.Repeat("grain ", 16), []string{strings.Repeat("x", 36), "sewing"}
	if line := (promptFacts{}).line(c, factTokens); !strings.HasSuffix(line, "| skills: sewing") {
		t.Errorf("the line is %q", line)
	}
}
