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

// Restored says what became of the data that a copy took the place of.
type Restored struct {
	Kept          Backup // of it; its name is "" where nothing was there
	DecisionsKept bool   // what people decided about themselves since the copy was made holds, see Restore
}

// Restore puts a copy in the place of a data folder's database: one of its own,
// by name, or any file. What was there before is kept as one more copy. Where it
// can be read, what people decided since the copy was made is not undone: who
// opted out stays unlisted, who was erased is erased again. Nobody may have the
// folder open ([domain.Busy]); a file that is no whole copy of Kith's data is
// refused ([domain.Damaged], [domain.TooNew], [domain.NotFound]) and changes
// nothing.
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
		slog.Warn("what was decided since the copy was made could not be read", "error", err)
		return done, coded(s.restore(from))
	}
	done.DecisionsKept = true
	return done, coded(s.restore(filepath.Join(stage, fileName)))
}

// staging is the folder in which a copy is brought up to date before it takes
// the place of the data.
const staging = "restoring"

// removeStaging removes what was prepared; where that fails, or a restore ended
// midway, opening the data folder does: words of who is erased may be in it.
func (s *Store) removeStaging() {
	for _, unfinished := range []string{filepath.Join(s.dir, staging), s.file() + restoring} {
		if err := os.RemoveAll(unfinished); err != nil {
			slog.Warn("what a copy was prepared in could not be removed yet", "error", err)
		}
	}
}

// stage makes of a copy, in a folder of its own, what is to stand in the place
// of the data that was kept.
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

// holdsData reports whether a file is there and not empty.
func holdsData(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.Size() > 0
}

// keepCurrent keeps the database that is about to go: as a copy or, where it
// cannot be read, as it is, with the log beside it.
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
	for _, beside := range []string{"", "-wal"} {
		if !exists(s.file() + beside) {
			continue
		}
		if err := copyFile(s.file()+beside, filepath.Join(s.backupFolder(), name+beside)); err != nil {
			return Backup{}, coded(err)
		}
	}
	kept, _ = parseBackupName(name)
	return kept, nil
}

// CheckBackup says whether a file, or a copy of the data folder by its name, could
// be restored.
func CheckBackup(ctx context.Context, dir, from string) error {
	if _, known := parseBackupName(from); known {
		from = filepath.Join(dir, folder, from)
	}
	return checkBackup(ctx, from)
}

func checkBackup(ctx context.Context, file string) error {
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return domain.Errorf(domain.NotFound, "There is no copy %s; nothing was changed.", filepath.Base(file)).WithCause(err)
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
		return domain.Errorf(domain.TooNew, "The copy was made by a newer Kith (schema %d, this one knows %d); nothing was changed.", version, want).
			WithHint("Install the newer Kith.")
	}
	return nil
}

func noBackup(file string, cause error) error {
	return domain.Errorf(domain.Damaged, "The file %s is no whole copy of Kith's data; nothing was changed.", filepath.Base(file)).
		WithHint("Choose another copy.").WithCause(cause)
}
