package api_test

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/api"
	"kith/backend/domain"
)

func TestEmail(t *testing.T) {
	p := newPageWithSample(t)
	accepted := p.ask(t, "My well went brackish after the storm, who do I talk to?")
	cards, err := p.Cards(api.CardsRequest{AnswerID: accepted.AnswerID})
	must(t, err)
	var shows, hides string
	for _, card := range cards.Matches {
		if card.Person.Email == "" {
			hides = card.Person.UserID
		} else {
			shows = card.Person.UserID
		}
	}
	draft, body := p.letter(t, shows, accepted.AnswerID)
	if draft.To == "" || draft.Subject == "" || !strings.Contains(body, "Alex") {
		t.Errorf("the draft is %+v: %s", draft, body)
	}
	_, err = p.Add(api.SaveContactRequest{UserID: shows})
	must(t, err)
	p.refuse = true
	opened, err := p.OpenEmail(api.OpenEmailRequest{UserID: shows, AnswerID: accepted.AnswerID, Subject: "Salt & wells\r\n(100%)!", Body: "Line one\nLine two"})
	must(t, err)
	if opened.Opened || opened.Address != draft.To {
		t.Errorf("where nothing opens, the page gets %+v", opened)
	}
	if last := p.opened[len(p.opened)-1]; last != "mailto:"+draft.To+"?subject=Salt%20%26%20wells%20%28100%25%29%21&body=Line%20one%0D%0ALine%20two" {
		t.Errorf("the address is %s", last)
	}
	contacts, err := p.Saved.List(api.OrganizationRequest{})
	must(t, err)
	if !contacts[0].EmailClicked || contacts[0].EmailClickedAt == "" || contacts[0].LinkedInClicked {
		t.Errorf("the contact is %+v", contacts[0])
	}
	if hides != "" {
		_, err = p.OpenEmail(api.OpenEmailRequest{UserID: hides})
		wantCode(t, err, domain.NotFound)
	}
}

func TestLongEmailIsNotOpened(t *testing.T) {
	p := newPageWithSample(t)
	cards, err := p.Cards(api.CardsRequest{AnswerID: p.ask(t, "My well went brackish after the storm, who do I talk to?").AnswerID})
	must(t, err)
	i := slices.IndexFunc(cards.Matches, func(c api.Card) bool { return c.Person.Email != "" })
	who := cards.Matches[i].Person.UserID
	_, err = p.Add(api.SaveContactRequest{UserID: who})
	must(t, err)
	for _, c := range []struct {
		subject, body int // their lengths, in characters
		want          domain.Code
	}{
		{301, 0, domain.Invalid},
		{0, 10_001, domain.Invalid},
		{300, 10_000, ""},
	} {
		_, err := p.OpenEmail(api.OpenEmailRequest{UserID: who, Subject: strings.Repeat("é", c.subject), Body: strings.Repeat("é", c.body)})
		wantCode(t, err, c.want)
		contacts, err := p.Saved.List(api.OrganizationRequest{})
		must(t, err)
		if opened := c.want == ""; contacts[0].EmailClicked != opened || len(p.opened) > 0 != opened {
			t.Errorf("%+v: clicked %t, opened %.80q", c, contacts[0].EmailClicked, p.opened)
		}
	}
}

func TestOnlyWebAndMailAddressesAreOpened(t *testing.T) {
	p := newPage(t)
	for _, address := range []string{
		"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "ssh://example.org", "//example.org", "JAVASCRIPT:1",
		"\x00https://example.org", "mailto:", "mailto:nobody", "mailto:a@example.org,b@example.org", "mailto:%0Abcc:b@example.org",
		"mailto:a@example.org?body=%zz", "mailto:a@example.org?subject=" + strings.Repeat("x", 301),
	} {
		if _, err := p.OpenLink(api.LinkRequest{Address: address}); domain.CodeOf(err) != domain.Invalid {
			t.Errorf("%q: %v", address, err)
		}
	}
	if len(p.opened) != 0 {
		t.Errorf("opened %q", p.opened)
	}
}

func TestOpenedAddressesAreEscaped(t *testing.T) {
	p := newPage(t)
	for _, c := range []struct{ address, opens string }{
		{"https://example.org/a(b)?q=1&r=%20#!/c~d", "https://example.org/a(b)?q=1&r=%20#!/c~d"},
		{`https://example.org/a b?q="c" --d`, "https://example.org/a%20b?q=%22c%22%20--d"},
		{"https://example.org/größe", "https://example.org/gr%C3%B6%C3%9Fe"},
		{"mailto:a@example.org", "mailto:a@example.org?subject=&body="},
		{"mailto:a@example.org?attach=/etc/passwd&subject=1%2B1+2%0D%0AX&bcc=b@example.org&body=c%0Ad%0D%0Ae",
			"mailto:a@example.org?subject=1%2B1%2B2%20X&body=c%0D%0Ad%0D%0Ae"},
	} {
		p.opened = nil
		if opened, err := p.OpenLink(api.LinkRequest{Address: c.address}); err != nil || !opened.Opened || !slices.Equal(p.opened, []string{c.opens}) {
			t.Errorf("%s opens %q: %+v, %v", c.address, p.opened, opened, err)
		}
	}
}
