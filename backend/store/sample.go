package store

import (
	"context"
	"database/sql"

	"kith/backend/domain"
)

// LoadSample adds the sample community. People who exist already are not
// changed. It is for admins of Test Environment.
func (d *Scoped) LoadSample(ctx context.Context, people []domain.SamplePerson) error {
	ids := make([]domain.UserID, 0, len(people))
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdmin(ctx, tx, domain.TestEnvironment); err != nil {
			return err
		}
		for _, p := range people {
			if err := d.s.insertSample(ctx, tx, p); err != nil {
				return err
			}
			ids = append(ids, p.Profile.UserID)
		}
		return nil
	})
	if err == nil {
		d.s.notify(ids...)
	}
	return err
}

func (s *Store) insertSample(ctx context.Context, tx *sql.Tx, p domain.SamplePerson) error {
	if there, err := userExists(ctx, tx, p.Profile.UserID); err != nil || there {
		return err
	}
	now := s.timestamp()
	err := insertUser(ctx, tx, newUser{
		ID: p.Profile.UserID, Name: p.Profile.Name, Email: p.Profile.Email, Origin: domain.OriginSample, CreatedAt: now,
	})
	if err != nil {
		return err
	}
	if err := s.updateProfile(ctx, tx, p.Profile); err != nil {
		return err
	}
	for _, org := range p.Organizations {
		if err := insertMember(ctx, tx, org, p.Profile.UserID, now); err != nil {
			return err
		}
	}
	return nil
}

func userExists(ctx context.Context, tx *sql.Tx, id domain.UserID) (there bool, err error) {
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM users WHERE user_id = ?)`, id).Scan(&there)
	return there, err
}

// insertMember makes a user a member. A membership that ended and starts again
// gets the role member.
func insertMember(ctx context.Context, tx *sql.Tx, org domain.OrgID, user domain.UserID, now string) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO organization_members (org_id, user_id, joined_at, updated_at) VALUES (?1, ?2, ?3, ?3)
		ON CONFLICT DO UPDATE SET deleted_at = NULL, removed_by = NULL, role = 'member', joined_at = ?3, updated_at = ?3
		WHERE deleted_at IS NOT NULL`, org, user, now)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE users SET primary_org_id = ?1 WHERE user_id = ?2 AND primary_org_id IS NULL`, org, user)
	return err
}

// CountSample counts the sample people and those of them who are listed.
func (s *Store) CountSample(ctx context.Context) (people, listed int, err error) {
	err = s.read.QueryRowContext(ctx, `
		SELECT count(*), coalesce(sum(p.opted_in), 0) FROM people u JOIN profiles p USING (user_id) WHERE u.origin = 'sample'`).
		Scan(&people, &listed)
	return people, listed, coded(err)
}

// RemoveSample erases the sample community, also from saved contacts and
// answers. It is for admins of Test Environment.
func (d *Scoped) RemoveSample(ctx context.Context) (removed int, err error) {
	var ids []domain.UserID
	err = d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdmin(ctx, tx, domain.TestEnvironment); err != nil {
			return err
		}
		if ids, err = collect(ctx, tx, scanID[domain.UserID], `SELECT user_id FROM users WHERE origin = 'sample'`); err != nil {
			return err
		}
		return erasePeople(ctx, tx, ids)
	})
	if err != nil {
		return 0, err
	}
	d.s.notify(ids...)
	return len(ids), d.s.scrub(ctx)
}
