package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"

	"kith/backend/domain"
)

// mergeDecisions merges decisions made after the backup into s, which was
// opened on it: opt-outs, withheld addresses, erasures, memberships that users
// ended, passcodes, revoked invitations, and the sequence numbers of directory
// and profile files. present is the path of the replaced database, which must
// have the same schema.
func (s *Store) mergeDecisions(ctx context.Context, present string) (err error) {
	location := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(present)}).EscapedPath(), RawQuery: "mode=ro&immutable=1"}
	if _, err := s.write.ExecContext(ctx, `ATTACH DATABASE ? AS present`, location.String()); err != nil {
		return coded(err)
	}
	defer func() {
		_, detached := s.write.ExecContext(context.WithoutCancel(ctx), `DETACH DATABASE present`)
		err = errors.Join(err, coded(detached))
	}()
	if err := s.requireSameSchema(ctx); err != nil {
		return err
	}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		if err := eraseUnlisted(ctx, tx); err != nil {
			return err
		}
		for _, statement := range mergeStatements {
			if _, err := tx.ExecContext(ctx, statement, s.timestamp()); err != nil {
				return err
			}
		}
		return s.eraseAgain(ctx, tx)
	})
	if err != nil {
		return err
	}
	return s.scrub(ctx)
}

func (s *Store) requireSameSchema(ctx context.Context) error {
	var version uint
	err := s.write.QueryRowContext(ctx, `SELECT version FROM present.schema_migrations WHERE NOT dirty`).Scan(&version)
	if err == nil && version != latestVersion() {
		err = errors.New("the replaced database has another schema")
	}
	return err
}

// mergeStatements copy decisions that are newer than the backup. ?1 is now.
var mergeStatements = []string{
	`INSERT INTO erasures SELECT * FROM present.erasures WHERE true ON CONFLICT DO NOTHING`,

	// Withheld addresses. This comes first, because later statements set updated_at.
	`UPDATE profiles SET show_email = min(profiles.show_email, said.show_email), show_linkedin = min(profiles.show_linkedin, said.show_linkedin)
	 FROM present.profiles said JOIN present.people u USING (user_id)
	 WHERE said.user_id = profiles.user_id AND u.claimed_at IS NOT NULL AND said.updated_at > profiles.updated_at`,

	`UPDATE profiles SET opted_in = 0, opted_out_at = said.opted_out_at, paused_at = said.paused_at, consent = '', updated_at = ?1
	 FROM present.profiles said
	 WHERE said.user_id = profiles.user_id AND said.opted_in = 0 AND said.opted_out_at > profiles.updated_at`,

	// Entries of people who signed up since and are not listed, or who were imported
	// again since and opted out.
	`UPDATE profiles SET opted_in = 0, opted_out_at = ?1, updated_at = ?1
	 WHERE opted_in = 1 AND user_id IN (
	   SELECT e.user_id FROM main.people e JOIN present.people u ON u.email = e.email JOIN present.profiles p ON p.user_id = u.user_id
	   WHERE e.claimed_at IS NULL AND e.email <> '' AND p.opted_in = 0
	     AND (u.claimed_at IS NOT NULL OR p.opted_out_at > e.updated_at AND EXISTS (
	       SELECT 1 FROM main.organization_members here JOIN present.organization_members there USING (org_id)
	       WHERE here.user_id = e.user_id AND there.user_id = u.user_id)))`,

	// Entries that were merged since into one that opted out.
	`UPDATE profiles SET opted_in = 0, opted_out_at = coalesce(opted_out_at, ?1), updated_at = ?1
	 WHERE opted_in = 1 AND user_id IN (
	   SELECT e.user_id FROM main.people e JOIN present.users u USING (user_id) JOIN present.profiles k ON k.user_id = u.merged_into
	   JOIN present.users stays ON stays.user_id = u.merged_into
	   WHERE e.claimed_at IS NULL AND stays.claimed_at IS NULL AND k.opted_in = 0 AND k.opted_out_at IS NOT NULL)`,

	// Entries that opted out and are not in the backup: they are kept without a
	// membership, so that no later import lists them.
	`INSERT INTO users (user_id, name, email, origin, belonged_at, created_at, updated_at)
	 SELECT u.user_id, u.name, u.email, u.origin, u.belonged_at, u.created_at, u.updated_at
	 FROM present.people u JOIN present.profiles p USING (user_id)
	 WHERE u.claimed_at IS NULL AND p.opted_in = 0 AND p.opted_out_at IS NOT NULL
	   AND u.user_id NOT IN (SELECT user_id FROM main.users)
	   AND EXISTS (SELECT 1 FROM present.organization_members m JOIN main.organizations USING (org_id) WHERE m.user_id = u.user_id)`,
	`INSERT INTO profiles (user_id, linkedin, opted_out_at, created_at, updated_at)
	 SELECT p.user_id, p.linkedin, p.opted_out_at, p.created_at, p.updated_at FROM present.profiles p
	 WHERE p.user_id IN (SELECT user_id FROM main.users) AND p.user_id NOT IN (SELECT user_id FROM main.profiles)`,
	`INSERT INTO organization_members (org_id, user_id, joined_at, updated_at, deleted_at)
	 SELECT m.org_id, m.user_id, m.joined_at, ?1, ?1 FROM present.organization_members m
	 WHERE m.org_id IN (SELECT org_id FROM main.organizations)
	   AND m.user_id IN (SELECT user_id FROM main.users WHERE user_id NOT IN (SELECT user_id FROM main.organization_members) AND claimed_at IS NULL)`,

	// Present admins of organizations where an admin in the backup left or was erased
	// since, so that the organization keeps an admin.
	`INSERT INTO organization_members (org_id, user_id, role, joined_at, updated_at)
	 SELECT said.org_id, said.user_id, 'admin', said.joined_at, ?1
	 FROM present.organization_members said JOIN main.people u USING (user_id)
	 WHERE said.role = 'admin' AND said.deleted_at IS NULL AND u.claimed_at IS NOT NULL
	   AND EXISTS (
	     SELECT 1 FROM main.organization_members was LEFT JOIN present.organization_members gone USING (org_id, user_id)
	     WHERE was.org_id = said.org_id AND was.role = 'admin' AND was.deleted_at IS NULL
	       AND (gone.removed_by = gone.user_id AND gone.deleted_at IS NOT NULL OR was.user_id IN (SELECT user_id FROM main.erasures)))
	 ON CONFLICT DO UPDATE SET role = 'admin', deleted_at = NULL, removed_by = NULL, updated_at = ?1`,

	// Users who left; an admin only if there is another one.
	`UPDATE organization_members SET deleted_at = said.deleted_at, removed_by = said.removed_by, updated_at = ?1
	 FROM present.organization_members said
	 WHERE said.org_id = organization_members.org_id AND said.user_id = organization_members.user_id
	   AND said.removed_by = said.user_id AND said.deleted_at > organization_members.updated_at
	   AND organization_members.deleted_at IS NULL
	   AND (organization_members.role = 'member' OR EXISTS (
	     SELECT 1 FROM main.organization_members other JOIN present.organization_members still USING (org_id, user_id)
	     WHERE other.org_id = said.org_id AND other.role = 'admin' AND other.deleted_at IS NULL
	       AND still.role = 'admin' AND still.deleted_at IS NULL))`,

	`DELETE FROM passcodes WHERE user_id IN (SELECT user_id FROM present.people WHERE claimed_at IS NOT NULL)`,
	`INSERT INTO passcodes SELECT * FROM present.passcodes WHERE user_id IN (SELECT user_id FROM main.users)`,

	`UPDATE invitations SET status = said.status, code_hash = said.code_hash, expires_at = said.expires_at, updated_at = ?1
	 FROM present.invitations said
	 WHERE said.invitation_id = invitations.invitation_id AND said.status <> 'accepted' AND said.updated_at > invitations.updated_at`,

	`INSERT INTO user_keys SELECT * FROM present.user_keys WHERE user_id IN (SELECT user_id FROM main.users)
	 ON CONFLICT DO UPDATE SET sequence = max(sequence, excluded.sequence)`,
	`INSERT INTO profile_keys SELECT * FROM present.profile_keys
	 WHERE user_id IN (SELECT user_id FROM main.users) AND org_id IN (SELECT org_id FROM main.organizations)
	 ON CONFLICT DO UPDATE SET public_key = excluded.public_key, sequence = excluded.sequence, remote_id = excluded.remote_id
	 WHERE excluded.sequence > sequence`,
	`INSERT INTO organization_keys SELECT * FROM present.organization_keys WHERE org_id IN (SELECT org_id FROM main.organizations)
	 ON CONFLICT DO UPDATE SET sequence = max(sequence, excluded.sequence)`,
}

// eraseUnlisted erases people who were removed by a later directory file.
func eraseUnlisted(ctx context.Context, tx *sql.Tx) error {
	unlisted, err := collect(ctx, tx, scanID[domain.UserID], `
		SELECT u.user_id FROM main.users u JOIN main.organization_members m USING (user_id)
		JOIN main.organization_keys copied USING (org_id) JOIN present.organization_keys k USING (org_id)
		WHERE u.origin = 'sync' AND k.private_key IS NULL AND k.sequence > copied.sequence
		  AND u.user_id NOT IN (SELECT user_id FROM present.users)`)
	if err != nil || len(unlisted) == 0 {
		return err
	}
	return erasePeople(ctx, tx, unlisted)
}

// eraseAgain erases people who were erased after the backup.
func (s *Store) eraseAgain(ctx context.Context, tx *sql.Tx) error {
	erased, err := collect(ctx, tx, scanID[domain.UserID], `
		SELECT u.user_id FROM main.users u JOIN main.erasures USING (user_id) ORDER BY u.claimed_at IS NULL`)
	if err != nil {
		return err
	}
	for _, user := range erased {
		if _, err := s.In(domain.Scope{Actor: user}).eraseWhole(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}
