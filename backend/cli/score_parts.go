package cli

import (
	"fmt"
	"strings"

	"kith/backend/domain"
)

// printScoreParts prints the parts of a person's score, if there are any.
func printScoreParts(text *strings.Builder, p foundPerson) {
	if len(p.Shares) == 0 {
		return
	}
	fmt.Fprintf(text, "    Score %.2f, of which\n", p.Score)
	for _, s := range p.Shares {
		fmt.Fprintf(text, "    %5.1f %%  %s\n", 100*s.Part, domain.OneLine(describeScorePart(s)))
	}
}

// describeScorePart describes a part of a score.
func describeScorePart(s domain.ScorePart) string {
	switch s.Kind {
	case domain.ScorePartWord:
		return fmt.Sprintf("“%s” in %s", s.Found, s.Field)
	case domain.ScorePartRelated:
		return fmt.Sprintf("“%s” in %s, for “%s”", s.Found, s.Field, s.Asked)
	case domain.ScorePartPhrase:
		return "words of the question next to each other"
	}
	if s.Found == "" {
		return "similar meaning"
	}
	return fmt.Sprintf("similar meaning, above all “%s” in %s", shortened(s.Found, longestPassage), s.Field)
}

// longestPassage is the maximum length of a quoted passage, in characters.
const longestPassage = 70

// shortened cuts a text to a maximum length in characters.
func shortened(text string, longest int) string {
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	return strings.TrimSpace(string(runes[:longest])) + "…"
}
