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

// restore replaces the database with a backup, atomically.
func (s *Store) restore(backup string) error {
	temporary := s.file() + restoring
	if err := copyFile(backup, temporary); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	for _, beside := range []string{"-wal", "-shm"} {
		if err := removeIfThere(s.file() + beside); err != nil {
			return err
		}
	}
	return os.Rename(temporary, s.file())
}

// setAside renames the database and creates an empty one.
func (s *Store) setAside() error {
	aside := s.file() + ".unfinished-" + s.now().UTC().Format("20060102T150405.000")
	for _, beside := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(s.file()+beside, aside+beside); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return createPrivate(s.file())
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
