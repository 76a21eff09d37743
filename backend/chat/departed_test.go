package chat_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/search/index"
)

// conversationsWithPeople are first questions that show people, each with turns that go on
// after one of the people has left.
var conversationsWithPeople = []struct {
	first string
	next  []string
}{
	{"Who knows about heat pumps?", []string{
		"tell me about the second one", "who else?", "compare them", "why them?", "how many people know heat pumps?", "which of them is closest to Bath?",
		"someone closer to TOWN", "write the second one a letter", "none of these", "the other one", "where does NAME live?", "compare NAME and the first one",
		"write to NAME", "FIRST", "how many people live in TOWN?",
	}},
	{"Qui s'y connaît en pompes à chaleur ?", []string{"parle-moi de la deuxième", "laquelle est la plus proche de TOWN ?", "où habite NAME ?", "liste tout le monde dans le Maine", "qui habite près de TOWN ?"}},
}

// Nothing in a conversation tells of a person who has left, or who refused, since they were shown, although
// the index still has them.
func TestDepartedPeopleAreNotMentioned(t *testing.T) {
	for _, c := range conversationsWithPeople {
		h, org := newGuild(t)
		sessions := map[string]domain.SessionID{}
		var shown []domain.UserID
		for _, next := range c.next {
			_, answer := h.ask(t, chat.Ask{Text: c.first, Model: domain.BuiltinModel})
			sessions[next], shown = answer.SessionID, answer.Metadata.ShownIDs()
		}
		if len(shown) < 4 {
			t.Fatalf("%q shows %d people", c.first, len(shown))
		}
		profiles, err := h.scoped.Profiles(t.Context(), shown)
		must(t, err)
		refusing := profiles[shown[2]]
		must(t, h.scoped.RemoveMembers(t.Context(), org, shown[1:2]))
		_, err = h.scoped.Import(t.Context(), domain.Import{Org: org, Entries: []domain.Entry{{Line: 1, Profile: refusing, Consent: domain.ConsentRefused}}})
		must(t, err)
		for _, next := range c.next {
			h.askWithout(t, sessions[next], []domain.Profile{profiles[shown[1]], refusing}, next)
		}
	}
}

// A conversation in an organization shows nobody of it any more once the asker has left.
func TestConversationAfterLeaving(t *testing.T) {
	h, org := newGuild(t)
	_, before := h.ask(t, chat.Ask{Text: "Who knows about heat pumps?", Model: domain.BuiltinModel})
	profiles, err := h.scoped.Profiles(t.Context(), before.Metadata.ShownIDs())
	must(t, err)
	must(t, h.scoped.DeleteOrganization(t.Context(), org, "Guild"))
	for _, asked := range []string{"the second one", "compare the first two", "who else?", "how many people know heat pumps?", "which of them is closest to Bath?", "write to the first one"} {
		heard := &events{}
		reply, err := h.Ask(t.Context(), h.scope, chat.Ask{RequestID: domain.NewID(), Text: asked, SessionID: before.SessionID, Model: domain.BuiltinModel, Listen: heard.listen})
		if err == nil {
			reply.Wait()
		}
		said, err2 := json.Marshal(heard.all)
		must(t, err2)
		for _, p := range profiles {
			if strings.Contains(string(said)+heard.text.String(), p.Name) || strings.Contains(string(said), string(p.UserID)) {
				t.Errorf("%q tells of %s (%v): %s", asked, p.Name, err, said)
			}
		}
	}
}

// newGuild opens a harness in whose organization the listed people of the sample community are.
func newGuild(t *testing.T) (*harness, domain.OrgID) {
	t.Helper()
	people := finder{}
	h := newHarness(t, func(p *chat.Parts) { p.Finder = &people })
	org, err := h.scoped.CreateOrganization(t.Context(), domain.Organization{Name: "Guild"})
	must(t, err)
	var entries []domain.Entry
	for i, p := range interchange.Sample() {
		if p.Profile.OptedIn {
			p.Profile.Email = "guild-" + p.Profile.Email
			entries = append(entries, domain.Entry{Line: i + 1, Profile: p.Profile, Consent: domain.ConsentGiven, ConsentSource: "the fair"})
		}
	}
	_, err = h.scoped.Import(t.Context(), domain.Import{Org: org.ID, Entries: entries})
	must(t, err)
	h.scope.Org = org.ID
	h.scoped = h.store.In(h.scope)
	listed, _, err := h.scoped.People(t.Context(), domain.PeopleFilter{}, 0, len(entries))
	must(t, err)
	people.index = index.Build(listed)
	return h, org.ID
}

// askWithout goes on with a conversation, and checks that nothing tells of people who have left.
func (h *harness) askWithout(t *testing.T, session domain.SessionID, left []domain.Profile, next string) {
	t.Helper()
	for _, p := range left {
		first, _, _ := strings.Cut(p.Name, " ")
		town, _, _ := strings.Cut(p.Location, ",")
		asked := strings.NewReplacer("NAME", p.Name, "FIRST", first, "TOWN", town).Replace(next)
		heard, answer := h.ask(t, chat.Ask{Text: asked, SessionID: session, Model: domain.BuiltinModel})
		events, err := json.Marshal(heard.all)
		must(t, err)
		metadata, err := json.Marshal(answer.Metadata)
		must(t, err)
		said := strings.ReplaceAll(answer.Content+string(events)+string(metadata), asked, "")
		for _, p := range left {
			for _, secret := range []string{p.Name, string(p.UserID), p.Email, p.Headline} {
				if strings.Contains(said, secret) && !strings.Contains(asked, secret) {
					t.Errorf("%q tells %q:\n%s\n%s", asked, secret, answer.Content, metadata)
				}
			}
		}
	}
}

// Questions in languages that Kith does not write are answered in English, also where nobody is found.
func TestOtherLanguagesAreAnswered(t *testing.T) {
	h := newHarness(t, nil)
	for _, asked := range []string{
		"Wer kann mir bei meiner Steuererklärung helfen?", "Ich suche einen Uhrmacher, der meine alte Uhr reparieren kann", "¿Quién puede reparar mi reloj antiguo?",
		"Preciso de alguém que conserte o meu relógio", "Wer wohnt in der Nähe von Portland?", "Und wer noch?", "¿Cuántas personas hablan portugués?", "Schreib ihr einen Brief",
	} {
		_, first := h.ask(t, chat.Ask{Text: asked, Model: domain.BuiltinModel})
		_, next := h.ask(t, chat.Ask{Text: asked, SessionID: first.SessionID, Model: domain.BuiltinModel})
		for _, answer := range []domain.Message{first, next} {
			if answer.Metadata.Status != domain.AnswerComplete || answer.Content == "" {
				t.Errorf("%q is answered %q, %s", asked, answer.Content, answer.Metadata.Status)
			}
		}
	}
}
