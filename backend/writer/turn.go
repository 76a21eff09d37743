package writer

import (
	"fmt"
	"slices"
	"strings"

	"kith/backend/dialogue"
	"kith/backend/domain"
)

// turn answers what is no search: a turn about people who were shown, about Kith,
// or about nothing. It returns "" for everything else.
func (c composer) turn() string {
	switch c.Move.Kind {
	case dialogue.Courtesy:
		return c.smallTalk()
	case dialogue.Privacy:
		return c.Turn.Privacy
	case dialogue.Identity:
		return c.Turn.Identity
	case dialogue.Method:
		return c.Turn.Method
	case dialogue.Ability:
		return paragraphs(c.Turn.Ability, c.suggestions())
	case dialogue.Clarify:
		return c.clarify()
	}
	if c.Empty {
		return c.choose(c.NobodyListed)
	}
	switch c.Move.Kind {
	case dialogue.Unsaid:
		return c.Turn.Unsaid
	case dialogue.Tell:
		return c.tell()
	case dialogue.Why:
		return c.why()
	case dialogue.Narrow:
		return c.narrowed()
	case dialogue.Compare:
		return c.compared()
	case dialogue.Count, dialogue.List:
		return c.count()
	case dialogue.More:
		if len(c.Candidates) == 0 {
			return c.Turn.NobodyElse
		}
	}
	return ""
}

// clarify asks back.
func (c composer) clarify() string {
	if c.Empty {
		return c.choose(c.NobodyListed)
	}
	if c.Move.Aspect == dialogue.Place {
		return c.Turn.WhichPlace
	}
	if c.Move.Unknown != "" {
		return paragraphs(fmt.Sprintf(c.Turn.Unknown, short(c.Move.Unknown, maxQuestion)), c.suggestions())
	}
	return paragraphs(c.choose(c.Turn.Clarifications), c.suggestions())
}

// suggestions names some of the community's own topics.
func (c composer) suggestions() string {
	var topics []string
	for _, t := range c.Topics {
		if quoted := quote(t, maxHeadline); quoted != "" {
			topics = append(topics, quoted)
		}
	}
	if len(topics) == 0 {
		return ""
	}
	return fmt.Sprintf(c.Turn.Suggestions, c.list(topics))
}

// tell says what is written about people.
func (c composer) tell() string {
	if len(c.Candidates) == 0 {
		return c.choose(c.NobodyByName)
	}
	var parts, silent []string
	for i, candidate := range c.Candidates {
		if len(c.Candidates) > 1 && c.isSilent(candidate) {
			silent = append(silent, c.cite(candidate, i+1))
			continue
		}
		parts = append(parts, c.about(candidate, i+1))
	}
	if len(silent) > 0 {
		parts = append(parts, fmt.Sprintf(c.Turn.NotSaidByMany, c.list(silent)))
	}
	return paragraphs(parts...)
}

// isSilent reports whether a profile says nothing of what is asked.
func (c composer) isSilent(p Candidate) bool {
	switch c.Move.Aspect {
	case dialogue.Whole, dialogue.Contact, dialogue.Name:
		return false
	}
	return len(p.Evidence) == 0
}

// about answers what is asked about one person.
func (c composer) about(p Candidate, n int) string {
	switch c.Move.Aspect {
	case dialogue.Whole:
		return c.summary(p, n)
	case dialogue.Contact:
		return c.contact(p, n)
	case dialogue.Name:
		return fmt.Sprintf(c.Turn.That, c.describe(p, n))
	}
	if said := c.predicates(allFacts(p.Evidence), n); said != "" {
		return c.cite(p, n) + " " + said + "."
	}
	return fmt.Sprintf(c.Turn.NotSaid, c.cite(p, n)) + "\n\n" + c.summary(p, n)
}

// allFacts groups evidence by field, all of it.
func allFacts(evidence []domain.Evidence) []fact {
	var gathered []fact
	for _, e := range evidence {
		if text := quote(e.Text, maxPassage); text != "" {
			gathered = addFact(gathered, e.Field, text, isWordy(e.Text))
		}
	}
	return gathered
}

// maxPassage is the length of a quoted passage in a summary, in characters.
const maxPassage = 320

// summary tells who somebody is, what they offer and need, and how to write to
// them.
func (c composer) summary(candidate Candidate, n int) string {
	p := candidate.Profile
	parts := []string{c.describe(candidate, n) + "."}
	for _, part := range []struct{ format, text string }{
		{c.Turn.Role, quote(p.Role, maxHeadline)},
		{c.Turn.Company, quote(p.Company, maxHeadline)},
		{c.Turn.Offers, quote(p.Offers, maxPassage)},
		{c.Turn.Skills, c.quoteAll(p.Skills)},
		{c.Turn.Needs, quote(p.Needs, maxPassage)},
		{c.Turn.Speaks, c.quoteAll(p.Languages)},
		{c.Turn.About, quote(p.About, maxPassage)},
	} {
		if part.text != "" {
			parts = append(parts, fmt.Sprintf(part.format, part.text))
		}
	}
	return strings.Join(parts, " ")
}

// quoteAll quotes the entries of a list, without repetitions.
func (c composer) quoteAll(entries []string) string {
	var quoted []string
	for _, e := range entries {
		if text := quote(e, maxFact); text != "" && !slices.Contains(quoted, text) {
			quoted = append(quoted, text)
		}
	}
	return c.list(quoted)
}

// contact says how to write to somebody. The address itself is only on the card:
// answers are kept, and its owner may withhold it later.
func (c composer) contact(p Candidate, n int) string {
	var ways []string
	for _, way := range []struct{ name, address string }{
		{c.Turn.Email, p.Profile.Email}, {c.Turn.LinkedIn, p.Profile.LinkedIn}, {c.Turn.Website, p.Profile.Website},
	} {
		if way.address != "" {
			ways = append(ways, way.name)
		}
	}
	who := c.cite(p, n)
	switch {
	case p.Profile.Email != "":
		return fmt.Sprintf(c.Turn.Ways, who, c.list(ways))
	case len(ways) > 0:
		return fmt.Sprintf(c.Turn.OtherWays, who, c.list(ways))
	}
	return fmt.Sprintf(c.Turn.NoWay, who)
}

// why gives the reasons for which people were shown, in full.
func (c composer) why() string {
	var parts []string
	for i, p := range c.Candidates {
		said := c.predicates(allFacts(p.Evidence), i+1)
		if said == "" {
			parts = append(parts, fmt.Sprintf(c.Turn.WhyMeaning, c.cite(p, i+1)), c.summary(p, i+1))
			continue
		}
		parts = append(parts, fmt.Sprintf(c.Turn.WhyWords, c.cite(p, i+1), short(p.Profile.Name, maxName), said))
	}
	if len(parts) == 0 {
		return c.Turn.Method
	}
	return paragraphs(parts...)
}

// narrowed tells who of the people shown is left.
func (c composer) narrowed() string {
	if len(c.Candidates) == 0 {
		return paragraphs(fmt.Sprintf(c.Turn.NoneOfThem, short(c.Move.Wanted.Written, maxQuestion)), c.notStated(nil))
	}
	opening := c.choose(c.RefinedOne)
	if n := len(c.Candidates); n > 1 {
		opening = strings.ReplaceAll(c.choose(c.RefinedMany), "%s", c.Numerals[n])
	}
	switch {
	case len(c.Move.Shown) > 0:
		opening = c.Turn.NobodyCloser
	case c.Move.Near != "" && len(c.Candidates) > 1:
		opening = c.Turn.NearestFirst
	}
	return paragraphs(opening, c.people(nil), c.places())
}

// compared puts people side by side.
func (c composer) compared() string {
	if len(c.Candidates) == 0 {
		return c.choose(c.NobodyByName)
	}
	var parts []string
	for i, p := range c.Candidates {
		text := c.summary(Candidate{Profile: p.Profile}, i+1)
		if said := c.predicates(allFacts(p.Evidence), i+1); len(c.Move.Words) > 0 && said != "" {
			text = c.describe(p, i+1) + ": " + said + "."
		}
		parts = append(parts, text)
	}
	return paragraphs(parts...)
}

// maxCounted is how many of the people counted are named.
const maxCounted = 30

// count says how many people there are, and who.
func (c composer) count() string {
	what := short(strings.TrimSpace(c.Move.Wanted.Written), maxQuestion)
	if what != "" {
		what = fmt.Sprintf(c.Turn.CountFor, what)
	}
	switch n := len(c.Counted); n {
	case 0:
		return fmt.Sprintf(c.Turn.CountNone, what)
	case 1:
		return fmt.Sprintf(c.Turn.CountOne, what, c.names())
	default:
		return fmt.Sprintf(c.Turn.CountMany, n, what, c.names())
	}
}

func (c composer) names() string {
	var names []string
	for i, p := range c.Counted[:min(len(c.Counted), maxCounted)] {
		if i < len(c.Candidates) && c.Candidates[i].Profile.UserID == p.UserID {
			names = append(names, c.placed(c.Candidates[i], i+1))
		} else {
			names = append(names, short(p.Name, maxName))
		}
	}
	if rest := len(c.Counted) - len(names); rest > 0 {
		names = append(names, fmt.Sprintf(c.Turn.More, rest))
	}
	return c.list(names)
}
