package api_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/chat"
	"kith/backend/domain"
)

// page stands in for the page and its window: it calls the services and records the events
// and the addresses to open.
type page struct {
	*api.Setup
	*api.Profile
	*api.Chat
	*api.Sessions
	*api.People
	*api.Saved
	*api.Preferences

	*api.Organizations
	*api.Members
	*api.Invitations

	Models  *api.Models
	Meaning *api.Meaning
	Imports *api.Imports
	Backups *api.Backups

	DirectoryFiles *api.DirectoryFiles
	dir            string                   // the data folder
	imports        func(api.ImportProgress) // receives the progress of imports
	app            *api.App
	close          func() // closes the backend; further calls do nothing

	mu     sync.Mutex
	events []chat.Event
	ended  chan struct{}
	opened []string
	refuse bool // opening an address fails
	saveAs func() string
	choose string                // the file chosen in the open dialog; "": cancelled
	models func(api.ModelsEvent) // receives the events of models
}

func newPage(t *testing.T) *page {
	t.Helper()
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1") // no Ollama
	return newPageWith(t, backend.Options{DataDir: t.TempDir()})
}

func newPageWith(t *testing.T, o backend.Options) *page {
	t.Helper()
	p, err := openPage(t, o)
	must(t, err)
	return p
}

// openPage opens a page. The data folder may fail to open.
func openPage(t *testing.T, o backend.Options) (*page, error) {
	t.Helper()
	o.Surface, o.Version = domain.SurfaceDesktop, "test"
	p := &page{app: api.New(), ended: make(chan struct{}, 1), dir: o.DataDir}
	for _, service := range p.app.Services() {
		v := reflect.ValueOf(service)
		reflect.ValueOf(p).Elem().FieldByName(v.Type().Elem().Name()).Set(v)
	}
	var b *backend.Backend
	open := func() (parts api.Parts, err error) {
		if b, err = backend.Open(t.Context(), o); err != nil {
			b = nil
			return parts, err
		}
		parts = b.Window(api.Window{
			Emit: p.emit, Open: p.open,
			OpenFile: func(string) (string, error) { return p.choose, nil },
			SaveAs:   func(string) (string, error) { return p.saveAs(), nil },
		}, nil)
		parts.WorkFactor = 4
		return parts, nil
	}
	closeData := func() error {
		if b == nil {
			return nil
		}
		closing := b
		b = nil
		return closing.Close()
	}
	p.close = func() { must(t, closeData()) }
	t.Cleanup(p.close)
	p.app.SetReopener(api.Reopener{Dir: o.DataDir, OpenFile: func(string) (string, error) { return p.choose, nil }, Close: closeData, Open: open})
	parts, err := open()
	if err != nil {
		p.app.Failed(err)
	} else {
		p.app.Opened(parts)
	}
	return p, err
}

func (p *page) emit(_ string, payload any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e, ok := payload.(api.ModelsEvent); ok && p.models != nil {
		p.models(e)
	}
	if e, ok := payload.(api.ImportProgress); ok && p.imports != nil {
		p.imports(e)
	}
	e, isReply := payload.(chat.Event)
	if !isReply {
		return
	}
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

// ask asks a question and waits until the reply ends.
func (p *page) ask(t *testing.T, text string) api.Accepted {
	t.Helper()
	accepted, err := p.Ask(api.AskRequest{RequestID: domain.NewID(), Text: text})
	must(t, err)
	<-p.ended
	return accepted
}

// letter drafts a letter and waits until it is complete.
func (p *page) letter(t *testing.T, user, answer string) (drafting api.Drafting, body string) {
	t.Helper()
	request := domain.NewID()
	drafting, err := p.DraftLetter(api.DraftRequest{RequestID: request, UserID: user, AnswerID: answer})
	must(t, err)
	<-p.ended
	events, err := p.Reply(api.ReplyRequest{RequestID: request})
	must(t, err)
	for _, e := range events {
		body += e.Text
	}
	return drafting, body
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

func (p *page) signUp(t *testing.T, name string) api.Me {
	t.Helper()
	me, err := p.SignUp(api.SignUpRequest{Name: name, Email: strings.ToLower(name) + "@example.org"})
	must(t, err)
	return me
}

func (p *page) signUpWithSample(t *testing.T) {
	t.Helper()
	p.signUp(t, "Alex")
	_, err := p.LoadSample()
	must(t, err)
}

func TestAskSaveAndExport(t *testing.T) {
	p := newPage(t)
	start, err := p.Start()
	must(t, err)
	if start.SignedIn || !start.OnboardingDue || start.SampleLoaded {
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
	contacts, err := p.Saved.List(api.OrganizationRequest{})
	must(t, err)
	if len(contacts) != 1 || contacts[0].SessionID != accepted.SessionID || contacts[0].Reason != cards.Matches[0].Reason || contacts[0].Note == "" {
		t.Errorf("contacts are %+v", contacts)
	}
	file := filepath.Join(t.TempDir(), "contacts.csv")
	p.saveAs = func() string { return file }
	exported, err := p.Saved.Export(api.ExportRequest{Format: "csv"})
	must(t, err)
	if table, err := os.ReadFile(exported.Path); err != nil || exported.Count != 1 || !strings.Contains(string(table), "call on Monday") {
		t.Errorf("exported %+v: %q, %v", exported, table, err)
	}
}

func TestEmail(t *testing.T) {
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
	p := newPage(t)
	p.signUpWithSample(t)
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

func TestRemovedWordsAreNotShown(t *testing.T) {
	p := newPage(t)
	p.signUpWithSample(t)
	_, err := p.SignUp(api.SignUpRequest{Name: "Zoe Zither", Email: "zoe@example.org"})
	must(t, err)
	offer := func(offers string) api.SaveProfileRequest {
		return api.SaveProfileRequest{ProfileFields: api.ProfileFields{Name: "Zoe Zither", Offers: offers}, OptedIn: true}
	}
	zoe, err := p.Profile.Save(offer("zither lessons"))
	must(t, err)
	start, err := p.Start()
	must(t, err)
	asker := api.SignInRequest{UserID: start.People[0].UserID}
	_, err = p.SignIn(asker)
	must(t, err)
	accepted := p.ask(t, "Who gives zither lessons?")
	_, err = p.Add(api.SaveContactRequest{UserID: zoe.UserID, AnswerID: accepted.AnswerID})
	must(t, err)

	_, err = p.SignIn(api.SignInRequest{UserID: zoe.UserID})
	must(t, err)
	_, err = p.Profile.Save(offer("bread baking"))
	must(t, err)
	_, err = p.SignIn(asker)
	must(t, err)
	cards, err := p.Cards(api.CardsRequest{AnswerID: accepted.AnswerID})
	must(t, err)
	contacts, err := p.Saved.List(api.OrganizationRequest{})
	must(t, err)
	_, body := p.letter(t, zoe.UserID, accepted.AnswerID)
	shown, err := json.Marshal([]any{cards.Matches[0], contacts, strings.ReplaceAll(body, "Who gives zither lessons?", "")})
	must(t, err)
	if strings.Contains(string(shown), "lessons") || !strings.Contains(string(shown), "bread baking") {
		t.Errorf("shown is %s", shown)
	}
}

func TestOnlyNameIsShownAfterOptOut(t *testing.T) {
	p := newPage(t)
	p.signUpWithSample(t)
	p.signUp(t, "Zoe")
	zither := api.ProfileFields{Name: "Zoe Zither", Offers: "zither lessons"}
	zoe, err := p.Profile.Save(api.SaveProfileRequest{ProfileFields: zither, OptedIn: true})
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
	_, err = p.Profile.Save(api.SaveProfileRequest{ProfileFields: zither})
	must(t, err)
	if sessions, err := p.Sessions.List(api.OrganizationRequest{}); err != nil || len(sessions) != 0 {
		t.Errorf("Zoe sees the conversations of others: %v, %v", sessions, err)
	}
	_, err = p.SignIn(api.SignInRequest{UserID: start.People[0].UserID})
	must(t, err)
	cards, err := p.Cards(api.CardsRequest{AnswerID: accepted.AnswerID})
	must(t, err)
	contacts, err := p.Saved.List(api.OrganizationRequest{})
	must(t, err)
	file := filepath.Join(t.TempDir(), "contacts.json")
	p.saveAs = func() string { return file }
	_, err = p.Saved.Export(api.ExportRequest{Format: "json"})
	must(t, err)
	exported, err := os.ReadFile(file)
	must(t, err)
	shown, err := json.Marshal([]any{cards.Matches[0], contacts, json.RawMessage(exported)})
	must(t, err)
	if cards.Matches[0].Person.Name != "Zoe Zither" || cards.Matches[0].Person.Visible || strings.Contains(string(shown), "lessons") {
		t.Errorf("shown is %s", shown)
	}
}

// TestMethodsWithEmptyRequests calls every method with an empty request, signed out and
// signed in: every error has a code, and no list is nil.
func TestMethodsWithEmptyRequests(t *testing.T) {
	p := newPage(t)
	answers := func(name string, results []reflect.Value, err error) {
		if domain.CodeOf(err) == domain.Internal {
			t.Errorf("%s fails with an error that nobody can act on: %v", name, err)
		}
		for _, result := range results {
			if err == nil {
				wantLists(t, name, result)
			}
		}
	}
	p.callAll(t, answers)
	p.signUp(t, "Alex")
	p.saveAs = func() string { return "" }
	p.callAll(t, answers)
}

// callAll calls every method with an empty request.
func (p *page) callAll(t *testing.T, answered func(name string, results []reflect.Value, err error)) {
	t.Helper()
	called := 0
	for _, service := range p.app.Services() {
		v := reflect.ValueOf(service)
		for i := range v.NumMethod() {
			method := v.Method(i)
			var arguments []reflect.Value
			for j := range method.Type().NumIn() {
				arguments = append(arguments, reflect.Zero(method.Type().In(j)))
			}
			results := method.Call(arguments)
			last := len(results) - 1
			err, _ := results[last].Interface().(error)
			answered(v.Type().Elem().Name()+"."+v.Type().Method(i).Name, results[:last], err)
			called++
		}
	}
	if called < 25 {
		t.Errorf("only %d methods were called", called)
	}
}

// wantLists reports nil slices in a result, because the page expects lists.
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

func TestOnboardingIsPostponedPerUser(t *testing.T) {
	p := newPage(t)
	due := func() bool {
		t.Helper()
		start, err := p.Start()
		must(t, err)
		return start.OnboardingDue
	}
	must(t, p.PostponeOnboarding())
	if due() {
		t.Error("put off before anybody signed up, it is due")
	}
	p.signUp(t, "Ana")
	if !due() {
		t.Error("it is not due for Ana, who did not put it off")
	}
	must(t, p.PostponeOnboarding())
	if due() {
		t.Error("put off by Ana, it is due for her")
	}
	p.signUp(t, "Ben")
	if !due() {
		t.Error("put off by Ana, it is not due for Ben")
	}
}
