package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"kith/backend/domain"
)

// Limits on failed attempts: the first few have no delay, after that each
// failure doubles the wait until the next attempt.
const (
	freeAttempts = 4
	firstWait    = 5 * time.Second
	longestWait  = time.Hour
)

// waitAfter is how long further attempts are refused after so many failures.
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

// countAttempts counts an attempt at a secret and then calls right, which
// checks the secret; a success resets the count. The attempt is stored before
// the check, so that neither parallel attempts nor a restart avoid the wait. It
// fails with [domain.TooOften] during a wait.
//
// It writes even if the store was opened read-only.
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
	return domain.Errorf(domain.TooOften, "store.tooManyAttempts", "There were too many wrong tries; nothing was changed.").
		WithHint("store.wait", "Wait %s, then try again.", wait.Round(time.Second))
}

// attemptsDB returns the writing connection, or a new one if the store is
// read-only, and a function that closes it.
func (s *Store) attemptsDB(ctx context.Context) (*sql.DB, func(), error) {
	if s.write != nil {
		return s.write, func() {}, nil
	}
	db, err := openPool(ctx, s.file(), 1, "_pragma=foreign_keys(1)", "_txlock=immediate")
	if err != nil {
		return nil, nil, err
	}
	return db, func() { _ = db.Close() }, nil // an error would change nothing: the count is committed
}
