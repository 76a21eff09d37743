package store

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kith/backend/domain"
)

// Restored is the result of a restore.
type Restored struct {
	Kept          Backup // of the replaced database; its name is "" if there was none
	DecisionsKept bool   // decisions made since the backup were merged, see Restore
}

// Restore replaces the database of a data folder with a backup: one of the
// folder's, by name, or any file. It keeps the replaced database as another
// backup. If that is readable, decisions made since the backup are merged:
// people who opted out stay unlisted, and people who were erased are erased
// again.
//
// It fails with [domain.Busy] if the folder is in use, and with
// [domain.Damaged], [domain.TooNew] or [domain.NotFound] if the file is not a
// usable backup. Then nothing changes.
func Restore(ctx context.Context, dir, from string, now func() time.Time) (done Restored, err error) {
	s := &Store{dir: dir, now: now}
	if now == nil {
		s.now = time.Now
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return done, readOnly(err)
	}
	if s.lock, err = acquire(dir); err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, s.lock.release()) }()
	if _, known := parseBackupName(from); known {
		from = filepath.Join(s.backupFolder(), from)
	}
	if err := checkBackup(ctx, from); err != nil {
		return done, err
	}
	if done.Kept, err = s.keepCurrent(ctx); err != nil {
		return done, err
	}
	if done.Kept.Name == "" || done.Kept.Reason == BackupDamaged {
		return done, coded(s.restore(from))
	}
	stage := filepath.Join(dir, staging)
	defer s.removeStaging()
	if err := s.stage(ctx, stage, from, done.Kept); err != nil {
		if ctx.Err() != nil {
			return done, coded(err)
		}
		slog.Warn("decisions made since the backup could not be merged", "error", err)
		return done, coded(s.restore(from))
	}
	done.DecisionsKept = true
	return done, coded(s.restore(filepath.Join(stage, fileName)))
}

// staging is the folder in which a backup is prepared before it replaces the
// database.
const staging = "restoring"

// removeStaging removes the remains of a restore. Opening the data folder calls
// it too, because an interrupted restore may leave text of erased people.
func (s *Store) removeStaging() {
	file, err := linkTarget(s.file())
	if err != nil {
		file = s.file()
	}
	for _, unfinished := range []string{filepath.Join(s.dir, staging), file + restoring} {
		if err := os.RemoveAll(unfinished); err != nil {
			slog.Warn("the staging folder of a restore could not be removed", "error", err)
		}
	}
}

// stage copies a backup into the staging folder and merges the decisions of the
// replaced database, kept, into it.
func (s *Store) stage(ctx context.Context, stage, from string, kept Backup) (err error) {
	if err := errors.Join(os.RemoveAll(stage), os.Mkdir(stage, 0o700)); err != nil {
		return err
	}
	if err := copyFile(from, filepath.Join(stage, fileName)); err != nil {
		return err
	}
	staged, err := Open(ctx, stage, Options{Now: s.now})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, staged.Close()) }()
	return staged.mergeDecisions(ctx, filepath.Join(s.backupFolder(), kept.Name))
}

// holdsData reports whether a file exists and is not empty.
func holdsData(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.Size() > 0
}

// keepCurrent backs up the database that is about to be replaced. If it is
// corrupt, its files are copied as they are, with the write-ahead log.
func (s *Store) keepCurrent(ctx context.Context) (Backup, error) {
	if !holdsData(s.file()) {
		return Backup{}, nil
	}
	kept, err := s.makeBackup(ctx, BackupBeforeRestore, "")
	if err == nil {
		return kept, nil
	}
	reason := BackupDamaged
	switch domain.CodeOf(err) {
	case domain.Damaged:
	case domain.TooNew:
		reason = BackupBeforeRestore
	default:
		return Backup{}, err
	}
	name := s.newBackupName(reason, "")
	file, err := linkTarget(s.file())
	if err != nil {
		return Backup{}, coded(err)
	}
	for _, beside := range []string{"", "-wal"} {
		if !exists(file + beside) {
			continue
		}
		if err := copyFile(file+beside, filepath.Join(s.backupFolder(), name+beside)); err != nil {
			return Backup{}, coded(err)
		}
	}
	kept, _ = parseBackupName(name)
	return kept, nil
}

// CheckBackup fails if a file, or a backup of the data folder by name, cannot
// be restored.
func CheckBackup(ctx context.Context, dir, from string) error {
	if _, known := parseBackupName(from); known {
		from = filepath.Join(dir, folder, from)
	}
	return checkBackup(ctx, from)
}

func checkBackup(ctx context.Context, file string) error {
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return domain.Errorf(domain.NotFound, "store.noSuchBackup", "There is no copy %s; nothing was changed.", filepath.Base(file)).WithCause(err)
	}
	db, err := openPool(ctx, file, 1, "mode=ro", "immutable=1")
	if err != nil {
		return noBackup(file, err)
	}
	err = examineBackup(ctx, db)
	if err = errors.Join(err, db.Close()); domain.CodeOf(err) == domain.TooNew {
		return err
	}
	if err != nil {
		return noBackup(file, err)
	}
	return nil
}

func examineBackup(ctx context.Context, db *sql.DB) error {
	found, err := collect(ctx, db, scanString, `PRAGMA quick_check`)
	if err != nil {
		return err
	}
	if len(found) != 1 || found[0] != "ok" {
		return errors.New(strings.Join(found, "; "))
	}
	version, dirty, err := readVersion(ctx, db)
	switch want := latestVersion(); {
	case err != nil:
		return err
	case version == 0 || dirty:
		return errors.New("it holds no data of Kith's")
	case version > want:
		return domain.Errorf(domain.TooNew, "store.backupTooNew", "The copy was made by a newer Kith (schema %d, this one knows %d); nothing was changed.", version, want).
			WithHint("common.installNewerKith", "Install the newer Kith.")
	}
	return nil
}

func noBackup(file string, cause error) error {
	return domain.Errorf(domain.Damaged, "store.notABackup", "The file %s is no whole copy of Kith's data; nothing was changed.", filepath.Base(file)).
		WithHint("store.chooseAnotherCopy", "Choose another copy.").WithCause(cause)
}
