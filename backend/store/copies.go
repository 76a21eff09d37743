package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kith/backend/domain"
)

// Copy is a copy of the database in the folder "backups" of the data folder.
type Copy struct {
	Name    string // of the file
	Reason  CopyReason
	At      time.Time
	Size    int64     // in bytes
	Expires time.Time // when it is removed; a daily one also once seven newer ones stand
}

// CopyReason is why a copy was made. File names begin with it.
type CopyReason string

const (
	CopyDaily         CopyReason = "daily"
	CopyAsked         CopyReason = "asked"
	CopyBeforeUpgrade CopyReason = "before-upgrade"
	CopyBeforeRestore CopyReason = "before-restore" // what a restored copy took the place of
	CopyDamaged       CopyReason = "damaged"        // likewise, as it was found
)

var copyReasons = []CopyReason{CopyDaily, CopyAsked, CopyBeforeUpgrade, CopyBeforeRestore, CopyDamaged}

const (
	// CopiesKept is how long copies are kept, whatever they were made for. Erased
	// words live on in them until then, and people are told so.
	CopiesKept = 30 * 24 * time.Hour
	// dailyKept is how many daily copies are kept.
	dailyKept = 7

	copyTime   = "20060102T150405.000"
	folder     = "backups"
	unfinished = ".unfinished" // behind the name of a copy that is being made
)

// Copies are those of a data folder, the newest first. The database itself need
// not be readable, nor be there.
func Copies(dir string) ([]Copy, error) {
	entries, err := os.ReadDir(filepath.Join(dir, folder))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, coded(err)
	}
	copies := []Copy{}
	for _, entry := range entries {
		info, err := entry.Info()
		if c, ok := copyNamed(entry.Name()); ok && err == nil && info.Mode().IsRegular() {
			c.Size = info.Size()
			copies = append(copies, c)
		}
	}
	slices.SortFunc(copies, func(a, b Copy) int { return b.At.Compare(a.At) })
	return copies, nil
}

// copyNamed reads what the name of a copy says.
func copyNamed(name string) (Copy, bool) {
	for _, reason := range copyReasons {
		rest, ok := strings.CutPrefix(name, string(reason)+"-")
		if !ok || !strings.HasSuffix(rest, ".db") || len(rest) < len(copyTime) {
			continue
		}
		if at, err := time.Parse(copyTime, rest[:len(copyTime)]); err == nil {
			return Copy{Name: name, Reason: reason, At: at, Expires: at.Add(CopiesKept)}, true
		}
	}
	return Copy{}, false
}

// NewestGood is the newest copy of a data folder that can be restored; false
// where there is none.
func NewestGood(ctx context.Context, dir string) (Copy, bool, error) {
	copies, err := Copies(dir)
	if err != nil {
		return Copy{}, false, err
	}
	for _, c := range copies {
		if c.Reason != CopyDamaged && checkCopy(ctx, filepath.Join(dir, folder, c.Name)) == nil {
			return c, true, nil
		}
	}
	return Copy{}, false, nil
}

// copyFor makes a copy among the others of the data folder.
func (s *Store) copyFor(ctx context.Context, reason CopyReason, suffix string) (Copy, error) {
	if err := os.MkdirAll(s.backups(), 0o700); err != nil {
		return Copy{}, readOnly(err)
	}
	name := s.newCopy(reason, suffix)
	file := filepath.Join(s.backups(), name)
	if err := s.copyTo(ctx, file); err != nil {
		return Copy{}, err
	}
	made, _ := copyNamed(name)
	info, err := os.Stat(file)
	if err == nil {
		made.Size = info.Size()
	}
	return made, coded(err)
}

// newCopy is a name that no copy has yet.
func (s *Store) newCopy(reason CopyReason, suffix string) string {
	for at := s.now().UTC(); ; at = at.Add(time.Millisecond) {
		name := string(reason) + "-" + at.Format(copyTime) + suffix + ".db"
		if !exists(filepath.Join(s.backups(), name)) {
			return name
		}
	}
}

// copyTo writes a copy to a new file, whole and readable, or nothing.
func (s *Store) copyTo(ctx context.Context, file string) error {
	temporary := file + unfinished
	if err := errors.Join(removeIfThere(temporary), createPrivate(temporary)); err != nil {
		return readOnly(err)
	}
	db, err := openPool(ctx, s.file(), 1)
	if err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", temporary)
	if err = errors.Join(err, db.Close()); err == nil {
		err = checkCopy(ctx, temporary)
	}
	if err == nil {
		err = os.Rename(temporary, file)
	}
	if err != nil {
		return errors.Join(coded(err), removeIfThere(temporary))
	}
	return nil
}

// MakeCopy makes a copy: among the others of the data folder with "", else in a
// file of that path, which must not be there, nor lie in the data folder. It is
// for admins of Test Environment, since it holds what everybody wrote.
func (d *Door) MakeCopy(ctx context.Context, file string) (Copy, error) {
	if err := d.RequireSteward(ctx); err != nil {
		return Copy{}, err
	}
	return d.s.MakeCopy(ctx, file)
}

// MakeCopy is the same for whoever works at the command line, and so may read
// the file as it is.
func (s *Store) MakeCopy(ctx context.Context, file string) (Copy, error) {
	if file == "" {
		return s.copyFor(ctx, CopyAsked, "")
	}
	if exists(file) {
		return Copy{}, domain.Errorf(domain.Conflict, "The file %s is there already; nothing was written.", file).WithHint("Choose another name.")
	}
	if Within(s.dir, file) {
		return Copy{}, domain.Errorf(domain.Invalid, "The file lies in the data folder, where Kith keeps its own; nothing was written.").
			WithHint("Choose a place outside, or none: then the copy is kept among the others.")
	}
	if err := s.copyTo(ctx, file); err != nil {
		return Copy{}, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return Copy{}, coded(err)
	}
	return Copy{Name: file, Reason: CopyAsked, At: s.now(), Size: info.Size()}, nil
}

// Within reports whether a file lies in a folder, links followed.
func Within(dir, file string) bool {
	resolve := func(path string) string {
		if absolute, err := filepath.Abs(path); err == nil {
			path = absolute
		}
		if target, err := filepath.EvalSymlinks(path); err == nil {
			return target
		}
		if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
			return filepath.Join(folder, filepath.Base(path))
		}
		return path
	}
	between, err := filepath.Rel(resolve(dir), resolve(file))
	return err == nil && between != ".." && !strings.HasPrefix(between, ".."+string(filepath.Separator))
}

// CopyDaily makes a copy unless there is one of the last 24 hours, and removes
// those that were kept long enough. It fails with [domain.Damaged] where the
// database cannot be read whole; then nothing is removed.
func (u Unscoped) CopyDaily(ctx context.Context) error {
	copies, err := Copies(u.s.dir)
	if err != nil {
		return err
	}
	daily := slices.IndexFunc(copies, func(c Copy) bool { return c.Reason == CopyDaily })
	if daily >= 0 && u.s.now().Sub(copies[daily].At) < 24*time.Hour {
		return nil
	}
	if problems, err := u.s.integrity(ctx); err != nil || len(problems) > 0 {
		return errors.Join(err, damaged(errors.New(strings.Join(problems, "; "))))
	}
	if _, err := u.s.copyFor(ctx, CopyDaily, ""); err != nil {
		return err
	}
	return u.s.expireCopies()
}

// expireCopies removes copies that were kept long enough, and those that were
// begun a day ago and not finished.
func (s *Store) expireCopies() error {
	copies, err := Copies(s.dir)
	if err != nil {
		return err
	}
	var failures []error
	daily := 0
	for _, c := range copies {
		if c.Reason == CopyDaily {
			daily++
		}
		if c.Expires.Before(s.now()) || c.Reason == CopyDaily && daily > dailyKept {
			file := filepath.Join(s.backups(), c.Name)
			failures = append(failures, os.Remove(file), removeIfThere(file+"-wal"))
		}
	}
	return errors.Join(append(failures, s.removeUnfinished())...)
}

func (s *Store) removeUnfinished() error {
	entries, err := os.ReadDir(s.backups())
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, entry := range entries {
		name, cut := strings.CutSuffix(entry.Name(), unfinished)
		if c, ok := copyNamed(name); cut && ok && s.now().Sub(c.At) > 24*time.Hour {
			err = errors.Join(err, removeIfThere(filepath.Join(s.backups(), entry.Name())))
		}
	}
	return err
}

// copiesUntil is when the last of the copies that stand now is removed; zero
// where there are none.
func (s *Store) copiesUntil() (until time.Time, err error) {
	copies, err := Copies(s.dir)
	for _, c := range copies {
		if c.Expires.After(until) {
			until = c.Expires
		}
	}
	return until, err
}
