package store

import (
	"context"
	"database/sql"

	"kith/backend/domain"
)

// BeginTurn stores a question and an empty answer with status streaming, so
// that neither is lost if Kith exits. Without a session id, it creates a
// session.
func (d *Scoped) BeginTurn(ctx context.Context, id domain.SessionID, question string) (turn domain.Turn, err error) {
	err = d.inTx(ctx, func(tx *sql.Tx) error {
		now := d.s.timestamp()
		if turn.Session, err = d.sessionFor(ctx, tx, id, question, now); err != nil {
			return err
		}
		before, err := lastShown(ctx, tx, turn.Session.ID)
		if err != nil {
			return err
		}
		if turn.Question, err = d.insertMessage(ctx, tx, turn.Session.ID, before, domain.FromUser, question, "{}"); err != nil {
			return err
		}
		return d.beginAnswer(ctx, tx, &turn, question)
	})
	return turn, err
}

// EditQuestion adds a version of a question, with an empty answer. The old
// version and the messages after it are kept but no longer shown.
func (d *Scoped) EditQuestion(ctx context.Context, id domain.MessageID, question string) (turn domain.Turn, err error) {
	err = d.inTx(ctx, func(tx *sql.Tx) (err error) {
		var old place
		if turn.Session, old, err = d.replace(ctx, tx, id, domain.FromUser); err != nil {
			return err
		}
		if turn.Question, err = d.insertMessage(ctx, tx, old.session, old.parent, domain.FromUser, question, "{}"); err != nil {
			return err
		}
		return d.beginAnswer(ctx, tx, &turn, question)
	})
	return turn, err
}

// RetryAnswer adds an empty version of an answer. The old version and the
// messages after it are kept but no longer shown.
func (d *Scoped) RetryAnswer(ctx context.Context, id domain.MessageID) (turn domain.Turn, err error) {
	err = d.inTx(ctx, func(tx *sql.Tx) (err error) {
		var old place
		if turn.Session, old, err = d.replace(ctx, tx, id, domain.FromAssistant); err != nil {
			return err
		}
		turn.Question = old.parent
		var question string
		err = tx.QueryRowContext(ctx, `SELECT content FROM chat_messages WHERE message_id = ?`, old.parent).Scan(&question)
		if err != nil {
			return coded(err)
		}
		return d.beginAnswer(ctx, tx, &turn, question)
	})
	return turn, err
}

// ShowVersion shows another version of a shown message, with the latest
// messages after it, and returns the conversation.
func (d *Scoped) ShowVersion(ctx context.Context, id domain.MessageID, version int) (session domain.SessionID, err error) {
	err = d.inTx(ctx, func(tx *sql.Tx) error {
		shown, err := d.shownMessage(ctx, tx, id, "")
		if err != nil {
			return err
		}
		session = shown.session
		var wanted domain.MessageID
		err = tx.QueryRowContext(ctx, `
			SELECT message_id FROM chat_messages WHERE session_id = ?1 AND parent_id IS ?2
			ORDER BY message_no LIMIT 1 OFFSET ?3`, shown.session, null(shown.parent), max(version, 1)-1).Scan(&wanted)
		if err != nil {
			return coded(err)
		}
		if err := replaceFrom(ctx, tx, shown); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, latestLine, wanted)
		return err
	})
	return session, err
}

// latestLine shows the message ?1 and recursively the latest message after it.
const latestLine = `
	WITH RECURSIVE line (id) AS (
	  SELECT ?1
	  UNION ALL
	  SELECT (SELECT next.message_id FROM chat_messages next WHERE next.parent_id = line.id ORDER BY next.message_no DESC LIMIT 1)
	  FROM line WHERE line.id IS NOT NULL)
	UPDATE chat_messages SET replaced = 0 WHERE message_id IN (SELECT id FROM line)`

// place is the position of a message in its conversation.
type place struct {
	session domain.SessionID
	parent  domain.MessageID
	number  int64
}

// shownMessage finds a shown message of one of the acting user's conversations.
// role "" means either role.
func (d *Scoped) shownMessage(ctx context.Context, tx *sql.Tx, id domain.MessageID, role domain.MessageRole) (p place, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT m.session_id, m.parent_id, m.message_no FROM chat_messages m JOIN chat_sessions s USING (session_id)
		WHERE m.message_id = ?1 AND s.user_id = ?2 AND s.deleted_at IS NULL AND NOT m.replaced AND (?3 = '' OR m.role = ?3)`,
		id, d.scope.Actor, role).Scan(&p.session, text[domain.MessageID]{&p.parent}, &p.number)
	return p, coded(err)
}

// replace hides a message of a conversation that can continue, and all messages
// after it.
func (d *Scoped) replace(ctx context.Context, tx *sql.Tx, id domain.MessageID, role domain.MessageRole) (s domain.Session, p place, err error) {
	if p, err = d.shownMessage(ctx, tx, id, role); err != nil {
		return s, p, err
	}
	if s, err = d.openSession(ctx, tx, p.session); err != nil {
		return s, p, err
	}
	return s, p, replaceFrom(ctx, tx, p)
}

// replaceFrom hides a message and all messages after it.
func replaceFrom(ctx context.Context, tx *sql.Tx, p place) error {
	_, err := tx.ExecContext(ctx, `UPDATE chat_messages SET replaced = 1 WHERE session_id = ? AND message_no >= ? AND NOT replaced`,
		p.session, p.number)
	return err
}

func (d *Scoped) sessionFor(ctx context.Context, tx *sql.Tx, id domain.SessionID, question, now string) (domain.Session, error) {
	if id == "" {
		return d.createSession(ctx, tx, question, now)
	}
	return d.openSession(ctx, tx, id)
}

// lastShown is the last shown message of a conversation; "" if it is empty.
func lastShown(ctx context.Context, tx *sql.Tx, session domain.SessionID) (last domain.MessageID, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT max(message_no), message_id FROM chat_messages WHERE session_id = ? AND NOT replaced`, session).
		Scan(new(sql.NullInt64), text[domain.MessageID]{&last})
	return last, err
}

// beginAnswer adds an empty answer to a turn's question.
func (d *Scoped) beginAnswer(ctx context.Context, tx *sql.Tx, turn *domain.Turn, question string) (err error) {
	turn.Text = question
	turn.Answer, err = d.insertMessage(ctx, tx, turn.Session.ID, turn.Question, domain.FromAssistant, "",
		encode(domain.Metadata{Status: domain.AnswerStreaming}))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE chat_sessions SET last_message_at = ? WHERE session_id = ?`, d.s.timestamp(), turn.Session.ID)
	return err
}

func (d *Scoped) insertMessage(ctx context.Context, tx *sql.Tx, session domain.SessionID, parent domain.MessageID,
	role domain.MessageRole, content, metadata string,
) (domain.MessageID, error) {
	id := domain.MessageID(domain.NewID())
	_, err := tx.ExecContext(ctx, `
		INSERT INTO chat_messages (message_id, session_id, parent_id, role, content, metadata, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		id, session, null(parent), role, content, metadata, d.s.timestamp())
	return id, err
}
