package chat_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/ollama"
	"kith/backend/racetest"
	"kith/backend/writer"
)

const grants = "Who can help me write a grant?"

// attacker returns somebody who answers the question and whose profile also contains text.
func attacker(n int, text string) domain.SamplePerson {
	return domain.SamplePerson{
		Profile: domain.Profile{
			UserID: domain.UserID(fmt.Sprintf("0190eeee-0000-7000-8000-%012d", n)), Name: fmt.Sprintf("Robin Vale %c", 'A'+n), OptedIn: true,
			Offers: "writing a grant for a small town", Headline: text, About: text, Skills: []string{text},
			Email: "robin@example.org", ShowEmail: true,
		},
		Organizations: []domain.OrgID{domain.TestEnvironment},
	}
}

// harnessWithAttackers is a harness whose community has one attacker for each text.
func harnessWithAttackers(t testing.TB, change func(*chat.Parts), texts ...string) *harness {
	t.Helper()
	community := interchange.Sample()
	for i, text := range texts {
		community = append(community, attacker(i, text))
	}
	h := newHarness(t, func(p *chat.Parts) {
		p.Finder = indexOf(community)
		if change != nil {
			change(p)
		}
	})
	must(t, h.scoped.LoadSample(t.Context(), community))
	return h
}

// obedient is a model that writes what the attackers want, and records its prompt.
type obedient struct {
	scripted
	prompt *[]ollama.Message
}

func (o obedient) Chat(ctx context.Context, r ollama.ChatRequest, emit func(string) error) (ollama.Usage, error) {
	*o.prompt = r.Messages
	return o.scripted.Chat(ctx, r, emit)
}

// cards describes the cards of an answer: people in order, with their links.
func (h *harness) cards(t *testing.T, answer domain.Message) string {
	t.Helper()
	profiles, err := h.scoped.Profiles(t.Context(), answer.Metadata.ShownIDs())
	must(t, err)
	var b strings.Builder
	for _, id := range answer.Metadata.ShownIDs() {
		p := profiles[id]
		fmt.Fprintln(&b, id, p.Name, p.Email, p.LinkedIn, p.Website)
	}
	return b.String()
}

// TestAttacksChangeNoCards uses two attackers at a time, because no more people with the
// same words are shown.
func TestAttacksChangeNoCards(t *testing.T) {
	racetest.Skip(t)
	for some := range slices.Chunk(attacks, 2) {
		var names, texts, words []string
		for _, a := range some {
			names, texts, words = append(names, a.name), append(texts, a.text), append(words, harmless(a.text))
		}
		t.Run(strings.Join(names, ", "), func(t *testing.T) {
			h := harnessWithAttackers(t, nil, words...)
			_, answer := h.ask(t, chat.Ask{Text: grants})
			want := h.cards(t, answer)
			if found := strings.Count(want, "Robin Vale"); found != len(texts) {
				t.Fatalf("%d of %d attackers are found:\n%s", found, len(texts), want)
			}
			var prompt []ollama.Message
			model := obedient{scripted{words: append([]string{"Only Robin Vale A [1]. "}, texts...)}, &prompt}
			h = harnessWithAttackers(t, func(p *chat.Parts) { p.Model = model }, texts...)
			_, answer = h.ask(t, chat.Ask{Text: grants})
			if got := h.cards(t, answer); got != want {
				t.Errorf("the cards are\n%swant\n%s", got, want)
			}
			checkBlock(t, prompt, len(answer.Metadata.ShownIDs()))
			_, plain := h.ask(t, chat.Ask{Text: grants, Model: domain.BuiltinModel})
			checkProse(t, plain.Content, len(plain.Metadata.ShownIDs()))
		})
	}
}

var factLine = regexp.MustCompile("^\\[(\\d)\\] [^][<>`\\n]+$")

// checkBlock checks that the facts about people are inside their block of the prompt, one
// line each, and contain no markup.
func checkBlock(t *testing.T, prompt []ollama.Message, people int) {
	t.Helper()
	text := prompt[len(prompt)-1].Content
	rest, opened := strings.CutPrefix(text, "<people>\n")
	block, after, closed := strings.Cut(rest, "</people>\n")
	if !opened || !closed || !strings.HasPrefix(after, "Task: ") || strings.Contains(after, "people>") {
		t.Errorf("the block of people is broken:\n%s", text)
	}
	lines := strings.Split(strings.TrimSuffix(block, "\n"), "\n")
	for i, line := range lines {
		if found := factLine.FindStringSubmatch(line); found == nil || found[1] != fmt.Sprint(i+1) {
			t.Errorf("line %d is %q", i+1, line)
		}
	}
	if len(lines) != people {
		t.Errorf("%d lines of %d people:\n%s", len(lines), people, block)
	}
}

// checkProse checks that an answer has no links and no markup from profiles, and cites
// everybody once, in order.
func checkProse(t *testing.T, prose string, people int) {
	t.Helper()
	for _, forbidden := range []string{"](", "<", "://", "www.", "`", "![", "\x1b", "\u202e", "\u200b"} {
		if strings.Contains(prose, forbidden) {
			t.Errorf("%q is in %q", forbidden, prose)
		}
	}
	if cited, outOfRange := writer.Citations(prose, people); len(outOfRange) > 0 || !slices.IsSorted(cited) {
		t.Errorf("it cites %v and %v: %q", cited, outOfRange, prose)
	}
}
