package api_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/chat"
	"kith/backend/domain"
)

// page is the window's side of the services: what the page calls, and what a
// window would have opened.
type page struct {
	*api.Setup
	*api.Profile
	*api.Chat
	*api.Sessions
	*api.People
	*api.Saved
	*api.Preferences

	mu     sync.Mutex
	events []chat.Event
	ended  chan struct{}
	opened []string
	refuse bool // the system opens nothing
	saveAs string
}

func newPage(t *testing.T) *page {
	t.Helper()
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1") // nobody answers there
	b, err := backend.Open(t.Context(), backend.Options{DataDir: t.TempDir(), Surface: domain.SurfaceDesktop, Version: "test"})
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	p := &page{ended: make(chan struct{}, 1)}
	app := api.New()
	for _, service := range app.Services() {
		switch s := service.(type) {
		case *api.Setup:
			p.Setup = s
		case *api.Profile:
			p.Profile = s
		case *api.Chat:
			p.Chat = s
		case *api.Sessions:
			p.Sessions = s
		case *api.People:
			p.People = s
		case *api.Saved:
			p.Saved = s
		case *api.Preferences:
			p.Preferences = s
		}
	}
	app.Opened(b.Window(api.Window{Emit: p.emit, Open: p.open, SaveAs: func(string) (string, error) { return p.saveAs, nil }}))
	return p
}

func (p *page) emit(_ string, payload any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e := payload.(chat.Event)
	p.events = append(p.events, e)
	if e.Kind == chat.KindDone || e.Kind == chat.KindFailed {
		p.ended <- struct{}{}
	}
}

func (p *page) open(address string) error {
	p.opened = append(p.opened, address)
	if p.refuse {
		return errors.New("nothing opens that")
	}
	return nil
}

// ask asks and waits for the end of the reply.
func (p *page) ask(t *testing.T, text string) api.Accepted {
	t.Helper()
	accepted, err := p.Ask(api.AskRequest{RequestID: domain.NewID(), Text: text})
	must(t, err)
	<-p.ended
	return accepted
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t *testing.T, err error, want domain.Code) {
	t.Helper()
	if have := domain.CodeOf(err); have != want {
		t.Errorf("error %v has code %q, want %q", err, have, want)
	}
}

func (p *page) signUpWithSample(t *testing.T) {
	t.Helper()
	_, err := p.SignUp(api.SignUpRequest{Name: "Alex Harbor", Email: "alex@example.org"})
	must(t, err)
	_, err = p.LoadSample()
	must(t, err)
}

func TestTheMainJob(t *testing.T) {
	p := newPage(t)
	start, err := p.Start()
	must(t, err)
	if start.SignedIn || !start.OnboardingDue || start.SampleLoaded || start.Writer.Model != domain.BuiltinModel {
		t.Errorf("a first start is %+v", start)
	}
	p.signUpWithSample(t)
	if start, err = p.Start(); err != nil || !start.SignedIn || !start.SampleLoaded || start.Directory == 0 || start.Me.Complete {
		t.Errorf("after signing up the start is %+v, %v", start, err)
	}

	accepted := p.ask(t, "My well went brackish after the storm, who do I talk to?")
	cards, err := p.Cards(api.CardsRequest{AnswerID: accepted.AnswerID})
	must(t, err)
	if len(cards.Matches) == 0 || len(cards.Matches[0].Evidence) == 0 || cards.Matches[0].Saved {
		t.Fatalf("cards are %+v", cards)
	}
	who := cards.Matches[0].Person.UserID
	must(t, p.Shown(api.ShownRequest{AnswerID: accepted.AnswerID, UserID: who}))
	saved, err := p.Add(api.SaveContactRequest{UserID: who, AnswerID: accepted.AnswerID})
	if err != nil || saved.Already {
		t.Errorf("saved: %+v, %v", saved, err)
	}
	if saved, err = p.Add(api.SaveContactRequest{UserID: who, AnswerID: accepted.AnswerID}); err != nil || !saved.Already {
		t.Errorf("saved again: %+v, %v", saved, err)
	}
	must(t, p.Update(api.UpdateContactRequest{UserID: who, Note: "call on Monday", Tags: []string{"water"}}))
	contacts, err := p.Saved.List()
	must(t, err)
	if len(contacts) != 1 || contacts[0].SessionID != accepted.SessionID || contacts[0].Reason != cards.Matches[0].Reason || contacts[0].Note == "" {
		t.Errorf("contacts are %+v", contacts)
	}
	p.saveAs = filepath.Join(t.TempDir(), "contacts.csv")
	exported, err := p.Export(api.ExportRequest{Format: "csv"})
	must(t, err)
	if table, err := os.ReadFile(exported.Path); err != nil || exported.Count != 1 || !strings.Contains(string(table), "call on Monday") {
		t.Errorf("exported %+v: %q, %v", exported, table, err)
	}
}

func TestEmailIsDraftedOpenedAndRecorded(t *testing.T) {
	p := newPage(t)
	p.signUpWithSample(t)
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
	draft, err := p.Draft(api.PersonRequest{UserID: shows, AnswerID: accepted.AnswerID})
	must(t, err)
	if draft.To == "" || draft.Subject == "" || !strings.Contains(draft.Body, "Alex") {
		t.Errorf("the draft is %+v", draft)
	}
	_, err = p.Add(api.SaveContactRequest{UserID: shows})
	must(t, err)
	p.refuse = true
	opened, err := p.OpenEmail(api.OpenEmailRequest{UserID: shows, AnswerID: accepted.AnswerID, Subject: "Salt & wells (100%)!", Body: "Line one\nLine two"})
	must(t, err)
	if opened.Opened || opened.Address != draft.To {
		t.Errorf("where nothing opens, the page gets %+v", opened)
	}
	if last := p.opened[len(p.opened)-1]; strings.ContainsAny(last, "!()~;*\n ") || !strings.HasSuffix(last, "body=Line%20one%0D%0ALine%20two") {
		t.Errorf("the address is %s", last)
	}
	contacts, err := p.Saved.List()
	must(t, err)
	if !contacts[0].EmailClicked || contacts[0].EmailClickedAt == "" || contacts[0].LinkedInClicked {
		t.Errorf("the contact is %+v", contacts[0])
	}
	if hides != "" {
		_, err = p.OpenEmail(api.OpenEmailRequest{UserID: hides})
		wantCode(t, err, domain.NotFound)
	}
}

func TestOnlyWebAndMailAddressesOpen(t *testing.T) {
	p := newPage(t)
	for _, address := range []string{"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "ssh://example.org", "//example.org", "JAVASCRIPT:1", "\x00https://example.org"} {
		if _, err := p.OpenLink(api.LinkRequest{Address: address}); domain.CodeOf(err) != domain.Invalid {
			t.Errorf("%q: %v", address, err)
		}
	}
	if len(p.opened) != 0 {
		t.Errorf("opened %q", p.opened)
	}
	_, err := p.OpenLink(api.LinkRequest{Address: "https://example.org/a(b)?q=1&r=%20"})
	must(t, err)
	if p.opened[0] != "https://example.org/a%28b%29?q=1&r=%20" {
		t.Errorf("opened %s", p.opened[0])
	}
}

func TestWhoOptedOutLosesEverythingButTheName(t *testing.T) {
	p := newPage(t)
	p.signUpWithSample(t)
	_, err := p.SignUp(api.SignUpRequest{Name: "Zoe Zither", Email: "zoe@example.org"})
	must(t, err)
	zoe, err := p.Profile.Save(api.SaveProfileRequest{Name: "Zoe Zither", Offers: "zither lessons", OptedIn: true})
	must(t, err)
	start, err := p.Start()
	must(t, err)
	_, err = p.SignIn(api.SignInRequest{UserID: start.People[0].UserID})
	must(t, err)
	accepted := p.ask(t, "Who gives zither lessons?")
	_, err = p.Add(api.SaveContactRequest{UserID: zoe.UserID, AnswerID: accepted.AnswerID})
	must(t, err)

	_, err = p.SignIn(api.SignInRequest{UserID: zoe.UserID})
	must(t, err)
	_, err = p.Profile.Save(api.SaveProfileRequest{Name: "Zoe Zither", Offers: "zither lessons"})
	must(t, err)
	if sessions, err := p.Sessions.List(); err != nil || len(sessions) != 0 {
		t.Errorf("Zoe sees the conversations of others: %v, %v", sessions, err)
	}
	_, err = p.SignIn(api.SignInRequest{UserID: start.People[0].UserID})
	must(t, err)
	cards, err := p.Cards(api.CardsRequest{AnswerID: accepted.AnswerID})
	must(t, err)
	contacts, err := p.Saved.List()
	must(t, err)
	shown, err := json.Marshal([]any{cards.Matches[0], contacts})
	must(t, err)
	if cards.Matches[0].Person.Name != "Zoe Zither" || cards.Matches[0].Person.Visible || strings.Contains(string(shown), "lessons") {
		t.Errorf("shown is %s", shown)
	}
}

// TestEveryMethodAnswersNobody calls every method that takes nothing or a request of
// nothing, as nobody: whatever fails, no list is nil, and every error is coded.
func TestEveryMethodAnswersNobody(t *testing.T) {
	p := newPage(t)
	called := 0
	for _, service := range []any{p.Setup, p.Profile, p.Chat, p.Sessions, p.People, p.Saved, p.Preferences} {
		v := reflect.ValueOf(service)
		for i := range v.NumMethod() {
			name := v.Type().Elem().Name() + "." + v.Type().Method(i).Name
			method := v.Method(i)
			var arguments []reflect.Value
			for j := range method.Type().NumIn() {
				arguments = append(arguments, reflect.Zero(method.Type().In(j)))
			}
			results := method.Call(arguments)
			called++
			if err, ok := results[len(results)-1].Interface().(error); ok && domain.CodeOf(err) == domain.Internal {
				t.Errorf("%s fails with an error that nobody can act on: %v", name, err)
			}
			for _, result := range results[:len(results)-1] {
				wantLists(t, name, result)
			}
		}
	}
	if called < 25 {
		t.Errorf("only %d methods were called", called)
	}
}

// wantLists looks for nil slices where the page expects lists.
func wantLists(t *testing.T, where string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			t.Errorf("%s is nil", where)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			wantLists(t, where+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
}
