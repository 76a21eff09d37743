package store

import (
	"context"
	"database/sql"

	"kith/backend/domain"
)

// Record appends a fact about the acting user; user and surface are the
// scope's, and a person it is about must be one whom the user may see or has
// saved. An impression that was recorded before changes nothing.
func (d *Door) Record(ctx context.Context, e domain.Event) error {
	e.UserID, e.Surface = d.scope.Actor, d.scope.Surface
	if e.OrgID == "" {
		e.OrgID = d.scope.Org
	}
	return d.inTx(ctx, func(tx *sql.Tx) error {
		if e.SubjectID != "" {
			if _, err := d.name(ctx, tx, e.SubjectID); err != nil {
				return err
			}
		}
		return d.s.record(ctx, tx, e)
	})
}

func (s *Store) record(ctx context.Context, tx *sql.Tx, e domain.Event) error {
	facts := "{}"
	if e.Search != nil {
		facts = encode(e.Search)
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO events (event_id, kind, user_id, org_id, subject_id, message_id, surface, facts, at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (message_id, subject_id) WHERE kind = 'impression' DO NOTHING`,
		domain.NewID(), e.Kind, null(e.UserID), null(e.OrgID), null(e.SubjectID), null(e.MessageID), e.Surface, facts, s.timestamp())
	return err
}
