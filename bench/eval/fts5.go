package main

import (
	"context"
	"database/sql"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"kith/backend/domain"
	"kith/backend/search/golden"
)

// fts5 is SQLite's full-text search with its BM25 and the Porter stemmer.
type fts5 struct{ db *sql.DB }

func newFTS5(members []domain.Profile) (engine, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return engine{}, err
	}
	db.SetMaxOpenConns(1) // each connection would open another in-memory database
	ctx := context.Background()
	_, err = db.ExecContext(ctx, `CREATE VIRTUAL TABLE people USING fts5(id UNINDEXED, said, tokenize = 'porter unicode61')`)
	if err != nil {
		return engine{}, err
	}
	for _, m := range members {
		if _, err := db.ExecContext(ctx, `INSERT INTO people VALUES (?, ?)`, m.UserID, text(m)); err != nil {
			return engine{}, err
		}
	}
	return engine{"SQLite FTS5", fts5{db}.find}, nil
}

func (x fts5) find(q golden.Question) (found, error) {
	anyOf := `"` + strings.Join(words(conversation(q)), `" OR "`) + `"`
	rows, err := x.db.QueryContext(context.Background(),
		`SELECT id FROM people WHERE people MATCH ? ORDER BY bm25(people), id LIMIT ?`, anyOf, ranked)
	if err != nil {
		return found{}, err
	}
	defer rows.Close()
	var people []domain.UserID
	for rows.Next() {
		var id domain.UserID
		if err := rows.Scan(&id); err != nil {
			return found{}, err
		}
		people = append(people, id)
	}
	return allMatch(people), rows.Err()
}
