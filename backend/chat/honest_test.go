package chat_test

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/interchange"
)

// others returns a listed person of the sample community who is not among those shown.
func (h *harness) others(t *testing.T, shown []domain.MatchedProfile) domain.Profile {
	t.Helper()
	for _, p := range interchange.Sample() {
		seen, err := h.scoped.Profiles(t.Context(), []domain.UserID{p.Profile.UserID})
		must(t, err)
		if len(seen) == 1 && !strings.Contains(idsOf(shown), string(p.Profile.UserID)) {
			return p.Profile
		}
	}
	t.Fatal("everybody is shown")
	return domain.Profile{}
}

func idsOf(shown []domain.MatchedProfile) string {
	var ids []string
	for _, m := range shown {
		ids = append(ids, string(m.UserID))
	}
	return strings.Join(ids, " ")
}

const brackish = "My well went brackish after the storm, who do I talk to?"

func TestWrongClaimsAreMarked(t *testing.T) {
	h := newHarness(t, nil)
	_, plain := h.ask(t, chat.Ask{Text: brackish})
	stranger := h.others(t, plain.Metadata.MatchedProfiles)
	text := "Ask " + stranger.Name + " [1], or somebody else [9]."
	h = newHarness(t, func(p *chat.Parts) { p.Model = scripted{words: []string{text}} })
	heard, answer := h.ask(t, chat.Ask{Text: brackish})
	if sent := heard.all[len(heard.all)-1].Marks; !slices.Equal(sent, answer.Metadata.Marks) {
		t.Errorf("sent are %+v, stored %+v", sent, answer.Metadata.Marks)
	}
	var kinds []string
	for _, m := range answer.Metadata.Marks {
		kinds = append(kinds, string(m.Kind))
		if answer.Content[m.Start:m.End] != m.Text {
			t.Errorf("%+v does not stand in %q", m, answer.Content)
		}
	}
	if got := strings.Join(kinds, " "); got != "stranger mistaken number" || answer.Metadata.CheckedClaims != 3 {
		t.Errorf("marked %s of %d claims in %q", got, answer.Metadata.CheckedClaims, answer.Content)
	}
}

func TestNamesOfInvisiblePeopleAreNotMarked(t *testing.T) {
	var unlisted domain.Profile
	for _, p := range interchange.Sample() {
		if !p.Profile.OptedIn {
			unlisted = p.Profile
		}
	}
	h := newHarness(t, func(p *chat.Parts) { p.Model = scripted{words: []string{"Ask " + unlisted.Name + "."}} })
	_, answer := h.ask(t, chat.Ask{Text: brackish})
	if len(answer.Metadata.Marks) != 0 || answer.Metadata.CheckedClaims != 0 {
		t.Errorf("the marks tell that %s is a member: %+v", unlisted.Name, answer.Metadata)
	}
}

func TestContactKeepsReasonFromAnswer(t *testing.T) {
	h := newHarness(t, nil)
	_, plain := h.ask(t, chat.Ask{Text: brackish})
	first := plain.Metadata.MatchedProfiles[0]
	profile, err := h.scoped.Profile(t.Context(), first.UserID)
	must(t, err)
	said := profile.Name + " knows wells by the sea."
	h = newHarness(t, func(p *chat.Parts) {
		p.Model = scripted{words: []string{"Somebody can help. ", "**" + profile.Name + "** [1] knows wells by the sea. ", "Good luck!"}}
	})
	_, answer := h.ask(t, chat.Ask{Text: brackish})
	_, err = h.scoped.SaveContact(t.Context(), first.UserID, answer.ID)
	must(t, err)
	contacts, err := h.scoped.Contacts(t.Context())
	must(t, err)
	if want := answer.Metadata.MatchedProfiles[0].Reason + ". " + said; contacts[0].Reason != want {
		t.Errorf("the reason is %q, want %q", contacts[0].Reason, want)
	}
}

func TestReasoningIsSeparatedFromAnswer(t *testing.T) {
	h := newHarness(t, func(p *chat.Parts) {
		p.Model = scripted{thoughts: []string{"Wells, ", "hm."}, words: []string{"Ask them [1]."}}
	})
	heard, answer := h.ask(t, chat.Ask{Text: brackish})
	if answer.Content != "Ask them [1]." || answer.Metadata.Thinking != "Wells, hm." {
		t.Errorf("the answer is %q after %q", answer.Content, answer.Metadata.Thinking)
	}
	if heard.kinds() != "accepted matches status thinking delta done" {
		t.Errorf("heard %s", heard.kinds())
	}
}
