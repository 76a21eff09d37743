// Package store keeps Kith's data in one SQLite file. It contains every query of
// the app. There are three ways to call them:
//
//   - the methods of [Store], for what happens before a user is known: listing the
//     users of this installation, signing up, signing in, settings;
//   - [Store.In], for everything that a user does: each method of [Scoped] reads
//     and changes only what its scope allows;
//   - [Store.Unscoped], for background work. Only package backend may
//     call it.
//
// A public method owns the transaction, a private function owns the SQL. All
// errors are coded, see [domain.Error].
package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"kith/backend/domain"
)

// Store is an open data folder.
type Store struct {
	dir     string
	write   *sql.DB // one connection; nil when opened for reading
	read    *sql.DB
	lock    *lock
	now     func() time.Time
	changed func([]domain.UserID)

	unlocked unlocked
}

// Dir is the data folder.
func (s *Store) Dir() string { return s.dir }

// OnChange sets a function that is called after each commit with the users
// whose profiles or memberships changed. It must be set before the store is
// shared.
func (s *Store) OnChange(changed func([]domain.UserID)) { s.changed = changed }

func (s *Store) notify(users ...domain.UserID) {
	if s.changed != nil && len(users) > 0 {
		s.changed(users)
	}
}

// timestamp is the present time as stored in the database.
func (s *Store) timestamp() string { return domain.FormatTime(s.now()) }

// inTx runs fn in a transaction that holds the write lock from its start. It
// commits unless fn fails or panics.
func (s *Store) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
	if s.write == nil {
		return domain.Errorf(domain.ReadOnly, "store.readOnly", "The data folder was opened for reading; nothing was changed.")
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return coded(err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit this does nothing
	if err := fn(tx); err != nil {
		return coded(err)
	}
	return coded(tx.Commit())
}

// querier is a connection pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// collect runs a query and scans each of its rows.
func collect[T any](ctx context.Context, q querier, scan func(row) (T, error), query string, args ...any) ([]T, error) {
	list := []T{}
	for item, err := range each(ctx, q, scan, query, args...) {
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, nil
}

// each runs a query and yields its rows one by one. It stops after an error.
func each[T any](ctx context.Context, q querier, scan func(row) (T, error), query string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		rows, err := q.QueryContext(ctx, query, args...)
		if err != nil {
			yield(*new(T), coded(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			item, err := scan(rows)
			if !yield(item, coded(err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(*new(T), coded(err))
		}
	}
}

type row interface{ Scan(dest ...any) error }

func scanString(r row) (s string, err error) { return s, r.Scan(&s) }

// timestamp scans a nullable time column.
type timestamp struct{ time.Time }

// Scan implements [sql.Scanner].
func (m *timestamp) Scan(value any) error {
	var text sql.NullString
	if err := text.Scan(value); err != nil || !text.Valid || text.String == "" {
		m.Time = time.Time{}
		return err
	}
	t, err := time.Parse(domain.TimeLayout, text.String)
	m.Time = t
	return err
}

// list scans and stores a JSON array of strings.
type list []string

// Scan implements [sql.Scanner].
func (l *list) Scan(value any) error {
	var text sql.NullString
	if err := text.Scan(value); err != nil {
		return err
	}
	if plain, ok := plainList(text.String); ok {
		*l = plain
		return nil
	}
	*l = list{}
	return json.Unmarshal([]byte(text.String), (*[]string)(l))
}

// plainList is a fast path for JSON arrays of strings without escapes, because
// an index reads hundreds of thousands of lists.
func plainList(text string) (list, bool) {
	inside, opens := strings.CutPrefix(text, `["`)
	inside, ends := strings.CutSuffix(inside, `"]`)
	if !opens || !ends || strings.Contains(inside, `\`) || !utf8.ValidString(inside) {
		return nil, false
	}
	entries := strings.Split(inside, `","`)
	return entries, strings.Count(inside, `"`) == 2*(len(entries)-1)
}

func encode(v any) string {
	encoded, err := json.Marshal(v)
	if err != nil {
		panic("store: value cannot be encoded: " + err.Error()) // only our own plain types come here
	}
	return string(encoded)
}

func encodeList(l []string) string {
	if l == nil {
		l = []string{}
	}
	return encode(l)
}

// null returns s, or NULL if it is empty.
func null[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// text scans a nullable text column; NULL becomes "".
type text[T ~string] struct{ to *T }

// Scan implements [sql.Scanner].
func (t text[T]) Scan(value any) error {
	var s sql.NullString
	err := s.Scan(value)
	*t.to = T(s.String)
	return err
}

// idList encodes ids as a JSON array, for json_each.
func idList[T ~string](ids []T) string {
	if ids == nil {
		ids = []T{}
	}
	return encode(ids)
}
