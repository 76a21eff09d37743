package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"kith/backend/domain"
)

// messageColumns end with the number of the message's version and the number of
// its versions.
const messageColumns = `m.message_id, m.session_id, m.role, m.content, m.metadata, m.created_at,
	(SELECT count(*) FROM chat_messages v
	 WHERE v.session_id = m.session_id AND v.parent_id IS m.parent_id AND v.message_no <= m.message_no),
	(SELECT count(*) FROM chat_messages v WHERE v.session_id = m.session_id AND v.parent_id IS m.parent_id)`

func scanMessage(r row) (domain.Message, error) {
	var m domain.Message
	var metadata string
	var created timestamp
	if err := r.Scan(&m.ID, &m.SessionID, &m.Role, &m.Content, &metadata, &created, &m.Version, &m.Versions); err != nil {
		return m, err
	}
	m.CreatedAt = created.Time
	return m, json.Unmarshal([]byte(metadata), &m.Metadata)
}

// Messages returns the messages of one of the acting user's conversations, in
// order, in the versions that are shown.
func (d *Scoped) Messages(ctx context.Context, id domain.SessionID) ([]domain.Message, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := d.session(ctx, q, id); err != nil {
		return nil, err
	}
	messages, err := collect(ctx, q, scanMessage, `
		SELECT `+messageColumns+` FROM chat_messages m WHERE session_id = ? AND NOT replaced ORDER BY message_no`, id)
	if err != nil {
		return nil, err
	}
	return messages, d.dropStaleFrom(ctx, q, messages)
}

// Answer reads one of the acting user's answers.
func (d *Scoped) Answer(ctx context.Context, id domain.MessageID) (domain.Message, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return domain.Message{}, err
	}
	return d.answer(ctx, q, id)
}

func (d *Scoped) answer(ctx context.Context, q querier, id domain.MessageID) (domain.Message, error) {
	m, err := scanMessage(q.QueryRowContext(ctx, `
		SELECT `+messageColumns+` FROM chat_messages m JOIN chat_sessions s USING (session_id)
		WHERE m.message_id = ? AND s.user_id = ? AND m.role = 'assistant'`, id, d.scope.Actor))
	if err != nil {
		return m, coded(err)
	}
	return m, d.dropStaleFrom(ctx, q, []domain.Message{m})
}

// QuestionOf returns the question of one of the acting user's answers.
func (d *Scoped) QuestionOf(ctx context.Context, answer domain.MessageID) (question string, err error) {
	q, err := d.reader(ctx)
	if err != nil {
		return "", err
	}
	err = q.QueryRowContext(ctx, `
		SELECT question.content FROM chat_messages m JOIN chat_sessions s USING (session_id)
		JOIN chat_messages question ON question.message_id = m.parent_id
		WHERE m.message_id = ? AND s.user_id = ?`, answer, d.scope.Actor).Scan(&question)
	return question, coded(err)
}

// SaveAnswer stores an answer's text and metadata so far. It fails with
// [domain.Conflict] if somebody in it was erased in the meantime.
func (d *Scoped) SaveAnswer(ctx context.Context, id domain.MessageID, content string, metadata domain.Metadata) error {
	return d.inTx(ctx, func(tx *sql.Tx) error {
		stored, err := d.answer(ctx, tx, id)
		if err != nil {
			return err
		}
		if stored.Metadata.Erased {
			return personErased()
		}
		if err := updateAnswer(ctx, tx, id, content, metadata); err != nil {
			return err
		}
		return d.linkPeople(ctx, tx, id, metadata)
	})
}

func updateAnswer(ctx context.Context, tx *sql.Tx, id domain.MessageID, content string, metadata domain.Metadata) error {
	return execOne(ctx, tx, `UPDATE chat_messages SET content = ?2, metadata = ?3 WHERE message_id = ?1`, id, content, encode(metadata))
}

// linkPeople stores whom an answer shows, so that erasing them also erases the
// answer. It fails with [domain.Conflict] if one of them is erased already.
func (d *Scoped) linkPeople(ctx context.Context, tx *sql.Tx, id domain.MessageID, metadata domain.Metadata) error {
	var missing bool
	shown := idList(metadata.ShownIDs())
	err := tx.QueryRowContext(ctx, missingQuery, shown).Scan(&missing)
	if err != nil {
		return err
	}
	if missing {
		return personErased()
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO message_people (message_id, user_id, name)
		SELECT ?1, u.user_id, u.name FROM json_each(?2) id JOIN people u ON u.user_id = id.value WHERE true
		ON CONFLICT DO NOTHING`, id, shown)
	return err
}

// missingQuery says whether one of the people ?1 does not exist.
const missingQuery = `
	SELECT EXISTS (SELECT 1 FROM json_each(?1) id WHERE NOT EXISTS (SELECT 1 FROM people WHERE user_id = id.value))`

func personErased() *domain.Error {
	return domain.Errorf(domain.Conflict, "store.answerErased", "Somebody this answer was about has been erased, and the answer with them.").
		WithHint("store.askAgain", "Ask again.")
}

// recoverAnswers marks answers that were still streaming when Kith exited.
func (s *Store) recoverAnswers(ctx context.Context) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			UPDATE chat_messages SET metadata = json_set(metadata, '$.status', 'interrupted')
			WHERE metadata ->> 'status' = 'streaming'`)
		return err
	})
}
