package writer

import (
	"fmt"
	"slices"
	"strings"

	"kith/backend/domain"
)

const (
	maxName     = 80  // characters of a name in an answer
	maxPlace    = 60  // of a location
	maxHeadline = 120 // of a headline
	maxFact     = 200 // of one piece of evidence
	maxFacts    = 2   // fields per person
	maxTexts    = 3   // pieces of evidence per field
	wordy       = 5   // number of words from which a fact is quoted as a sentence
)

// fact is the evidence of one field.
type fact struct {
	field string
	texts []string // quoted
	wordy bool
}

// facts groups evidence by field. It leaves out evidence that said contains, or
// that a longer piece of evidence contains.
func facts(evidence []domain.Evidence, said ...string) []fact {
	var gathered []fact
	for i, e := range evidence {
		text := quote(e.Text, maxFact)
		if text == "" || e.Field == "name" || contained(e.Text, said) || repeated(evidence, i) {
			continue
		}
		gathered = addFact(gathered, e.Field, text, isWordy(e.Text))
	}
	return gathered[:min(len(gathered), maxFacts)]
}

func addFact(gathered []fact, field, text string, wordy bool) []fact {
	for i := range gathered {
		f := &gathered[i]
		if f.field != field {
			continue
		}
		if len(f.texts) < maxTexts {
			f.texts = append(f.texts, text)
			f.wordy = f.wordy || wordy
		}
		return gathered
	}
	return append(gathered, fact{field: field, texts: []string{text}, wordy: wordy})
}

func isWordy(text string) bool {
	return strings.HasPrefix(text, "I ") || strings.HasPrefix(text, "Je ") || len(strings.Fields(text)) >= wordy
}

// repeated reports whether an earlier piece has the same words as evidence[i], or
// any other piece contains them.
func repeated(evidence []domain.Evidence, i int) bool {
	for j, other := range evidence {
		same := strings.EqualFold(other.Text, evidence[i].Text)
		if j != i && (same && j < i || !same && contained(evidence[i].Text, []string{other.Text})) {
			return true
		}
	}
	return false
}

// contained reports whether one of the texts in contains text as whole words.
func contained(text string, in []string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(in, func(whole string) bool { return len(places(strings.ToLower(whole), text)) > 0 })
}

// cite returns "**Name** [n]".
func (w *catalogue) cite(c Candidate, n int) string {
	name := short(c.Profile.Name, maxName)
	if name == "" {
		name = w.Somebody
	}
	return fmt.Sprintf("**%s** [%d]", name, n)
}

// placed returns a citation with the location.
func (w *catalogue) placed(c Candidate, n int) string {
	who := w.cite(c, n)
	if place := short(c.Profile.Location, maxPlace); place != "" {
		who += " (" + place + ")"
	}
	return who
}

// describe returns a citation with location and headline.
func (w *catalogue) describe(c Candidate, n int) string {
	described := w.placed(c, n)
	if headline := quote(c.Profile.Headline, maxHeadline); headline != "" {
		described += ", " + headline
	}
	return described
}

// work returns what somebody does where neither evidence nor a headline says it: their
// role, or some of their skills.
func work(p domain.Profile) []fact {
	evidence := []domain.Evidence{{Field: "role", Text: p.Role}}
	if short(p.Role, maxFact) == "" {
		evidence = nil
		for _, skill := range p.Skills {
			evidence = append(evidence, domain.Evidence{Field: "skills", Text: skill})
		}
	}
	return facts(evidence)
}

// sentence says who candidate n is and why they are shown. lead introduces the
// person, such as "There is also"; it may be empty. The headline is left out if
// the evidence is wordy.
func (w *catalogue) sentence(c Candidate, n int, lead string) string {
	known := facts(c.Evidence, c.Profile.Headline, c.Profile.Location)
	if len(known) == 0 && short(c.Profile.Headline, maxHeadline) == "" {
		known = work(c.Profile)
	}
	who, predicate := w.placed(c, n), w.predicates(known, n)
	if !slices.ContainsFunc(known, func(f fact) bool { return f.wordy }) {
		who = w.describe(c, n)
	}
	switch {
	case predicate == "":
		return who + "."
	case lead != "":
		return lead + " " + who + ", " + w.Who + " " + predicate + "."
	case strings.HasSuffix(who, "”"):
		return who + ", " + predicate + "."
	default:
		return who + " " + predicate + "."
	}
}

// predicates joins facts as predicates: "speaks “French” and can help with
// “knots”". The number n selects the wording, so that adjacent people differ.
func (w *catalogue) predicates(known []fact, n int) string {
	parts := make([]string, len(known))
	for i, f := range known {
		ways := w.templateOf(f.field).Short
		if f.wordy {
			ways = w.templateOf(f.field).Long
		}
		parts[i] = fmt.Sprintf(ways[(n-1)%len(ways)], w.list(f.texts))
	}
	return w.list(parts)
}

// list joins parts as "a, b and c".
func (w *catalogue) list(parts []string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + " " + w.And + " " + parts[last]
}
