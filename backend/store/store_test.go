package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kith/backend/domain"
)

// clock is a clock that a test sets.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// open returns a store with a new file, and its clock.
func open(t *testing.T) (*Store, *clock) {
	t.Helper()
	c := &clock{time.Date(2026, 3, 14, 9, 26, 53, 0, time.UTC)}
	return openAt(t, filepath.Join(t.TempDir(), "kith"), c), c
}

func openAt(t *testing.T, dir string, c *clock) *Store {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, fileName)); errors.Is(err, fs.ErrNotExist) {
		must(t, os.MkdirAll(dir, 0o700))
		must(t, os.WriteFile(filepath.Join(dir, fileName), migrated(), 0o600))
	}
	s, err := Open(t.Context(), dir, Options{Now: c.now})
	must(t, err)
	t.Cleanup(func() { _ = s.Close() }) // tests that close it themselves check the error
	return s
}

// migrated is an empty database with today's schema. It is made once, because the
// migrations take longer than most tests.
var migrated = sync.OnceValue(func() []byte {
	dir, err := os.MkdirTemp("", "kith-migrated-*")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	s, err := Open(context.Background(), dir, Options{})
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		panic(err)
	}
	content, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		panic(err)
	}
	return content
})

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func got[T any](value T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		must(t, err)
		return value
	}
}

func wantCode(t *testing.T, err error, want domain.Code) {
	t.Helper()
	if have := domain.CodeOf(err); have != want {
		t.Errorf("error %v has code %q, want %q", err, have, want)
	}
}

// founder signs up the first user, who becomes admin of the built-in organizations. Users
// who sign up later are ordinary members.
func founder(t *testing.T, s *Store) *Scoped {
	t.Helper()
	return signUp(t, s, "Fay Founder")
}

func signUp(t *testing.T, s *Store, name string) *Scoped {
	t.Helper()
	u, err := s.SignUp(t.Context(), domain.SurfaceDesktop, name, domainEmail(name))
	must(t, err)
	return s.In(domain.Scope{Actor: u.ID, Surface: domain.SurfaceDesktop})
}

func domainEmail(name string) string {
	email := ""
	for _, r := range name {
		if r == ' ' {
			r = '.'
		}
		email += string(r)
	}
	return email + "@example.org"
}

// optIn gives d's user a listed profile.
func optIn(t *testing.T, d *Scoped, p domain.Profile) {
	t.Helper()
	_, me, err := d.Me(t.Context())
	must(t, err)
	p.Name, p.OptedIn = me.Name, true
	must(t, d.SaveProfile(t.Context(), p))
}

// move makes d's user a member of exactly these organizations.
func move(t *testing.T, d *Scoped, orgs ...domain.OrgID) {
	t.Helper()
	must(t, d.s.inTx(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), `UPDATE organization_members SET deleted_at = ? WHERE user_id = ?`,
			d.s.timestamp(), d.scope.Actor)
		if err != nil {
			return err
		}
		for _, org := range orgs {
			if err := insertMember(t.Context(), tx, org, d.scope.Actor, d.s.timestamp()); err != nil {
				return err
			}
		}
		return nil
	}))
}

func execute(t *testing.T, s *Store, statement string, args ...any) {
	t.Helper()
	_, err := s.write.ExecContext(t.Context(), statement, args...)
	must(t, err)
}

func count(t *testing.T, s *Store, query string, args ...any) (n int) {
	t.Helper()
	must(t, s.read.QueryRowContext(t.Context(), query, args...).Scan(&n))
	return n
}
