package cli

import (
	"fmt"
	"strings"

	"kith/backend/domain"
)

// printScoreParts prints what somebody's score is made of, where that was asked for.
func printScoreParts(text *strings.Builder, p foundPerson) {
	if len(p.Shares) == 0 {
		return
	}
	fmt.Fprintf(text, "    Why here: a score of %.2f, of which\n", p.Score)
	for _, s := range p.Shares {
		fmt.Fprintf(text, "    %5.1f %%  %s\n", 100*s.Part, sanitize(describeScorePart(s)))
	}
}

// describeScorePart says what earned a share.
func describeScorePart(s domain.ScorePart) string {
	switch s.Kind {
	case domain.ScorePartWord:
		return fmt.Sprintf("“%s” in %s", s.Found, s.Field)
	case domain.ScorePartRelated:
		return fmt.Sprintf("“%s” in %s, for “%s”", s.Found, s.Field, s.Asked)
	case domain.ScorePartPhrase:
		return "words of the question side by side"
	}
	if s.Found == "" {
		return "what they say means something near"
	}
	return fmt.Sprintf("what they say means something near, above all “%s” in %s", shortened(s.Found), s.Field)
}

// longestPassage is how much of a passage fits a line, in characters.
const longestPassage = 70

func shortened(passage string) string {
	runes := []rune(passage)
	if len(runes) <= longestPassage {
		return passage
	}
	return strings.TrimSpace(string(runes[:longestPassage])) + "…"
}
