package api

import (
	"context"
	"path/filepath"

	"kith/backend/domain"
	"kith/backend/store"
)

// Backups are copies of everything that Kith keeps, made daily and when asked
// for. List, State, Choose and Restore also work where the data could not be
// opened. An event "backups" carries a [BackupsEvent] when something is wrong.
type Backups struct{ app *App }

// Backup is one that can be restored.
type Backup struct {
	Name    string `json:"name"`   // of one of Kith's own, or the path of a file
	Reason  string `json:"reason"` // "daily", "asked", "before-upgrade", "before-restore", "damaged"
	At      string `json:"at"`     // "" of a file from elsewhere
	Size    int    `json:"size"`   // in bytes
	Expires string `json:"expires"`
}

// BackupsEvent says why the daily copy could not be made.
type BackupsEvent struct {
	Problem *domain.Error `json:"problem"`
}

// DataState says whether the data could be opened, and which copy to offer
// where it could not.
type DataState struct {
	Open    bool   `json:"open"`
	Code    string `json:"code"`    // of why not: "damaged", "too_new", "busy", …
	Message string `json:"message"` // likewise
	Hint    string `json:"hint"`
	Dir     string `json:"dir"`
	Offered bool   `json:"offered"` // Newest can be restored
	Newest  Backup `json:"newest"`  // good copy
}

// BackUpRequest asks for a copy: among Kith's own, or elsewhere, in a file that
// I choose.
type BackUpRequest struct {
	Elsewhere bool `json:"elsewhere"`
}

// RestoreRequest names a copy as List or Choose gave it.
type RestoreRequest struct {
	Name string `json:"name"`
}

// Restored says where what was there before is kept; "" where nothing was there.
type Restored struct {
	Kept       Backup `json:"kept"`
	Remembered bool   `json:"remembered"` // who opted out or was erased since stays so, as in [store.Restored]
}

// List is every copy among Kith's own, the newest first.
func (c *Backups) List() ([]Backup, error) {
	return result(c.always, func(context.Context, Parts) ([]Backup, error) {
		copies, err := store.Backups(c.app.reopener.Dir)
		return each(copies, backupOf), err
	})
}

// State says whether the data could be opened; it never fails for that it could
// not.
func (c *Backups) State() (DataState, error) {
	return result(c.always, func(ctx context.Context, _ Parts) (DataState, error) {
		state := DataState{Open: c.app.failed == nil, Dir: c.app.reopener.Dir}
		if state.Open {
			return state, nil
		}
		why := domain.Public(c.app.failed)
		state.Code, state.Message, state.Hint = string(why.Code), why.Message, why.Hint
		newest, there, err := store.NewestUsableBackup(ctx, c.app.reopener.Dir)
		state.Offered, state.Newest = there, backupOf(newest)
		return state, err
	})
}

// Make makes a copy. It is for admins of Test Environment: it holds what
// everybody on this machine wrote. An empty name says that they changed their
// mind.
func (c *Backups) Make(r BackUpRequest) (Backup, error) {
	return result(c.app.within, func(ctx context.Context, scoped *store.Scoped) (Backup, error) {
		if err := scoped.RequireInstallationAdmin(ctx); err != nil {
			return Backup{}, err
		}
		file := ""
		if r.Elsewhere {
			chosen, err := c.app.parts.saveAs("kith-copy.db")
			if err != nil || chosen == "" {
				return Backup{}, err
			}
			file = chosen
		}
		made, err := scoped.MakeBackup(ctx, file)
		return backupOf(made), err
	})
}

// Choose asks for a copy that lies elsewhere and checks that it can be restored.
func (c *Backups) Choose() (Backup, error) {
	return result(c.allowed, func(ctx context.Context, _ Parts) (Backup, error) {
		path, err := c.app.reopener.OpenFile("*.db")
		if err != nil || path == "" {
			return Backup{}, err
		}
		return Backup{Name: path}, store.CheckBackup(ctx, c.app.reopener.Dir, path)
	})
}

// Restore puts a copy in the place of everything. What is there now is kept as
// one more copy. Afterwards nothing is as it was: the page starts anew. Where the
// data is open it is for admins of Test Environment.
func (c *Backups) Restore(r RestoreRequest) (restored Restored, err error) {
	err = c.allowed(func(ctx context.Context, _ Parts) error { return store.CheckBackup(ctx, c.app.reopener.Dir, r.Name) })
	if err != nil {
		return restored, err
	}
	defer c.app.recoverToPublicError(&err)
	err = c.app.reopen(func() error {
		done, err := store.Restore(context.Background(), c.app.reopener.Dir, r.Name, nil) // once begun it is finished
		restored = Restored{Kept: backupOf(done.Kept), Remembered: done.DecisionsKept}
		return err
	})
	return restored, err
}

// always is a call that also works where the data could not be opened.
func (c *Backups) always(do func(context.Context, Parts) error) (err error) {
	defer c.app.recoverToPublicError(&err)
	c.app.calls.RLock()
	defer c.app.calls.RUnlock()
	parts, _ := c.app.wait()
	if err := c.app.closing.Err(); err != nil {
		return err
	}
	return do(c.app.closing, parts)
}

// allowed is the same for what is for admins, where there is anybody to ask.
func (c *Backups) allowed(do func(context.Context, Parts) error) error {
	return c.always(func(ctx context.Context, parts Parts) error {
		if c.app.failed == nil {
			scoped, err := c.app.scoped(ctx, "")
			if err == nil {
				err = scoped.RequireInstallationAdmin(ctx)
			}
			if err != nil {
				return err
			}
		}
		return do(ctx, parts)
	})
}

func backupOf(c store.Backup) Backup {
	return Backup{Name: filepath.ToSlash(c.Name), Reason: string(c.Reason), At: domain.FormatTime(c.At), Size: int(c.Size), Expires: domain.FormatTime(c.Expires)}
}
