package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/backend/domain"
)

// erasePeople removes people for good: their rows go, events lose them, and
// answers that may speak of them lose their text. The caller scrubs after the
// commit.
func erasePeople(ctx context.Context, tx *sql.Tx, ids []domain.UserID) error {
	for _, statement := range []string{
		// Answers that showed them, and whatever a model wrote after it had read
		// of them in the same conversation; the built-in writer forgets.
		`UPDATE chat_messages SET content = '', metadata = json_set(json_remove(metadata, '$.thinking', '$.marks'),
		   '$.erased', json('true'), '$.topic', '',
		   '$.matched_profiles', json((SELECT json_group_array(json_remove(m.value, '$.said')) FROM json_each(metadata, '$.matched_profiles') m
		                          WHERE m.value ->> 'user_id' NOT IN (SELECT value FROM json_each(?1)))),
		   '$.nearest_profiles', json((SELECT json_group_array(json_remove(m.value, '$.said')) FROM json_each(metadata, '$.nearest_profiles') m
		                          WHERE m.value ->> 'user_id' NOT IN (SELECT value FROM json_each(?1)))))
		 WHERE role = 'assistant' AND EXISTS (
		   SELECT 1 FROM message_people mp JOIN chat_messages first ON first.message_id = mp.message_id
		   WHERE mp.user_id IN (SELECT value FROM json_each(?1)) AND first.session_id = chat_messages.session_id
		     AND (first.message_no = chat_messages.message_no
		          OR first.message_no < chat_messages.message_no AND coalesce(chat_messages.metadata ->> 'model', '') <> 'builtin'))`,
		// The topics of searches that named them, being words of those questions,
		// go with the answers.
		`UPDATE events SET facts = json_remove(facts, '$.topic') WHERE message_id IN (
		   SELECT message_id FROM message_people WHERE user_id IN (SELECT value FROM json_each(?1)))`,
		`DELETE FROM message_people WHERE user_id IN (SELECT value FROM json_each(?1))`,
		`DELETE FROM users WHERE user_id IN (SELECT value FROM json_each(?1))`,
	} {
		if _, err := tx.ExecContext(ctx, statement, idList(ids)); err != nil {
			return err
		}
	}
	return nil
}

// scrub brings the database's files in line with what was erased: with
// secure_delete on, a checkpoint overwrites what the main file still held, and
// truncating the log removes the rest.
func (s *Store) scrub(ctx context.Context) error {
	var busy, logged, moved int
	err := s.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &logged, &moved)
	if err == nil && busy != 0 {
		err = domain.Errorf(domain.Busy, "It is erased, but traces stay in the data folder until Kith is closed.")
	}
	return coded(err)
}

// eraseSessions removes conversations deleted at or before a time, and from the
// events of their searches the topic, which is words of the question.
func eraseSessions(ctx context.Context, tx *sql.Tx, until string) (erased int64, err error) {
	_, err = tx.ExecContext(ctx, `
		UPDATE events SET facts = json_remove(facts, '$.topic')
		WHERE message_id IN (SELECT message_id FROM chat_messages JOIN chat_sessions USING (session_id) WHERE deleted_at <= ?)`, until)
	if err != nil {
		return 0, err
	}
	return execCount(ctx, tx, `DELETE FROM chat_sessions WHERE deleted_at <= ?`, until)
}

// purge erases what was deleted longer than [Grace] ago, and old copies.
func (s *Store) purge(ctx context.Context) error {
	until := domain.FormatTime(s.now().Add(-Grace))
	var sessions, contacts, imports int64
	err := s.inTx(ctx, func(tx *sql.Tx) (err error) {
		if sessions, err = eraseSessions(ctx, tx, until); err != nil {
			return err
		}
		if contacts, err = execCount(ctx, tx, `DELETE FROM saved_contacts WHERE deleted_at <= ?`, until); err != nil {
			return err
		}
		imports, err = forgetImports(ctx, tx, until)
		return err
	})
	if err == nil && sessions+contacts+imports > 0 {
		err = s.scrub(ctx)
	}
	return errors.Join(err, s.expireCopies())
}
