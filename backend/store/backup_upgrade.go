package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const beforeUpgrade = string(BackupBeforeUpgrade) + "-"

func (s *Store) backupFolder() string { return filepath.Join(s.dir, folder) }

// backUpBeforeUpgrade makes a backup and returns its path. version is the
// schema version of the database.
func (s *Store) backUpBeforeUpgrade(ctx context.Context, version uint) (string, error) {
	made, err := s.makeBackup(ctx, BackupBeforeUpgrade, fmt.Sprintf("-schema-%d", version))
	return filepath.Join(s.backupFolder(), made.Name), err
}

// backupBefore returns the path of the backup made before the upgrade to
// version: the one with the highest schema below it, or "".
func (s *Store) backupBefore(version uint) (string, error) {
	entries, err := os.ReadDir(s.backupFolder())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	found, highest := "", uint(0)
	for _, entry := range entries { // sorted by name, and so by time
		if schema, ok := schemaOf(entry.Name()); ok && schema < version && schema >= highest {
			found, highest = filepath.Join(s.backupFolder(), entry.Name()), schema
		}
	}
	return found, nil
}

// schemaOf parses the schema version from the name of a backup made before an
// upgrade.
func schemaOf(name string) (uint, bool) {
	_, schema, ok := strings.Cut(strings.TrimSuffix(name, ".db"), "-schema-")
	n, err := strconv.ParseUint(schema, 10, 32)
	return uint(n), ok && err == nil && strings.HasPrefix(name, beforeUpgrade)
}

// restoring is the suffix of a restored file until it replaces the database.
const restoring = ".restoring"

// restore replaces the database with a backup, atomically. If the database is a
// symbolic link, it stays one and its target is replaced.
func (s *Store) restore(backup string) error {
	file, err := linkTarget(s.file())
	if err != nil {
		return err
	}
	temporary := file + restoring
	if err := copyFile(backup, temporary); err != nil {
		return errors.Join(err, removeIfThere(temporary))
	}
	for _, beside := range []string{"-wal", "-shm"} {
		if err := removeIfThere(file + beside); err != nil {
			return err
		}
	}
	return os.Rename(temporary, file)
}

// setAside renames the database, or the target of a symbolic link, and creates
// an empty one.
func (s *Store) setAside() error {
	file, err := linkTarget(s.file())
	if err != nil {
		return err
	}
	aside := file + ".unfinished-" + s.now().UTC().Format("20060102T150405.000")
	for _, beside := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(file+beside, aside+beside); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return createPrivate(s.file())
}

// maxLinks is how many symbolic links are followed at most, as on Linux.
const maxLinks = 40

// linkTarget follows symbolic links to the file that they lead to, which need not
// exist. SQLite keeps its other files beside that one.
func linkTarget(file string) (string, error) {
	for range maxLinks {
		info, err := os.Lstat(file)
		if errors.Is(err, os.ErrNotExist) || err == nil && info.Mode()&os.ModeSymlink == 0 {
			return file, nil
		}
		if err != nil {
			return "", err
		}
		target, err := os.Readlink(file)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(target) {
			folder, err := filepath.EvalSymlinks(filepath.Dir(file))
			if err != nil {
				return "", err
			}
			target = filepath.Join(folder, target)
		}
		file = target
	}
	return "", fmt.Errorf("%s: too many symbolic links", file)
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}

func removeIfThere(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
