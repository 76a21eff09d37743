package main

import (
	"context"
	"database/sql"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"kith/backend/domain"
)

// fts5 is SQLite's full-text search, in memory, with its BM25 and the Porter stemmer.
type fts5 struct {
	db *sql.DB
	tx *sql.Tx
}

func newFTS5(string) (builder, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // each connection would open another in-memory database
	_, err = db.ExecContext(context.Background(), `CREATE VIRTUAL TABLE people USING fts5(id UNINDEXED, said, tokenize = 'porter unicode61')`)
	if err != nil {
		return nil, err
	}
	tx, err := db.BeginTx(context.Background(), nil)
	return &fts5{db, tx}, err
}

func (f *fts5) add(p domain.Profile) error {
	_, err := f.tx.ExecContext(context.Background(), `INSERT INTO people VALUES (?, ?)`, p.UserID, text(p))
	return err
}

func (f *fts5) finish() error { return f.tx.Commit() }

func (f *fts5) ask(question string) error {
	anyOf := `"` + strings.Join(strings.Fields(question), `" OR "`) + `"`
	rows, err := f.db.QueryContext(context.Background(),
		`SELECT id FROM people WHERE people MATCH ? ORDER BY bm25(people) LIMIT ?`, anyOf, found)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
	}
	return rows.Err()
}
