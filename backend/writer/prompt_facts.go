package writer

import (
	"strings"

	"kith/backend/domain"
)

// promptFacts maps each person already described in a prompt to the facts given,
// so that later lines about the person contain only new facts.
type promptFacts map[domain.UserID][]string

// line returns the line about a candidate, of at most budget tokens. The budget
// does not depend on the profile or the score.
func (t promptFacts) line(c Candidate, budget int) string {
	l := factLine{left: 3 * budget}
	given, again := t[c.Profile.UserID]
	switch {
	case again:
		l.left, l.given = 3*shortTokens, given
		l.name(c.Profile.Name)
		l.write("", asAbove)
		l.explain(c)
	case budget <= shortTokens:
		l.name(c.Profile.Name)
		l.explain(c)
		l.add("", c.Profile.Headline, maxTitle)
	default:
		l.introduce(c.Profile)
		l.explain(c)
		l.fill(c.Profile)
	}
	if c.Profile.UserID != "" {
		t[c.Profile.UserID] = l.given
	}
	return l.text.String()
}

// Maximum lengths in characters, so that a line has space for several facts.
const (
	maxTitle = 70 // of a headline
	maxGiven = 110
)

// asAbove refers to an earlier line about the same person.
const asAbove = "as above"

// factLine collects new facts about a person until its budget is used up.
type factLine struct {
	text  strings.Builder
	left  int      // budget left, in thirds of a token
	label string   // of the last fact
	given []string // facts already in the prompt
}

func (l *factLine) introduce(p domain.Profile) {
	l.name(p.Name)
	l.add("", p.Headline, maxTitle)
	l.add("place", p.Location, maxPlace)
}

func (l *factLine) name(name string) { l.write("", clip(plainFact(name), maxName, character)) }

// explain adds why the candidate is shown.
func (l *factLine) explain(c Candidate) {
	for i, e := range c.Evidence {
		if e.Field != "name" && !repeated(c.Evidence, i) {
			l.add(factLabel(e.Field), e.Text, maxGiven)
		}
	}
	if len(c.Evidence) == 0 {
		l.add("why", c.Reason, maxGiven)
	}
}

// fill adds other short facts.
func (l *factLine) fill(p domain.Profile) {
	l.addOnce(factLabel("offers"), p.Offers)
	for _, skill := range p.Skills {
		l.add("skills", skill, maxGiven)
	}
	l.addOnce("role", p.Role)
	l.addOnce("company", p.Company)
	for _, language := range p.Languages {
		l.add("languages", language, maxGiven)
	}
}

func factLabel(field string) string {
	switch field {
	case "offers":
		return "can help with"
	case "needs":
		return "looking for"
	case "location":
		return "place"
	case "headline":
		return ""
	default:
		return field
	}
}

// add adds a fact of up to limit characters, unless it was already given.
func (l *factLine) add(label, text string, limit int) {
	text = domain.Shorten(plainFact(text), limit)
	if contained(text, l.given) {
		return
	}
	if l.write(label, text) {
		l.given = append(l.given, text)
	}
}

// addOnce adds a fact unless the line already has one with this label.
func (l *factLine) addOnce(label, text string) {
	if !strings.Contains(l.text.String(), label+": ") {
		l.add(label, text, maxGiven)
	}
}

// write appends as many words of text as fit. It reports whether any did.
func (l *factLine) write(label, text string) bool {
	lead := " | "
	switch {
	case l.text.Len() == 0:
		lead = ""
	case label != "" && label == l.label:
		lead, label = ", ", ""
	}
	if label != "" {
		lead += label + ": "
	}
	text = clip(text, l.left-thirds(lead), tokenThirds)
	if text == "" || text == ellipsis {
		return false
	}
	if label != "" {
		l.label = label
	}
	l.text.WriteString(lead + text)
	l.left -= thirds(lead + text)
	return true
}

// plainFact removes prompt structure and addresses from profile text.
func plainFact(text string) string { return escapeStructure(withoutAddresses(clean(text))) }

// details joins pairs of label and text, within a budget in thirds of a token.
func details(budget int, known ...[2]string) string {
	l := factLine{left: budget}
	for _, d := range known {
		l.add(d[0], d[1], maxFact)
	}
	return l.text.String()
}

// escapeStructure replaces characters that mark structure: bars and brackets of the
// prompt, and of the special tokens in chat templates.
func escapeStructure(text string) string { return structure.Replace(text) }

var structure = strings.NewReplacer(
	"[", "(", "]", ")", "<", "‹", ">", "›", "|", "/", "`", "'",
	"［", "(", "］", ")", "＜", "‹", "＞", "›", "｜", "/", // some tokenizers treat these full-width forms alike
)

// escapeAnswer escapes an earlier answer but keeps its citations and line breaks,
// so that the model sees its own answer unchanged.
func escapeAnswer(text string) string {
	text = domain.Visible(text)
	var b strings.Builder
	end := 0
	for _, at := range citation.FindAllStringIndex(text, -1) {
		b.WriteString(escapeStructure(text[end:at[0]]))
		b.WriteString(text[at[0]:at[1]])
		end = at[1]
	}
	b.WriteString(escapeStructure(text[end:]))
	return b.String()
}
