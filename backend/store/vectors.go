package store

import (
	"context"
	"database/sql"
	"iter"

	"kith/backend/domain"
	"kith/backend/vector"
)

// Vectors are what a model takes the passages of a profile to mean, in their
// order. Digest tells of which passages.
type Vectors struct {
	UserID domain.UserID
	Digest uint64
	Said   []vector.Vector
}

// Vectors reads what is stored of listed profiles for a model, one by one. An
// error ends it.
func (u Unscoped) Vectors(ctx context.Context, model string) iter.Seq2[Vectors, error] {
	return each(ctx, u.s.read, scanVectors, `
		SELECT v.user_id, v.dimension, v.digest, v.vectors FROM profile_vectors v
		WHERE v.model = ? AND v.user_id IN (SELECT user_id FROM listed_profiles)`, model)
}

func scanVectors(r row) (v Vectors, err error) {
	var dimension int
	var digest int64
	var blob sql.RawBytes
	err = r.Scan(&v.UserID, &dimension, &digest, &blob)
	v.Digest = uint64(digest)
	numbers := make([]int8, len(blob))
	for i, b := range blob {
		numbers[i] = int8(b)
	}
	for from := 0; from < len(numbers); from += dimension {
		v.Said = append(v.Said, numbers[from:from+dimension:from+dimension])
	}
	return v, err
}

// WithoutVectors reads up to most listed profiles of which nothing is stored
// for a model, those with an id after the given one.
func (u Unscoped) WithoutVectors(ctx context.Context, model string, after domain.UserID, most int) ([]Listed, error) {
	return collect(ctx, u.s.read, scanListed, listedQuery+`
		AND u.user_id > ?2 AND NOT EXISTS (SELECT 1 FROM profile_vectors v WHERE v.user_id = u.user_id AND v.model = ?1)
		ORDER BY u.user_id LIMIT ?3`, model, after, most)
}

// CountVectors is how many profiles are listed, and of how many of them
// something is stored for a model.
func (u Unscoped) CountVectors(ctx context.Context, model string) (stored, listed int, err error) {
	err = u.s.read.QueryRowContext(ctx, `
		SELECT count(v.user_id), count(*) FROM listed_profiles p
		LEFT JOIN profile_vectors v ON v.user_id = p.user_id AND v.model = ?`, model).Scan(&stored, &listed)
	return stored, listed, coded(err)
}

// SaveVectors stores what a model takes a profile to mean, as it was read. It
// does nothing where the profile has changed since, or is listed no more.
func (u Unscoped) SaveVectors(ctx context.Context, model string, of domain.Profile, v Vectors) error {
	return u.s.inTx(ctx, func(tx *sql.Tx) error { return saveVectors(ctx, tx, model, of, v) })
}

func saveVectors(ctx context.Context, tx *sql.Tx, model string, of domain.Profile, v Vectors) error {
	dimension, blob := 1, []byte{}
	for _, said := range v.Said {
		dimension = len(said)
		for _, number := range said {
			blob = append(blob, byte(number))
		}
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO profile_vectors (user_id, model, dimension, digest, vectors)
		SELECT user_id, ?2, ?3, ?4, ?5 FROM listed_profiles WHERE user_id = ?1 AND updated_at = ?6
		ON CONFLICT DO UPDATE SET dimension = excluded.dimension, digest = excluded.digest, vectors = excluded.vectors`,
		of.UserID, model, dimension, int64(v.Digest), blob, domain.FormatTime(of.UpdatedAt))
	return err
}

// ForgetVectors removes what is stored of people for any model.
func (u Unscoped) ForgetVectors(ctx context.Context, of []domain.UserID) error {
	return u.forgetVectors(ctx, `DELETE FROM profile_vectors WHERE user_id IN (SELECT value FROM json_each(?))`, idList(of))
}

// ForgetOtherVectors removes what is stored for other models than this, and of
// people who are not listed.
func (u Unscoped) ForgetOtherVectors(ctx context.Context, model string) error {
	return u.forgetVectors(ctx, `
		DELETE FROM profile_vectors
		WHERE model <> ? OR user_id NOT IN (SELECT user_id FROM listed_profiles)`, model)
}

func (u Unscoped) forgetVectors(ctx context.Context, statement string, args ...any) error {
	return u.s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, statement, args...)
		return err
	})
}
