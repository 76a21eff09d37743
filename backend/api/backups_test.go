package api_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/domain"
	"kith/backend/store/storetest"
)

func TestBackupAndRestore(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	made, err := p.Backups.Make(api.BackUpRequest{})
	must(t, err)
	p.signUp(t, "Ben")
	_, err = p.Backups.Restore(api.RestoreRequest{Name: made.Name})
	wantCode(t, err, domain.Forbidden)
	_, err = p.Backups.Make(api.BackUpRequest{})
	wantCode(t, err, domain.Forbidden)
	start, err := p.Start()
	must(t, err)
	_, err = p.SignIn(api.SignInRequest{UserID: start.People[1].UserID})
	must(t, err)

	_, err = p.Backups.Restore(api.RestoreRequest{Name: "../kith.lock"})
	wantCode(t, err, domain.NotFound)
	restored, err := p.Backups.Restore(api.RestoreRequest{Name: made.Name})
	must(t, err)
	if start, err = p.Start(); err != nil || len(start.People) != 1 || start.Me.Name != "Olive" {
		t.Errorf("after restoring the start is %+v, %v", start, err)
	}
	copies, err := p.Backups.List()
	if err != nil || len(copies) < 2 || restored.Kept.Reason != "before-restore" || !restored.Remembered {
		t.Errorf("copies are %+v, %v; kept is %+v", copies, err, restored.Kept)
	}
	if chosen, err := p.Backups.Choose(); err != nil || chosen.Name != "" {
		t.Errorf("leaving the dialog gives %+v, %v", chosen, err)
	}
	p.choose = filepath.Join(t.TempDir(), "none.db")
	_, err = p.Backups.Choose()
	wantCode(t, err, domain.NotFound)
}

// TestRestoreOfDamagedData opens a damaged data folder; then the page restores the newest good
// backup.
func TestRestoreOfDamagedData(t *testing.T) {
	dir := storetest.Empty(t)
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	p := newPageWith(t, backend.Options{DataDir: dir})
	p.signUp(t, "Olive")
	_, err := p.Backups.Make(api.BackUpRequest{})
	must(t, err)
	p.close()
	file := filepath.Join(dir, "kith.db")
	content, err := os.ReadFile(file)
	must(t, err)
	for i := range 4096 {
		content[4096+i] ^= 0xff
	}
	must(t, os.WriteFile(file, content, 0o600))

	damaged, err := openPage(t, backend.Options{DataDir: dir})
	wantCode(t, err, domain.Damaged)
	_, err = damaged.Start()
	wantCode(t, err, domain.Damaged)
	state, err := damaged.Backups.State()
	if err != nil || state.Open || state.Code != string(domain.Damaged) || !state.Offered {
		t.Fatalf("the state is %+v, %v", state, err)
	}
	restored, err := damaged.Backups.Restore(api.RestoreRequest{Name: state.Newest.Name})
	must(t, err)
	if start, err := damaged.Start(); err != nil || start.Me.Name != "Olive" || restored.Kept.Reason != "damaged" || restored.Remembered {
		t.Errorf("mended, the start is %+v, %v; kept is %+v", start, err, restored.Kept)
	}
	if state, err = damaged.Backups.State(); err != nil || !state.Open {
		t.Errorf("mended, the state is %+v, %v", state, err)
	}
}

// TestErrorsAreLoggedDuringReopen lets calls fail while a backup is restored. The race
// detector checks that they do not read fields that change.
func TestErrorsAreLoggedDuringReopen(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Ana")
	made, err := p.Backups.Make(api.BackUpRequest{})
	must(t, err)
	p.saveAs = func() string { panic("no such drawer") }
	restored := make(chan struct{})
	var failing sync.WaitGroup
	for range 4 {
		failing.Go(func() {
			for {
				if _, err := p.Saved.Export(api.ExportRequest{Format: "csv"}); err == nil {
					t.Error("the export did not fail")
				}
				select {
				case <-restored:
					return
				default:
				}
			}
		})
	}
	_, err = p.Backups.Restore(api.RestoreRequest{Name: made.Name})
	close(restored)
	failing.Wait()
	must(t, err)
}
