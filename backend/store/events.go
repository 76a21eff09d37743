package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"kith/backend/domain"
)

// Record appends an event of the acting user. User and surface are taken from
// the scope, and there is no subject.
func (d *Scoped) Record(ctx context.Context, e domain.Event) error {
	e.UserID, e.Surface, e.SubjectID = d.scope.Actor, d.scope.Surface, ""
	return d.inTx(ctx, func(tx *sql.Tx) error {
		return d.s.record(ctx, tx, e)
	})
}

// Facts returns the acting user's own events, in order.
func (d *Scoped) Facts(ctx context.Context) ([]domain.Event, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	return collect(ctx, q, scanEvent, `
		SELECT kind, user_id, org_id, subject_id, message_id, surface, facts, at FROM events WHERE user_id = ? ORDER BY event_id`, d.scope.Actor)
}

func scanEvent(r row) (domain.Event, error) {
	var e domain.Event
	var facts string
	var at timestamp
	err := r.Scan(&e.Kind, text[domain.UserID]{&e.UserID}, text[domain.OrgID]{&e.OrgID}, text[domain.UserID]{&e.SubjectID},
		text[domain.MessageID]{&e.MessageID}, &e.Surface, &facts, &at)
	e.At = at.Time
	if err == nil && e.Kind == domain.EventSearch {
		e.Search = &domain.SearchFacts{}
		err = json.Unmarshal([]byte(facts), e.Search)
	}
	return e, err
}

// RecordImpression records that a person's card in one of the acting user's
// answers was seen; once per answer and person.
func (d *Scoped) RecordImpression(ctx context.Context, id domain.UserID, answer domain.MessageID) error {
	return d.inTx(ctx, func(tx *sql.Tx) error {
		session, _, err := d.origin(ctx, tx, id, answer)
		if err != nil {
			return err
		}
		if err := d.requireKnown(ctx, tx, id); err != nil {
			return err
		}
		return d.s.record(ctx, tx, d.contactEvent(domain.EventImpression, id, answer, session.OrgID))
	})
}

// record appends an event. Without an organization, it gets the user's primary
// one.
func (s *Store) record(ctx context.Context, tx *sql.Tx, e domain.Event) error {
	facts := "{}"
	if e.Search != nil {
		facts = encode(e.Search)
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO events (event_id, kind, user_id, org_id, subject_id, message_id, surface, facts, at)
		VALUES (?1, ?2, ?3, coalesce(?4, (SELECT primary_org_id FROM users WHERE user_id = ?3)), ?5, ?6, ?7, ?8, ?9)
		ON CONFLICT (message_id, subject_id) WHERE kind = 'impression' DO NOTHING`,
		domain.NewID(), e.Kind, null(e.UserID), null(e.OrgID), null(e.SubjectID), null(e.MessageID), e.Surface, facts, s.timestamp())
	return err
}
