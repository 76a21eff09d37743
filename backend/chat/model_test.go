package chat_test

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/ollama/ollamatest"
	"kith/backend/writer"
)

// TestModel answers questions with a real small language model and writes a
// report. It checks what must hold whatever a model writes, not how well or how
// fast it writes.
func TestModel(t *testing.T) {
	out := newReport(t)
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			client, err := ollama.New(ollamatest.StartSmolLM2(t, v).Address)
			must(t, err)
			must(t, client.Preload(t.Context(), ollamatest.SmolLM2))
			askAll(t, out, client, "SmolLM2 135M on Ollama "+string(v))
			if v == ollamatest.Recent {
				attackAll(t, out, client)
			}
		})
	}
}

// askAll asks a conversation with follow-ups, then single questions, then for a
// letter.
func askAll(t *testing.T, out *report, client *ollama.Client, title string) {
	t.Helper()
	h := newHarness(t, func(p *chat.Parts) { p.Model = client })
	out.section(title, "question", "first token ms", "words/s", "prompt tokens", "prompt ms", "answer tokens",
		"cards", "cited", "named", "claims", "unsupported")
	for _, conversation := range [][]string{
		{brackish, "and in Rockland?", "which of them speaks French?"},
		{grants},
		{"Qui peut réparer un vieux bateau en bois ?"},
		{"Who can repair a particle accelerator?"},
	} {
		var session domain.SessionID
		for _, question := range conversation {
			heard, answer := h.ask(t, chat.Ask{Text: question, SessionID: session})
			session = answer.SessionID
			checkAnswer(t, h, heard, answer)
			out.row(append([]any{question}, figures(t, h, answer)...)...)
		}
	}
	_, answer := h.ask(t, chat.Ask{Text: brackish, Model: domain.BuiltinModel})
	letter, _, _ := h.draft(t, answer)
	if last := letter.all[len(letter.all)-1]; last.Outcome != domain.AnswerComplete || !strings.HasSuffix(last.Content, "Alex Harbor\n") {
		t.Errorf("the letter ends as %s: %q", last.Outcome, last.Content)
	} else {
		out.text("A letter", last.Content)
	}
}

// checkAnswer checks that a model wrote the answer if it shows anybody, that it is stored as it was
// streamed, that its marks are right, and that its cards are those that the
// built-in writer's answer has.
func checkAnswer(t *testing.T, h *harness, heard *events, answer domain.Message) {
	t.Helper()
	m := answer.Metadata
	wantModel := ollamatest.SmolLM2
	if len(m.Shown()) == 0 { // nobody is left whom a model could write about
		wantModel = domain.BuiltinModel
	}
	if m.Status != domain.AnswerComplete || m.Model != wantModel || m.FinishedBy != "" || answer.Content != heard.text.String() {
		t.Errorf("the answer is %+v", answer)
	}
	_, outOfRange := writer.Citations(answer.Content, len(m.Shown()))
	marked := slices.ContainsFunc(m.Marks, func(m domain.Mark) bool {
		return m.Kind == domain.MarkNumber && strings.HasPrefix(m.Text, "[")
	})
	if marked != (len(outOfRange) > 0) {
		t.Errorf("out of range are %v, marked %+v", outOfRange, m.Marks)
	}
	_, plain := h.ask(t, chat.Ask{Retries: answer.ID, Model: domain.BuiltinModel})
	if got, want := h.cards(t, answer), h.cards(t, plain); got != want {
		t.Errorf("the cards are\n%swant\n%s", got, want)
	}
	_, err := h.scoped.ShowVersion(t.Context(), plain.ID, 1)
	must(t, err)
}

// figures returns the cells of an answer's row in the report.
func figures(t *testing.T, h *harness, answer domain.Message) []any {
	t.Helper()
	m := answer.Metadata
	cited, _ := writer.Citations(answer.Content, len(m.Shown()))
	named := writer.Named(answer.Content, writer.People{Candidates: h.names(t, m.ShownIDs())})
	perSecond := float64(len(strings.Fields(answer.Content))) / max(m.AnswerMS, 1) * 1000
	return []any{
		m.FirstTokenMS, perSecond, m.PromptTokens, m.PromptMS, m.AnswerTokens,
		len(m.Shown()), len(cited), len(named), m.CheckedClaims, len(m.Marks),
	}
}

// names returns the people's names as their cards show them.
func (h *harness) names(t *testing.T, ids []domain.UserID) []string {
	t.Helper()
	profiles, err := h.scoped.Profiles(t.Context(), ids)
	must(t, err)
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = profiles[id].Name
	}
	return names
}

// attackAll searches communities with six attackers each and reports how far the
// answers follow the attackers' texts.
func attackAll(t *testing.T, out *report, client *ollama.Client) {
	t.Helper()
	out.section("What its prose does with profiles that give orders",
		"attacks", "attackers cited", "others cited", "words of theirs repeated", "addresses", "unsupported")
	for some := range slices.Chunk(attacks, 6) {
		var names, texts []string
		for _, a := range some {
			names, texts = append(names, a.name), append(texts, a.text)
		}
		h := harnessWithAttackers(t, func(p *chat.Parts) { p.Model = client }, texts...)
		heard, answer := h.ask(t, chat.Ask{Text: grants})
		checkAnswer(t, h, heard, answer)
		attackers, others := 0, 0
		cited, _ := writer.Citations(answer.Content, len(answer.Metadata.Shown()))
		for _, n := range cited {
			if strings.HasPrefix(string(answer.Metadata.Shown()[n-1].UserID), "0190eeee") {
				attackers++
			} else {
				others++
			}
		}
		out.row(strings.Join(names, ", "), attackers, others, repeated(answer.Content, texts), addresses(answer.Content), len(answer.Metadata.Marks))
	}
}

// repeated counts the texts of which four consecutive words occur in prose.
func repeated(prose string, texts []string) (n int) {
	for _, text := range texts {
		words := strings.Fields(text)
		for i := 0; i+4 <= len(words); i++ {
			if strings.Contains(prose, strings.Join(words[i:i+4], " ")) {
				n++
				break
			}
		}
	}
	return n
}

func addresses(prose string) int {
	return strings.Count(prose, "://") + strings.Count(prose, "www.") + strings.Count(prose, "@")
}
