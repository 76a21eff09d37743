package writer

import (
	"strings"

	"kith/backend/domain"
)

// promptFacts tells a model of people, a line each, and remembers what it told: of
// somebody it told of before it tells only what is new.
type promptFacts map[domain.UserID][]string

// line is all that a model learns of a candidate now, in so many tokens. Each has
// the same room, whatever the profile holds and however well it matches.
func (t promptFacts) line(c Candidate, room int) string {
	l := factLine{room: 3 * room}
	told, again := t[c.Profile.UserID]
	switch {
	case again:
		l.room, l.told = 3*shortTokens, told
		l.name(c.Profile.Name)
		l.write("", asAbove)
		l.explain(c)
	case room <= shortTokens:
		l.name(c.Profile.Name)
		l.explain(c)
		l.add("", c.Profile.Headline, maxTitle)
	default:
		l.introduce(c.Profile)
		l.explain(c)
		l.fill(c.Profile)
	}
	if c.Profile.UserID != "" {
		t[c.Profile.UserID] = l.told
	}
	return l.text.String()
}

// How much a model is told of one thing, in characters, so that there is room
// for another.
const (
	maxTitle = 70 // of a headline
	maxTold  = 110
)

// asAbove points to the line in which somebody was told of before.
const asAbove = "as above"

// factLine is filled until its room is, with what was not told yet.
type factLine struct {
	text  strings.Builder
	room  int    // left, in thirds of a token
	label string // of what stands last
	told  []string
}

func (l *factLine) introduce(p domain.Profile) {
	l.name(p.Name)
	l.add("", p.Headline, maxTitle)
	l.add("place", p.Location, maxPlace)
}

func (l *factLine) name(name string) { l.write("", clip(plainFact(name), maxName, character)) }

// explain tells why somebody is shown.
func (l *factLine) explain(c Candidate) {
	for i, e := range c.Evidence {
		if e.Field != "name" && !repeated(c.Evidence, i) {
			l.add(factLabel(e.Field), e.Text, maxTold)
		}
	}
	if len(c.Evidence) == 0 {
		l.add("why", c.Reason, maxTold)
	}
}

// fill tells what else is short and known.
func (l *factLine) fill(p domain.Profile) {
	l.addOnce(factLabel("offers"), p.Offers)
	for _, skill := range p.Skills {
		l.add("skills", skill, maxTold)
	}
	l.addOnce("role", p.Role)
	l.addOnce("company", p.Company)
	for _, language := range p.Languages {
		l.add("languages", language, maxTold)
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

// add adds what a field says, up to limit characters, unless it was told.
func (l *factLine) add(label, text string, limit int) {
	text = clip(plainFact(text), limit, character)
	if contained(text, l.told) {
		return
	}
	if l.write(label, text) {
		l.told = append(l.told, text)
	}
}

// addOnce tells what a field says unless some of it was told.
func (l *factLine) addOnce(label, text string) {
	if !strings.Contains(l.text.String(), label+": ") {
		l.add(label, text, maxTold)
	}
}

// write adds text where there is room for some words of it, and fills the room
// with them.
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
	text = clip(text, l.room-thirds(lead), tokenThirds)
	if text == "" || text == ellipsis {
		return false
	}
	if label != "" {
		l.label = label
	}
	l.text.WriteString(lead + text)
	l.room -= thirds(lead + text)
	return true
}

// plainFact is text of a profile in which nothing reads as structure or address.
func plainFact(text string) string { return escapeStructure(withoutAddresses(clean(text))) }

// details joins what is known, each under its label.
func details(room int, known ...[2]string) string {
	l := factLine{room: room}
	for _, d := range known {
		l.add(d[0], d[1], maxFact)
	}
	return l.text.String()
}

// escapeStructure replaces what marks structure: the bars and brackets of the prompt
// itself, and of the tokens by which chat templates tell who speaks.
func escapeStructure(text string) string { return structure.Replace(text) }

var structure = strings.NewReplacer(
	"[", "(", "]", ")", "<", "‹", ">", "›", "|", "/", "`", "'",
	"［", "(", "］", ")", "＜", "‹", "＞", "›", "｜", "/", // which some tokenizers take for the same
)

// escapeAnswer guards an earlier answer and leaves its citations and lines, so
// that a model finds what it wrote as it wrote it.
func escapeAnswer(text string) string {
	text = visible(text)
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
