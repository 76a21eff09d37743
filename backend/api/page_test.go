package api_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
	"kith/backend/store/storetest"
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
	return newPageWith(t, backend.Options{DataDir: storetest.Empty(t)})
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

// newPageWithSample is what Alex sees, who loaded the sample community.
func newPageWithSample(t *testing.T) *page {
	t.Helper()
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	return newPageWith(t, backend.Options{DataDir: sample.Dir(t)})
}

var sample = storetest.New(func(dir string) error {
	s, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		return err
	}
	alex, err := s.SignUp(context.Background(), domain.SurfaceDesktop, "Alex", "alex@example.org")
	if err == nil {
		err = s.In(domain.Scope{Actor: alex.ID, Surface: domain.SurfaceDesktop}).LoadSample(context.Background(), interchange.Sample())
	}
	return errors.Join(err, s.Close())
})
