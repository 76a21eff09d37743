package store

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kith/backend/domain"
)

// Backup is a copy of the database in the folder "backups" of the data folder.
type Backup struct {
	Name    string // file name
	Reason  BackupReason
	At      time.Time
	Size    int64     // in bytes
	Expires time.Time // when it is removed; zero for a daily one, which stays while it is among the newest maxDailyBackups
}

// BackupReason is why a backup was made. File names start with it.
type BackupReason string

const (
	BackupDaily         BackupReason = "daily"
	BackupManual        BackupReason = "asked"
	BackupBeforeUpgrade BackupReason = "before-upgrade"
	BackupBeforeRestore BackupReason = "before-restore" // the database that a restore replaced
	BackupDamaged       BackupReason = "damaged"        // the same, but corrupt; copied as files
)

var backupReasons = []BackupReason{BackupDaily, BackupManual, BackupBeforeUpgrade, BackupBeforeRestore, BackupDamaged}

const (
	// BackupRetention is how long backups are kept. Erased text survives in
	// them until then, and people are told so.
	BackupRetention = 30 * 24 * time.Hour
	// maxDailyBackups is how many daily backups are kept, whatever their age: a
	// clock that is wrong for a while must not remove the last one.
	maxDailyBackups = 7

	backupTimeLayout = "20060102T150405.000"
	folder           = "backups"
	unfinished       = ".unfinished" // suffix of a backup that is being written
)

// Backups lists the backups of a data folder, the newest first. It does not
// read the database.
func Backups(dir string) ([]Backup, error) {
	entries, err := os.ReadDir(filepath.Join(dir, folder))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, coded(err)
	}
	backups := []Backup{}
	for _, entry := range entries {
		info, err := entry.Info()
		if c, ok := parseBackupName(entry.Name()); ok && err == nil && info.Mode().IsRegular() {
			c.Size = info.Size()
			backups = append(backups, c)
		}
	}
	slices.SortFunc(backups, func(a, b Backup) int { return b.At.Compare(a.At) })
	return backups, nil
}

// parseBackupName parses a backup's file name.
func parseBackupName(name string) (Backup, bool) {
	for _, reason := range backupReasons {
		rest, ok := strings.CutPrefix(name, string(reason)+"-")
		if !ok || !strings.HasSuffix(rest, ".db") || len(rest) < len(backupTimeLayout) {
			continue
		}
		if at, err := time.Parse(backupTimeLayout, rest[:len(backupTimeLayout)]); err == nil {
			c := Backup{Name: name, Reason: reason, At: at}
			if reason != BackupDaily {
				c.Expires = at.Add(BackupRetention)
			}
			return c, true
		}
	}
	return Backup{}, false
}

// NewestUsableBackup returns the newest backup that can be restored, or false
// if there is none.
func NewestUsableBackup(ctx context.Context, dir string) (Backup, bool, error) {
	backups, err := Backups(dir)
	if err != nil {
		return Backup{}, false, err
	}
	for _, c := range backups {
		if c.Reason != BackupDamaged && checkBackup(ctx, filepath.Join(dir, folder, c.Name)) == nil {
			return c, true, nil
		}
	}
	return Backup{}, false, nil
}

// makeBackup makes a backup in the backup folder. suffix is added to its name.
func (s *Store) makeBackup(ctx context.Context, reason BackupReason, suffix string) (Backup, error) {
	if err := os.MkdirAll(s.backupFolder(), 0o700); err != nil {
		return Backup{}, readOnly(err)
	}
	name := s.newBackupName(reason, suffix)
	file := filepath.Join(s.backupFolder(), name)
	if err := s.writeBackup(ctx, file); err != nil {
		return Backup{}, err
	}
	made, _ := parseBackupName(name)
	info, err := os.Stat(file)
	if err == nil {
		made.Size = info.Size()
	}
	return made, coded(err)
}

// newBackupName returns an unused file name for a backup.
func (s *Store) newBackupName(reason BackupReason, suffix string) string {
	for at := s.now().UTC(); ; at = at.Add(time.Millisecond) {
		name := string(reason) + "-" + at.Format(backupTimeLayout) + suffix + ".db"
		if !exists(filepath.Join(s.backupFolder(), name)) {
			return name
		}
	}
}

// writeBackup writes a backup to a new file and checks it. If it fails, no file
// is left.
func (s *Store) writeBackup(ctx context.Context, file string) error {
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
		err = checkBackup(ctx, temporary)
	}
	if err == nil {
		err = os.Rename(temporary, file)
	}
	if err != nil {
		return errors.Join(coded(err), removeIfThere(temporary))
	}
	return nil
}

// MakeBackup makes a backup. file is the path of a new file outside the data
// folder, or "" for the backup folder. It is for admins of Test Environment,
// because a backup contains everybody's data.
func (d *Scoped) MakeBackup(ctx context.Context, file string) (Backup, error) {
	if err := d.RequireInstallationAdmin(ctx); err != nil {
		return Backup{}, err
	}
	return d.s.MakeBackup(ctx, file)
}

// MakeBackup is [Scoped.MakeBackup] without the check of the role, for the
// command line, whose user can read the file anyway.
func (s *Store) MakeBackup(ctx context.Context, file string) (Backup, error) {
	if file == "" {
		return s.makeBackup(ctx, BackupManual, "")
	}
	if exists(file) {
		return Backup{}, domain.Errorf(domain.Conflict, "common.fileExists", "The file %s is there already; nothing was written.", file).WithHint("store.chooseAnotherName", "Choose another name.")
	}
	if Within(s.dir, file) {
		return Backup{}, domain.Errorf(domain.Invalid, "common.fileInDataFolder", "The file lies in the data folder, where Kith keeps its own; nothing was written.").
			WithHint("store.choosePlaceOutsideOrNone", "Choose a place outside, or none: then the copy is kept among the others.")
	}
	if err := s.writeBackup(ctx, file); err != nil {
		return Backup{}, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return Backup{}, coded(err)
	}
	return Backup{Name: file, Reason: BackupManual, At: s.now(), Size: info.Size()}, nil
}

// Within reports whether a file is inside a folder. It follows symbolic links.
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

// BackUpDaily makes a backup unless there is a daily one from the last 24
// hours, and removes expired ones. It fails with [domain.Damaged] if the
// database is corrupt, and then removes nothing.
func (u Unscoped) BackUpDaily(ctx context.Context) error {
	backups, err := Backups(u.s.dir)
	if err != nil {
		return err
	}
	now := u.s.now()
	recent := func(c Backup) bool {
		return c.Reason == BackupDaily && !c.At.After(now) && now.Sub(c.At) < 24*time.Hour
	}
	if slices.ContainsFunc(backups, recent) {
		return nil
	}
	if problems, err := u.s.integrity(ctx); err != nil || len(problems) > 0 {
		return errors.Join(err, damaged(errors.New(strings.Join(problems, "; "))))
	}
	if _, err := u.s.makeBackup(ctx, BackupDaily, ""); err != nil {
		return err
	}
	return u.s.removeExpiredBackups(ctx)
}

// removeExpiredBackups removes expired backups, surplus daily ones, and
// unfinished ones that were not begun within a day.
func (s *Store) removeExpiredBackups(ctx context.Context) error {
	backups, err := Backups(s.dir)
	if err != nil {
		return err
	}
	var erased timestamp
	if err := s.read.QueryRowContext(ctx, `SELECT max(at) FROM erasures`).Scan(&erased); err != nil {
		return coded(err)
	}
	var failures []error
	for _, c := range expiredBackups(backups, s.now(), erased.Time) {
		file := filepath.Join(s.backupFolder(), c.Name)
		failures = append(failures, os.Remove(file), removeIfThere(file+"-wal"))
	}
	return errors.Join(append(failures, s.removeUnfinished())...)
}

// expiredBackups returns the backups to remove. A backup that is dated in the
// future, because a clock was wrong, counts as made now. The newest
// [maxDailyBackups] daily ones stay after they expire, unless somebody erased
// themselves since: they were told when the last backup that contains them is
// removed. erased is when that was last; zero if never.
func expiredBackups(backups []Backup, now, erased time.Time) (expired []Backup) {
	backups = slices.Clone(backups)
	slices.SortFunc(backups, func(a, b Backup) int {
		both := countsAs(b.At, now).Compare(countsAs(a.At, now))
		if both == 0 && !a.At.After(now) && b.At.After(now) {
			return -1 // what is made now is newer than what is dated in the future
		}
		if both == 0 && a.At.After(now) && !b.At.After(now) {
			return 1
		}
		return cmp.Or(both, b.At.Compare(a.At))
	})
	daily := 0
	for _, c := range backups {
		over := countsAs(c.At, now).Add(BackupRetention).Before(now)
		if c.Reason == BackupDaily {
			daily++
			over = daily > maxDailyBackups || over && c.At.Before(erased)
		}
		if over {
			expired = append(expired, c)
		}
	}
	return expired
}

// countsAs returns the time at which a backup counts as made: at, or now if that
// is in the future.
func countsAs(at, now time.Time) time.Time {
	if at.After(now) {
		return now
	}
	return at
}

func (s *Store) removeUnfinished() error {
	entries, err := os.ReadDir(s.backupFolder())
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, entry := range entries {
		name, cut := strings.CutSuffix(entry.Name(), unfinished)
		if c, ok := parseBackupName(name); cut && ok && s.now().Sub(c.At).Abs() > 24*time.Hour {
			err = errors.Join(err, removeIfThere(filepath.Join(s.backupFolder(), entry.Name())))
		}
	}
	return err
}

// lastBackupExpires is when the last of the present backups will be removed;
// zero if there are none.
func (s *Store) lastBackupExpires() (until time.Time, err error) {
	backups, err := Backups(s.dir)
	for _, c := range backups {
		if expires := countsAs(c.At, s.now()).Add(BackupRetention); expires.After(until) {
			until = expires
		}
	}
	return until, err
}
