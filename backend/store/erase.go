package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/backend/domain"
)

// erasePeople deletes people permanently: their rows, their ids in events, and
// the text of answers that may mention them. The caller calls scrub after the
// commit.
func erasePeople(ctx context.Context, tx *sql.Tx, ids []domain.UserID) error {
	ids, err := collect(ctx, tx, scanID[domain.UserID], withMerged, idList(ids))
	if err != nil {
		return err
	}
	for _, statement := range []string{
		// Answers that showed them, and all later answers of a model in the same
		// conversation, whose prompts contained them. The built-in writer has no such memory.
		`UPDATE chat_messages SET content = '', metadata = json_set(json_remove(metadata, '$.thinking', '$.marks'),
		   '$.erased', json('true'), '$.topic', '',
		   '$.matched_profiles', json((SELECT json_group_array(json_remove(m.value, '$.said')) FROM json_each(metadata, '$.matched_profiles') m
		                          WHERE m.value ->> 'user_id' NOT IN (SELECT value FROM json_each(?1)))),
		   '$.nearest_profiles', json((SELECT json_group_array(json_remove(m.value, '$.said')) FROM json_each(metadata, '$.nearest_profiles') m
		                          WHERE m.value ->> 'user_id' NOT IN (SELECT value FROM json_each(?1)))))
		 WHERE role = 'assistant' AND session_id IN (
		   SELECT session_id FROM message_people JOIN chat_messages USING (message_id) WHERE user_id IN (SELECT value FROM json_each(?1)))
		 AND EXISTS (
		   SELECT 1 FROM message_people mp JOIN chat_messages first ON first.message_id = mp.message_id
		   WHERE mp.user_id IN (SELECT value FROM json_each(?1)) AND first.session_id = chat_messages.session_id
		     AND (first.message_no = chat_messages.message_no
		          OR first.message_no < chat_messages.message_no AND coalesce(chat_messages.metadata ->> 'model', '') <> 'builtin'))`,
		// The topics of searches that named them are words of the questions and are removed
		// too.
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

// withMerged are the people ?1 and whoever was merged into them.
const withMerged = `
	WITH RECURSIVE person (user_id) AS (
	  SELECT value FROM json_each(?1) UNION SELECT u.user_id FROM users u JOIN person p ON u.merged_into = p.user_id)
	SELECT user_id FROM person`

// scrub removes erased data from the database files. The checkpoint overwrites
// freed pages, because secure_delete is on, and truncates the log.
func (s *Store) scrub(ctx context.Context) error {
	var busy, logged, moved int
	err := s.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &logged, &moved)
	if err == nil && busy != 0 {
		err = domain.Errorf(domain.Busy, "store.tracesStay", "It is erased, but traces stay in the data folder until Kith is closed.")
	}
	return coded(err)
}

// eraseSessions deletes conversations that were deleted at or before until. It
// also removes the topic, which is text of the question, from their search
// events.
func eraseSessions(ctx context.Context, tx *sql.Tx, until string) (erased int64, err error) {
	_, err = tx.ExecContext(ctx, `
		UPDATE events SET facts = json_remove(facts, '$.topic')
		WHERE message_id IN (SELECT message_id FROM chat_messages JOIN chat_sessions USING (session_id) WHERE deleted_at <= ?)`, until)
	if err != nil {
		return 0, err
	}
	return execCount(ctx, tx, `DELETE FROM chat_sessions WHERE deleted_at <= ?`, until)
}

// purge erases what was deleted longer than [Grace] ago, and expired backups.
func (s *Store) purge(ctx context.Context) error {
	until := s.graceBegan()
	var erased int64
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		for _, step := range []func(context.Context, *sql.Tx, string) (int64, error){
			eraseSessions, eraseContacts, eraseOrganizations, eraseMemberships, eraseDirectories, forgetImports, forgetEntryChanges,
		} {
			n, err := step(ctx, tx, until)
			if err != nil {
				return err
			}
			erased += n
		}
		return nil
	})
	if err == nil && erased > 0 {
		err = s.scrub(ctx)
	}
	return errors.Join(err, s.removeExpiredBackups(ctx))
}

// graceBegan is now minus [Grace]. What was deleted since then can be restored.
func (s *Store) graceBegan() string { return domain.FormatTime(s.now().Add(-Grace)) }

func eraseContacts(ctx context.Context, tx *sql.Tx, until string) (int64, error) {
	return execCount(ctx, tx, `DELETE FROM saved_contacts WHERE deleted_at <= ?`, until)
}

func eraseOrganizations(ctx context.Context, tx *sql.Tx, until string) (int64, error) {
	orgs, err := collect(ctx, tx, scanID[domain.OrgID], `SELECT org_id FROM organizations WHERE deleted_at <= ?`, until)
	if err != nil {
		return 0, err
	}
	return eraseEach(ctx, tx, orgs)
}

func eraseEach(ctx context.Context, tx *sql.Tx, orgs []domain.OrgID) (int64, error) {
	for _, org := range orgs {
		if _, err := eraseOrganization(ctx, tx, org); err != nil {
			return 0, err
		}
	}
	return int64(len(orgs)), nil
}

// eraseMemberships deletes memberships that ended at or before until, and
// entries that are in no other organization. Entries that opted out are kept,
// so that a later import does not list them again.
func eraseMemberships(ctx context.Context, tx *sql.Tx, until string) (int64, error) {
	entries, err := collect(ctx, tx, scanID[domain.UserID], `
		SELECT u.user_id FROM users u JOIN profiles p USING (user_id)
		WHERE u.claimed_at IS NULL AND u.merged_into IS NULL AND p.opted_out_at IS NULL
		  AND EXISTS (SELECT 1 FROM organization_members m WHERE m.user_id = u.user_id)
		  AND NOT EXISTS (SELECT 1 FROM organization_members m WHERE m.user_id = u.user_id AND (m.deleted_at IS NULL OR m.deleted_at > ?))`, until)
	if err != nil {
		return 0, err
	}
	if err := erasePeople(ctx, tx, entries); err != nil {
		return 0, err
	}
	n, err := execCount(ctx, tx, `
		DELETE FROM organization_members WHERE deleted_at <= ? AND user_id NOT IN (SELECT user_id FROM profiles WHERE opted_out_at IS NOT NULL)`, until)
	return n + int64(len(entries)), err
}

// eraseDirectories deletes organizations from directory files that have no user
// of this installation as a member.
func eraseDirectories(ctx context.Context, tx *sql.Tx, until string) (int64, error) {
	orgs, err := collect(ctx, tx, scanID[domain.OrgID], `
		SELECT k.org_id FROM organization_keys k WHERE k.private_key IS NULL AND NOT EXISTS (
		  SELECT 1 FROM organization_members m JOIN people u USING (user_id)
		  WHERE m.org_id = k.org_id AND u.claimed_at IS NOT NULL AND (m.deleted_at IS NULL OR m.deleted_at > ?))`, until)
	if err != nil {
		return 0, err
	}
	return eraseEach(ctx, tx, orgs)
}
