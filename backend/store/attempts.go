package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"kith/backend/domain"
)

// Wrong tries are answered at once a few times; after that each one makes the
// next wait longer.
const (
	freeAttempts = 4
	firstWait    = 5 * time.Second
	longestWait  = time.Hour
)

// waitAfter is how long nothing is heard after so many wrong tries.
func waitAfter(wrong int) time.Duration {
	wait := firstWait
	for ; wrong > freeAttempts+1 && wait < longestWait; wrong-- {
		wait *= 2
	}
	if wrong <= freeAttempts {
		return 0
	}
	return min(wait, longestWait)
}

// countAttempts counts a try at something secret before it is looked at, so that
// neither tries side by side nor ending Kith saves anybody the waiting, and
// forgets the tries once one was right. It fails with [domain.TooOften] while
// one has to wait.
//
// It writes even where the store was opened for reading beside a window: a try
// must count there as well.
func (s *Store) countAttempts(ctx context.Context, subject string, right func() (bool, error)) (bool, error) {
	db, closeDB, err := s.attemptsDB(ctx)
	if err != nil {
		return false, err
	}
	defer closeDB()
	if err := s.countAttempt(ctx, db, subject); err != nil {
		return false, coded(err)
	}
	ok, err := right()
	if err == nil && ok {
		_, err = db.ExecContext(ctx, `DELETE FROM attempts WHERE subject = ?`, subject)
	}
	return ok && err == nil, coded(err)
}

func (s *Store) countAttempt(ctx context.Context, db *sql.DB, subject string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after a commit this does nothing
	var wrong int
	var until timestamp
	err = tx.QueryRowContext(ctx, `SELECT wrong, until FROM attempts WHERE subject = ?`, subject).Scan(&wrong, &until)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	now := s.now()
	if wait := until.Sub(now); wait > 0 {
		return tooOften(wait)
	}
	wrong++
	_, err = tx.ExecContext(ctx, `
		INSERT INTO attempts (subject, wrong, until) VALUES (?, ?, ?)
		ON CONFLICT DO UPDATE SET wrong = excluded.wrong, until = excluded.until`,
		subject, wrong, domain.FormatTime(now.Add(waitAfter(wrong))))
	if err != nil {
		return err
	}
	return tx.Commit()
}

func tooOften(wait time.Duration) error {
	return domain.Errorf(domain.TooOften, "There were too many wrong tries; nothing was changed.").
		WithHint("Wait %s, then try again.", wait.Round(time.Second))
}

// attemptsDB is the writing connection, or one of its own where there is none.
func (s *Store) attemptsDB(ctx context.Context) (*sql.DB, func(), error) {
	if s.write != nil {
		return s.write, func() {}, nil
	}
	db, err := openPool(ctx, s.file(), 1, "_pragma=foreign_keys(1)", "_txlock=immediate")
	if err != nil {
		return nil, nil, err
	}
	return db, func() { _ = db.Close() }, nil // it only counted
}
