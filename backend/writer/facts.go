package writer

import "strings"

// detail is a labelled piece of a profile; the label may be empty.
type detail struct {
	label, text string
}

// factLine is all that a model learns of a candidate, on one line.
func factLine(c Candidate) string {
	p := c.Profile
	known := []detail{{"", p.Name}, {"", p.Headline}, {"place", p.Location}}
	for _, e := range c.Evidence {
		known = append(known, detail{factLabel(e.Field), e.Text})
	}
	if len(c.Evidence) == 0 {
		known = append(known, detail{"why", c.Reason})
	}
	known = append(known, detail{"role", p.Role}, detail{"company", p.Company}, detail{"languages", strings.Join(p.Languages, ", ")})
	return clip(details(known), 3*factTokens, tokenThirds)
}

func factLabel(field string) string {
	switch field {
	case "offers":
		return "can help with"
	case "needs":
		return "looking for"
	case "location":
		return "place"
	case "name", "headline":
		return ""
	default:
		return field
	}
}

// details joins what is known, each thing once.
func details(known []detail) string {
	var parts []string
	said := make(map[string]bool, len(known))
	for _, d := range known {
		text := clip(guard(withoutAddresses(clean(d.text))), maxFact, character)
		if text == "" || said[text] {
			continue
		}
		said[text] = true
		if d.label != "" {
			text = d.label + ": " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " | ")
}

// guard replaces what marks structure: the bars and brackets of the prompt
// itself, and of the tokens by which chat templates tell who speaks.
func guard(text string) string { return structure.Replace(text) }

var structure = strings.NewReplacer(
	"[", "(", "]", ")", "<", "‹", ">", "›", "|", "/", "`", "'",
	"［", "(", "］", ")", "＜", "‹", "＞", "›", "｜", "/", // which some tokenizers take for the same
)

// guardAnswer guards an earlier answer and leaves its citations and lines, so
// that a model finds what it wrote as it wrote it.
func guardAnswer(text string) string {
	text = visible(text)
	var b strings.Builder
	end := 0
	for _, at := range citation.FindAllStringIndex(text, -1) {
		b.WriteString(guard(text[end:at[0]]))
		b.WriteString(text[at[0]:at[1]])
		end = at[1]
	}
	b.WriteString(guard(text[end:]))
	return b.String()
}
