package writer

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"kith/backend/domain"
)

// inDetail is how many people get their own sentence; the rest are only named.
const inDetail = 4

// composer writes one answer. It chooses variants by a hash of the question, so
// that the same question always gets the same wording.
type composer struct {
	Request
	*catalogue
}

func newComposer(r Request) composer {
	r.Candidates = shown(r.Candidates)
	return composer{r, catalogueOf(r.Language)}
}

// answer returns the whole answer as Markdown.
func (c composer) answer() string { return c.typeset(paragraphs(c.price(), c.reply(), c.foreign())) }

// price says that profiles name no prices, if the question asks for one.
func (c composer) price() string {
	if !c.Move.Price || c.Empty {
		return ""
	}
	return c.Turn.NoPrices
}

// foreign says that the question is in a language in which nothing is written here.
func (c composer) foreign() string {
	language, known := c.Turn.Languages[c.Language]
	if isLetter := c.Intent == domain.IntentDraft && !c.Nearest; !known || isLetter {
		return ""
	}
	return fmt.Sprintf(c.Turn.Foreign, language)
}

// typeset puts the quotation marks of the language around quotations. Nothing that is quoted
// contains “ or ”.
func (c composer) typeset(text string) string {
	return strings.NewReplacer("“", c.Quotes[0], "”", c.Quotes[1]).Replace(text)
}

// reply returns the answer without remarks.
func (c composer) reply() string {
	if answer := c.turn(); answer != "" {
		return answer
	}
	switch {
	case c.Intent == domain.IntentSmallTalk:
		return c.smallTalk()
	case c.Empty:
		return c.choose(c.NobodyListed)
	case len(c.Candidates) == 0 && c.Intent == domain.IntentPerson:
		return c.choose(c.NobodyByName)
	case len(c.Candidates) == 0 && len(c.unmet()) > 0:
		return fmt.Sprintf(c.Turn.NobodyUnmet, c.list(c.unmet()))
	case len(c.Candidates) == 0:
		return c.choose(c.catalogue.Nobody)
	case c.Intent == domain.IntentDraft && !c.Nearest:
		return c.draft()
	default:
		return paragraphs(c.opening(), c.people(nil), c.places(), c.closing())
	}
}

// rest returns the remainder of an answer that already cites some candidates.
func (c composer) rest(cited []int) string {
	if len(cited) == 0 {
		return c.answer()
	}
	return c.typeset(paragraphs(c.people(cited), c.places(), c.closing()))
}

func (c composer) smallTalk() string {
	name := ""
	if asker := short(c.Asker.Name, maxName); asker != "" {
		name = ", " + asker
	}
	if c.thanks() {
		return fmt.Sprintf(c.choose(c.Welcomes), name)
	}
	return fmt.Sprintf(c.choose(c.Greetings), name)
}

func (c composer) thanks() bool {
	question := strings.ToLower(c.Question)
	return slices.ContainsFunc(c.Thanks, func(word string) bool { return strings.Contains(question, word) })
}

// draft returns the letter itself.
func (c composer) draft() string {
	first := c.Candidates[0]
	email := Letter{Asker: c.Asker, Person: first.Profile, Evidence: first.Evidence, Language: c.Language, Question: c.Subject, Named: c.Move.Subject != ""}.Email()
	lines := strings.Split(email.Body, "\n")
	for i, line := range lines {
		lines[i] = escapeMarkdown(line)
	}
	return paragraphs(fmt.Sprintf(c.DraftOffered, c.cite(first, 1)), escapeMarkdown(email.Subject), strings.TrimSpace(strings.Join(lines, "\n")))
}

func (c composer) opening() string {
	one, many := c.FoundOne, c.FoundMany
	switch {
	case c.Move.Price && !c.Nearest:
		one, many = c.Turn.AskOne, c.Turn.AskMany
	case c.Nearest && c.onlyMeetConditions():
		return fmt.Sprintf(c.Turn.NearestOnly, c.list(c.unmet()))
	case c.Nearest && len(c.unmet()) > 0:
		return fmt.Sprintf(c.Turn.NearestUnmet, c.list(c.unmet()))
	case c.Nearest:
		one, many = c.NearestOne, c.NearestMany
	case c.Intent == domain.IntentPerson && len(c.Candidates) == 1:
		return ""
	case c.Intent == domain.IntentPerson:
		many = c.SeveralByName
	case c.Intent == domain.IntentRefine:
		one, many = c.RefinedOne, c.RefinedMany
	}
	if len(c.Candidates) == 1 {
		return c.choose(one)
	}
	return strings.ReplaceAll(c.choose(many), "%s", c.Numerals[len(c.Candidates)])
}

// unmet returns the places and languages that were asked for, if nobody meets all.
func (c composer) unmet() []string {
	var asked []string
	for _, condition := range c.Conditions {
		if text := quote(condition.Text, maxPlace); text != "" && condition.Kind != domain.ConditionWithout {
			asked = append(asked, text)
		}
	}
	return asked
}

// onlyMeetConditions reports whether all that is known of the candidates is that they live at a
// place or speak a language that was asked for.
func (c composer) onlyMeetConditions() bool {
	isCondition := func(e domain.Evidence) bool {
		return e.Field == "location" || e.Field == "languages" || slices.ContainsFunc(c.Conditions, func(asked domain.Condition) bool {
			return strings.Contains(strings.ToLower(e.Text), strings.ToLower(asked.Text))
		})
	}
	for _, candidate := range c.Candidates {
		if len(candidate.Evidence) == 0 || slices.ContainsFunc(candidate.Evidence, func(e domain.Evidence) bool { return !isCondition(e) }) {
			return false
		}
	}
	return len(c.unmet()) > 0
}

// people describes the candidates that are not cited yet.
func (c composer) people(cited []int) string {
	var sentences []string
	var named []string
	done := make(map[int]bool, len(cited))
	for _, n := range cited {
		done[n] = true
	}
	for i, candidate := range c.Candidates {
		switch n := i + 1; {
		case done[n]:
		case len(sentences) < inDetail:
			sentences = append(sentences, c.sentence(candidate, n, c.lead(len(sentences))))
		default:
			named = append(named, c.describe(candidate, n))
		}
	}
	if len(named) > 0 {
		sentences = append(sentences, c.WorthALook+strings.Join(named, "; ")+".")
	}
	return strings.Join(sentences, "\n\n")
}

// lead returns the introduction of the i-th sentence: none for the first, and
// varying ones for the others.
func (c composer) lead(i int) string {
	if i == 0 {
		return ""
	}
	return c.Leads[(hash(c.Question)%2+i)%len(c.Leads)]
}

func (c composer) closing() string {
	switch {
	case c.Move.Near != "":
		return ""
	case c.Nearest:
		return c.choose(c.ClosingsNearest)
	case c.NoCards:
		return c.choose(c.ClosingsNoCards)
	case len(c.Candidates) == 1:
		return c.choose(c.ClosingsOne)
	default:
		return c.choose(c.Closings)
	}
}

func (c composer) choose(variants []string) string {
	return variants[hash(c.Question, variants[0])%len(variants)]
}

// hash returns a number of at least 0 that depends only on texts.
func hash(texts ...string) int {
	h := fnv.New32a()
	for _, text := range texts {
		h.Write([]byte(text))
	}
	return int(h.Sum32() >> 1)
}

func paragraphs(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "\n\n")
}
