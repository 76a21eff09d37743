package api_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/domain"
)

func TestAskSaveAndExport(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	p := newPageWith(t, backend.Options{DataDir: t.TempDir()})
	start, err := p.Start()
	must(t, err)
	if start.SignedIn || !start.OnboardingDue || start.SampleLoaded {
		t.Errorf("a first start is %+v", start)
	}
	p.signUp(t, "Alex")
	_, err = p.LoadSample()
	must(t, err)
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

func TestRemovedWordsAreNotShown(t *testing.T) {
	p := newPageWithSample(t)
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
	p := newPageWithSample(t)
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

// TestExportSeparator checks that a table has the separator of the chosen language, else
// that of the system.
func TestExportSeparator(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	org := p.foundHarbour(t)
	for _, test := range []struct{ language, locale, want string }{
		{"", "en-US", "\ufeffName,Email"}, {"", "de-DE", "\ufeffName;Email"}, {"fr", "en-US", "\ufeffName;Email"}, {"en", "de-DE", "\ufeffName,Email"},
	} {
		_, err := p.Preferences.Set(api.Settings{Language: test.language})
		must(t, err)
		file := filepath.Join(t.TempDir(), "members.csv")
		p.saveAs = func() string { return file }
		_, err = p.Members.Export(api.ExportMembersRequest{OrgID: org.OrgID, Format: "csv", Locale: test.locale})
		must(t, err)
		if written, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(written), test.want) {
			t.Errorf("%+v: the file begins with %.20q, %v", test, written, err)
		}
	}
}
