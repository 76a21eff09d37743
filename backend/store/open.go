package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"

	"kith/backend/domain"
)

const fileName = "kith.db"

// Options say how to open a data folder.
type Options struct {
	// ReadOnly opens the folder without its lock, even while another Kith uses
	// it. Every write fails with [domain.ReadOnly].
	ReadOnly bool
	// Now is the clock; nil means the system's.
	Now func() time.Time
}

// Open opens a data folder. Unless it is read-only, Open creates and upgrades
// it.
//
// It fails with [domain.Busy] if another Kith uses the folder, [domain.TooNew]
// if a newer one wrote it, [domain.ReadOnly] or [domain.Full] if it cannot be
// written, [domain.Damaged] if it is corrupt, and [domain.NotFound] if there is
// no data to read.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	s := &Store{dir: dir, now: o.Now}
	if s.now == nil {
		s.now = time.Now
	}
	open := s.openForWriting
	if o.ReadOnly {
		open = s.openForReading
	}
	if err := open(ctx); err != nil {
		return nil, errors.Join(coded(err), s.Close())
	}
	return s, nil
}

// Close checkpoints and closes the database and releases the lock.
func (s *Store) Close() error {
	var failures []error
	if s.write != nil {
		_, err := s.write.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
		failures = append(failures, err, s.write.Close())
	}
	if s.read != nil {
		failures = append(failures, s.read.Close())
	}
	return coded(errors.Join(append(failures, s.lock.release())...))
}

func (s *Store) openForWriting(ctx context.Context) (err error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return readOnly(err)
	}
	if s.lock, err = acquire(s.dir); err != nil {
		return err
	}
	s.removeStaging()
	if err := createPrivate(s.file()); err != nil {
		return readOnly(err)
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if s.write, err = openPool(ctx, s.file(), 1, "_txlock=immediate", "_pragma=synchronous(FULL)"); err != nil {
		return err
	}
	if s.read, err = openPool(ctx, s.file(), readers, "_pragma=query_only(1)"); err != nil {
		return err
	}
	if err := s.checkWhole(ctx); err != nil {
		return err
	}
	if err := s.normalizeStored(ctx, nil); err != nil {
		return err
	}
	return s.recoverAnswers(ctx)
}

// checkedAtStart is the size, in bytes, up to which a database is checked when
// it is opened, which takes a quarter of a second at most. Larger ones are
// checked before each daily backup.
const checkedAtStart = 64 << 20

func (s *Store) checkWhole(ctx context.Context) error {
	if info, err := os.Stat(s.file()); err != nil || info.Size() > checkedAtStart {
		return err
	}
	problems, err := s.integrity(ctx)
	if err == nil && len(problems) > 0 {
		err = damaged(errors.New(strings.Join(problems, "; ")))
	}
	return err
}

func (s *Store) openForReading(ctx context.Context) (err error) {
	if _, err := os.Stat(s.file()); err != nil {
		return domain.Errorf(domain.NotFound, "store.noData", "There is no Kith data in %s.", s.dir).
			WithHint("store.signUpFirst", "Sign up in the window or with “kith signup --name NAME --email EMAIL”.").WithCause(err)
	}
	s.read, err = openPool(ctx, s.file(), readers, "mode=ro")
	if domain.CodeOf(err) == domain.ReadOnly && !exists(s.file()+"-wal") {
		// SQLite cannot create its shared memory in a read-only folder; immutable
		// does without, which is safe because nobody writes.
		s.read, err = openPool(ctx, s.file(), readers, "immutable=1")
	}
	if err != nil {
		return err
	}
	return s.checkVersion(ctx)
}

func (s *Store) file() string { return filepath.Join(s.dir, fileName) }

// readers is the number of read connections.
const readers = 4

// openPool opens connections with a busy timeout, foreign keys, and
// secure_delete, which overwrites deleted data.
func openPool(ctx context.Context, file string, size int, options ...string) (*sql.DB, error) {
	query := "_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)&_pragma=secure_delete(1)"
	for _, option := range options {
		query += "&" + option
	}
	location := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(file)}).EscapedPath(), RawQuery: query}
	db, err := sql.Open("sqlite", location.String())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", file, err)
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(coded(err), db.Close())
	}
	return db, nil
}

// createPrivate creates the file if needed, readable by its owner alone. SQLite
// gives its other files the same permissions.
func createPrivate(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(0o600), f.Close())
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// fold(text) is text in lower case. SQLite's lower() only handles ASCII.
func init() {
	sqlite.MustRegisterDeterministicScalarFunction("fold", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		folded, _ := args[0].(string)
		return strings.ToLower(folded), nil
	})
}
