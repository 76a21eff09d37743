package api_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/domain"
	"kith/backend/store/storetest"
)

func TestCallsOfClosedAppFail(t *testing.T) {
	p := newPage(t)
	p.app.Close()
	p.close()
	p.callAll(t, func(name string, _ []reflect.Value, err error) {
		if domain.CodeOf(err) != domain.Stopped {
			t.Errorf("%s: %v", name, err)
		}
	})
}

// TestCloseStopsRunningCalls closes the app while a file dialog is open.
func TestCloseStopsRunningCalls(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Ana")
	file := filepath.Join(t.TempDir(), "contacts.csv")
	p.saveAs = func() string {
		p.app.Close()
		p.close()
		return file
	}
	_, err := p.Saved.Export(api.ExportRequest{Format: "csv"})
	wantCode(t, err, domain.Stopped)
	if _, err := os.Stat(file); err == nil {
		t.Error("half an export was written")
	}
}

func TestCloseEndsWaitingCalls(t *testing.T) {
	app := api.New()
	app.Close()
	for _, service := range app.Services() {
		if setup, ok := service.(*api.Setup); ok {
			_, err := setup.Start()
			wantCode(t, err, domain.Stopped)
		}
	}
}

func TestInternalErrorsAreLoggedAndNotShown(t *testing.T) {
	dir := storetest.Empty(t)
	p := newPageWith(t, backend.Options{DataDir: dir})
	p.signUp(t, "Ana")
	p.saveAs = func() string { panic("no such drawer") }
	_, err := p.Saved.Export(api.ExportRequest{Format: "csv"})
	wantCode(t, err, domain.Internal)
	log, readErr := os.ReadFile(filepath.Join(dir, "kith.log"))
	must(t, readErr)
	if !strings.Contains(string(log), "no such drawer") || strings.Contains(err.Error(), "drawer") {
		t.Errorf("the page gets %v, the log %s", err, log)
	}
}

// TestSignInOverridesAs starts Kith with --as Ana. A user who signs in later is the acting
// user, also for concurrent calls.
func TestSignInOverridesAs(t *testing.T) {
	dir := storetest.Empty(t)
	before := newPageWith(t, backend.Options{DataDir: dir})
	before.signUp(t, "Ana")
	ben := before.signUp(t, "Ben")
	before.close()

	p := newPageWith(t, backend.Options{DataDir: dir, As: "ana@example.org"})
	p.wantActing(t, "Ana")
	var meanwhile sync.WaitGroup
	meanwhile.Go(func() {
		if me, err := p.Profile.Get(); err != nil || me.Name != "Ana" && me.Name != "Ben" {
			t.Errorf("meanwhile acts %s, %v", me.Name, err)
		}
	})
	if me, err := p.SignIn(api.SignInRequest{UserID: ben.UserID}); err != nil || me.UserID != ben.UserID {
		t.Errorf("Ben signed in as %s, %v", me.Name, err)
	}
	meanwhile.Wait()
	p.wantActing(t, "Ben")
	if cara := p.signUp(t, "Cara"); cara.Name != "Cara" {
		t.Errorf("Cara signed up as %s", cara.Name)
	}
	must(t, p.SignOut())
	_, err := p.Profile.Get()
	wantCode(t, err, domain.NoActor)
}

func (p *page) wantActing(t *testing.T, name string) {
	t.Helper()
	if start, err := p.Start(); err != nil || start.Me.Name != name {
		t.Errorf("%q acts, want %s: %v", start.Me.Name, name, err)
	}
}

func TestWriterWithoutModel(t *testing.T) {
	for _, c := range []struct{ host, address string }{
		{"127.0.0.1:1", "http://127.0.0.1:1"},
		{"ftp://127.0.0.1", ""},
	} {
		t.Setenv("OLLAMA_HOST", c.host)
		p := newPageWith(t, backend.Options{DataDir: storetest.Empty(t)})
		writer, err := p.Writer()
		if want := (api.Writer{Model: domain.BuiltinModel, Address: c.address}); err != nil || writer != want {
			t.Errorf("with %s writes %+v, %v", c.host, writer, err)
		}
	}
}

// TestExportCannotOverwriteData chooses the database file as the file of an export.
func TestExportCannotOverwriteData(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Alex")
	start, err := p.Start()
	must(t, err)
	data := filepath.Join(start.DataDir, "kith.db")
	p.saveAs = func() string { return data }
	_, err = p.Profile.ExportAll()
	wantCode(t, err, domain.Invalid)
	if _, err := p.Start(); err != nil {
		t.Errorf("afterwards nothing can be read: %v", err)
	}
}
