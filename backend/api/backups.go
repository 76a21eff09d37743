package api

import (
	"context"
	"path/filepath"

	"kith/backend/domain"
	"kith/backend/store"
)

// Backups makes and restores backups. List, State, Choose and Restore also work if the data could
// not be opened. The event "backups" has a [BackupsEvent] when the daily backup failed.
type Backups struct{ app *App }

// Backup is a backup that can be restored.
type Backup struct {
	Name    string `json:"name"`   // of a backup in the data folder, or the path of a file
	Reason  string `json:"reason"` // "daily", "asked", "before-upgrade", "before-restore", "damaged"
	At      string `json:"at"`     // "" for a file from elsewhere
	Size    int    `json:"size"`   // in bytes
	Expires string `json:"expires"`
}

// BackupsEvent says why the daily backup failed.
type BackupsEvent struct {
	Problem *domain.Error `json:"problem"`
}

// DataState says whether the data could be opened and, if not, which backup can be restored.
type DataState struct {
	Open    bool   `json:"open"`
	Code    string `json:"code"`    // of the error: "damaged", "too_new", "busy", …
	Message string `json:"message"` // of the error
	Hint    string `json:"hint"`
	Dir     string `json:"dir"`
	Offered bool   `json:"offered"` // Newest can be restored
	Newest  Backup `json:"newest"`  // the newest good backup
}

// BackUpRequest makes a backup in the data folder or, with Elsewhere, in a file that the user
// chooses.
type BackUpRequest struct {
	Elsewhere bool `json:"elsewhere"`
}

// RestoreRequest names a backup from List or Choose.
type RestoreRequest struct {
	Name string `json:"name"`
}

// Restored names the backup of the data before the restore; "" if there was no data.
type Restored struct {
	Kept       Backup `json:"kept"`
	Remembered bool   `json:"remembered"` // later opt-outs and erasures were kept, see [store.Restored]
}

// List returns the backups in the data folder, the newest first.
func (c *Backups) List() ([]Backup, error) {
	return result(c.always, func(context.Context, Parts) ([]Backup, error) {
		backups, err := store.Backups(c.app.reopener.Dir)
		return each(backups, backupOf), err
	})
}

// State returns whether the data could be opened. It does not fail if it could not.
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

// Make makes a backup. Only installation admins may, because a backup contains the data of all
// users. The name is empty if the dialog was cancelled.
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

// Choose shows a dialog to choose a backup file and checks that it can be restored.
func (c *Backups) Choose() (Backup, error) {
	return result(c.allowed, func(ctx context.Context, _ Parts) (Backup, error) {
		path, err := c.app.reopener.OpenFile("*.db")
		if err != nil || path == "" {
			return Backup{}, err
		}
		return Backup{Name: path}, store.CheckBackup(ctx, c.app.reopener.Dir, path)
	})
}

// Restore replaces all data with a backup, after making a backup of the present data. The page must
// reload afterwards. If the data is open, only installation admins may restore.
func (c *Backups) Restore(r RestoreRequest) (restored Restored, err error) {
	err = c.allowed(func(ctx context.Context, _ Parts) error { return store.CheckBackup(ctx, c.app.reopener.Dir, r.Name) })
	if err != nil {
		return restored, err
	}
	defer c.app.recoverToPublicError(&err)
	err = c.app.reopen(func() error {
		done, err := store.Restore(context.Background(), c.app.reopener.Dir, r.Name, nil) // it must not be cancelled
		restored = Restored{Kept: backupOf(done.Kept), Remembered: done.DecisionsKept}
		return err
	})
	return restored, err
}

// always makes a call that also works if the data could not be opened.
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

// allowed is always for installation admins. If the data could not be opened, it allows everybody.
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
