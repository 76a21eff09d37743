package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"

	"kith/backend/domain"
)

// Mapping returns the fields that an organiser last assigned to the columns of
// this header, in order; nil if there are none.
func (d *Scoped) Mapping(ctx context.Context, header string) ([]string, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	var fields list
	err = q.QueryRowContext(ctx, `SELECT fields FROM import_mappings WHERE header = ?`, headerID(header)).Scan(&fields)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return fields, coded(err)
}

// RememberMapping stores the fields assigned to the columns of a header. It is
// for admins of any organization.
func (d *Scoped) RememberMapping(ctx context.Context, header string, fields []string) error {
	return d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireOrganiser(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO import_mappings (header, fields, updated_at) VALUES (?1, ?2, ?3)
			ON CONFLICT DO UPDATE SET fields = ?2, updated_at = ?3`, headerID(header), encodeList(fields), d.s.timestamp())
		return err
	})
}

// headerID is a hash of a header, so that long headers have a short key and
// their text is not stored.
func headerID(header string) string {
	sum := sha256.Sum256([]byte(header))
	return hex.EncodeToString(sum[:])
}

// RequireOrganiser fails with [domain.Forbidden] unless the acting user is an
// admin of any organization.
func (d *Scoped) RequireOrganiser(ctx context.Context) error {
	q, err := d.reader(ctx)
	if err != nil {
		return err
	}
	return d.requireOrganiser(ctx, q)
}

func (d *Scoped) requireOrganiser(ctx context.Context, q querier) error {
	var name, email string
	var admin bool
	err := q.QueryRowContext(ctx, `
		SELECT name, email, EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.user_id AND role = 'admin') FROM users u WHERE user_id = ?`, d.scope.Actor).
		Scan(&name, &email, &admin)
	if err == nil && !admin {
		err = domain.Errorf(domain.Forbidden, "store.anyAdminOnly", "You are acting as %s (%s), who is no admin of any organization; nothing was changed.", name, email).
			WithHint("store.askAnAdmin", "Ask one of its admins.")
	}
	return err
}
