package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/golang-migrate/migrate/v4"
	"github.com/golang-migrate/migrate/v4/database"
	driver "github.com/golang-migrate/migrate/v4/database/sqlite"
	"github.com/golang-migrate/migrate/v4/source"
	"github.com/golang-migrate/migrate/v4/source/iofs"

	"kith/backend/domain"
	"kith/migrations"
)

// migrate upgrades the database to the newest schema. It makes a backup first,
// and restores it if a migration fails.
func (s *Store) migrate(ctx context.Context) error {
	have, dirty, err := s.schemaVersion(ctx)
	if err != nil {
		return err
	}
	want := latestVersion()
	switch {
	case have > want:
		return tooNew(s.dir, have, want)
	case dirty:
		if err := s.undoHalfMigration(ctx, have); err != nil {
			return err
		}
		return s.upgrade(ctx)
	case have == want:
		return nil
	case have == 0:
		return s.upgrade(ctx)
	}
	copied, err := s.backUpBeforeUpgrade(ctx, have)
	if err != nil {
		return err
	}
	if err := s.upgrade(ctx); err != nil {
		return s.rollBack(copied, coded(err))
	}
	return nil
}

// rollBack restores the backup after a failed upgrade, and returns the error
// for people.
func (s *Store) rollBack(backup string, cause error) error {
	if err := s.restore(backup); err != nil {
		return domain.Errorf(domain.Damaged, "store.upgradeFailed", "The data could not be upgraded, and the copy made before could not be put back.").
			WithHint("store.putInPlace", "Put %s in the place of kith.db.", backup).WithCause(errors.Join(cause, err))
	}
	code := domain.CodeOf(cause)
	if code == domain.Internal {
		code = domain.Damaged
	}
	return domain.Errorf(code, "store.upgradeUndone", "The data could not be upgraded and was put back as it was.").
		WithHint("store.useKithThatWroteIt", "Go on with the Kith that wrote it. A copy stands at %s.", backup).WithCause(cause)
}

func (s *Store) upgrade(ctx context.Context) error {
	return s.steps(ctx, func(m *migrate.Migrate) error { return m.Up() })
}

// steps runs migrations on a separate connection.
func (s *Store) steps(ctx context.Context, run func(*migrate.Migrate) error) error {
	db, err := openPool(ctx, s.file(), 1, "_pragma=journal_mode(WAL)")
	if err != nil {
		return err
	}
	target, err := driver.WithInstance(db, &driver.Config{})
	if err != nil {
		return errors.Join(err, db.Close())
	}
	m, err := migrate.NewWithInstance("embedded", embedded(), "sqlite", target)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	err = run(m)
	if errors.Is(err, migrate.ErrNoChange) {
		err = nil
	}
	sourceErr, targetErr := m.Close()
	return errors.Join(cause(err), sourceErr, targetErr)
}

// cause unwraps the database error from that of the migration library.
func cause(err error) error {
	var hidden *database.Error
	if errors.As(err, &hidden) && hidden.OrigErr != nil {
		return coded(hidden.OrigErr)
	}
	return err
}

// undoHalfMigration handles a database whose upgrade was interrupted. It
// restores the backup made before. If nobody had signed up yet, there is no
// backup, and it sets the database aside.
func (s *Store) undoHalfMigration(ctx context.Context, version uint) error {
	anybody, err := s.hasUsers(ctx)
	if err != nil {
		return err
	}
	if !anybody {
		return s.setAside()
	}
	copied, err := s.backupBefore(version)
	if err != nil {
		return err
	}
	if copied == "" {
		return domain.Errorf(domain.Damaged, "store.upgradeCutOff", "An upgrade of the data was cut off, and the copy made before it is gone. Nothing was changed.").
			WithHint("store.putBackupIntoFolder", "Put a copy of kith.db into the data folder.")
	}
	return s.restore(copied)
}

// hasUsers reports whether the database has any users. It works with every
// schema.
func (s *Store) hasUsers(ctx context.Context) (anybody bool, err error) {
	db, err := openPool(ctx, s.file(), 1, "_pragma=query_only(1)")
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'users')`).Scan(&anybody)
	if err != nil || !anybody {
		return false, coded(err)
	}
	err = db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM users)`).Scan(&anybody)
	return anybody, coded(err)
}

// checkVersion fails unless the database has exactly the schema of this build.
func (s *Store) checkVersion(ctx context.Context) error {
	have, dirty, err := readVersion(ctx, s.read)
	switch want := latestVersion(); {
	case err != nil:
		return err
	case have > want:
		return tooNew(s.dir, have, want)
	case have < want || dirty:
		return domain.Errorf(domain.Conflict, "store.upgradeWaits", "The data in %s waits to be upgraded.", s.dir).
			WithHint("store.openOnce", "Open Kith once, then try again.")
	}
	return nil
}

func tooNew(dir string, have, want uint) *domain.Error {
	return domain.Errorf(domain.TooNew, "store.dataTooNew", "The data in %s was written by a newer Kith (schema %d, this one knows %d). Nothing was changed.", dir, have, want).
		WithHint("store.installNewerOrFolder", "Install the newer Kith, or choose another folder with --data.")
}

// schemaVersion reads the version on a read-only connection, so that the
// database of a newer Kith is not changed.
func (s *Store) schemaVersion(ctx context.Context) (version uint, dirty bool, err error) {
	if info, err := os.Stat(s.file()); err == nil && info.Size() == 0 {
		return 0, false, nil
	}
	db, err := openPool(ctx, s.file(), 1, "_pragma=query_only(1)")
	if err != nil {
		return 0, false, err
	}
	version, dirty, err = readVersion(ctx, db)
	return version, dirty, errors.Join(err, db.Close())
}

func readVersion(ctx context.Context, db *sql.DB) (version uint, dirty bool, err error) {
	var tables int
	err = db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master WHERE name = 'schema_migrations'`).Scan(&tables)
	if err != nil || tables == 0 {
		return 0, false, coded(err)
	}
	err = db.QueryRowContext(ctx, `SELECT version, dirty FROM schema_migrations`).Scan(&version, &dirty)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return version, dirty, coded(err)
}

func embedded() source.Driver {
	steps, err := iofs.New(migrations.SQLite, "sqlite")
	if err != nil {
		panic(fmt.Sprintf("store: embedded migrations: %v", err))
	}
	return steps
}

// latestVersion is the newest schema version of this build.
func latestVersion() uint {
	steps := embedded()
	version, err := steps.First()
	for err == nil {
		var next uint
		if next, err = steps.Next(version); err == nil {
			version = next
		}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		panic(fmt.Sprintf("store: embedded migrations: %v", err))
	}
	return version
}
