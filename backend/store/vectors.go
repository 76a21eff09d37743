package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"iter"

	"kith/backend/domain"
	"kith/backend/vector"
)

// Centroids are the mean vectors of a profile's passages, for one embedding
// model. Digest identifies the passages.
type Centroids struct {
	UserID         domain.UserID
	Digest         uint64
	Profile, Needs vector.Vector // of the fields about the person, and of what they look for; empty without passages
}

// Vectors are the embeddings of a profile's passages, in order.
type Vectors struct {
	UserID   domain.UserID
	Digest   uint64
	Passages []uint64 // digests of the passages
	Vectors  []vector.Vector
	// Profile and Needs are the centroids, as they were read; empty if they are stale.
	Profile, Needs vector.Vector
}

// CentroidsOf yields the stored centroids of the given people for a model. They share
// memory with the next ones, so the caller copies what it keeps. It stops after an error.
func (u Unscoped) CentroidsOf(ctx context.Context, model string, ids []domain.UserID) iter.Seq2[Centroids, error] {
	return each(ctx, u.s.read, scanCentroids, centroidsQuery, model, idList(ids))
}

const centroidsQuery = `
	SELECT user_id, digest, profile, needs FROM json_each(?2)
	CROSS JOIN profile_centroids ON user_id = value AND model = ?1`

func scanCentroids(r row) (b Centroids, err error) {
	var digest int64
	var profile, needs sql.RawBytes
	err = r.Scan(&b.UserID, &digest, &profile, &needs)
	b.Digest, b.Profile, b.Needs = uint64(digest), vector.View(profile), vector.View(needs)
	return b, err
}

// VectorsOf reads the vectors of the given people for a model. They may be of
// an older version of the profile.
func (u Unscoped) VectorsOf(ctx context.Context, model string, ids []domain.UserID) ([]Vectors, error) {
	return collect(ctx, u.s.read, scanVectors, vectorsQuery, model, idList(ids))
}

const vectorsQuery = `
	SELECT user_id, v.digest, dimension, passages, vectors, c.profile, c.needs
	FROM profile_vectors v LEFT JOIN profile_centroids c USING (user_id, model)
	WHERE model = ?1 AND user_id IN (SELECT value FROM json_each(?2))`

func scanVectors(r row) (v Vectors, err error) {
	var dimension int
	var digest int64
	var passages, vectors, profile, needs sql.RawBytes
	err = r.Scan(&v.UserID, &digest, &dimension, &passages, &vectors, &profile, &needs)
	v.Digest, v.Profile, v.Needs = uint64(digest), vector.FromBytes(profile), vector.FromBytes(needs)
	n := len(passages) / digestSize
	v.Passages, v.Vectors = make([]uint64, 0, n), make([]vector.Vector, 0, n)
	for all := vector.FromBytes(vectors); len(passages) > 0; passages = passages[digestSize:] {
		v.Passages = append(v.Passages, binary.BigEndian.Uint64(passages))
		v.Vectors = append(v.Vectors, all[:dimension:dimension])
		all = all[dimension:]
	}
	return v, err
}

const digestSize = 8 // bytes

// WithoutVectors reads up to limit listed profiles without current centroids for
// a model, by id, starting after the given one.
func (u Unscoped) WithoutVectors(ctx context.Context, model string, after domain.UserID, limit int) ([]domain.Profile, error) {
	return collect(ctx, u.s.read, scanProfile, listedQuery+`
		AND u.user_id > ?2 AND NOT EXISTS (SELECT 1 FROM profile_centroids b WHERE b.user_id = u.user_id AND b.model = ?1)
		ORDER BY u.user_id LIMIT ?3`, model, after, limit)
}

// WithoutVectorsIn is WithoutVectors for the people of organizations.
func (u Unscoped) WithoutVectorsIn(ctx context.Context, orgs []domain.OrgID, model string, after domain.UserID, limit int) ([]domain.Profile, error) {
	return collect(ctx, u.s.read, scanProfile, listedQuery+listedIn+`
		AND u.user_id > ?3 AND NOT EXISTS (SELECT 1 FROM profile_centroids b WHERE b.user_id = u.user_id AND b.model = ?2)
		ORDER BY u.user_id LIMIT ?4`, idList(orgs), model, after, limit)
}

// CountWithoutVectors counts the listed profiles of organizations without
// current centroids for a model. It looks at the profiles of those alone who have
// no centroids, as these are few in most cases.
func (u Unscoped) CountWithoutVectors(ctx context.Context, orgs []domain.OrgID, model string) (n int, err error) {
	err = u.s.read.QueryRowContext(ctx, `
		SELECT count(*) FROM listed_profiles WHERE user_id IN (
		  SELECT user_id FROM (`+belongingIn+`) b
		  WHERE NOT EXISTS (SELECT 1 FROM profile_centroids c WHERE c.user_id = b.user_id AND c.model = ?2))`, idList(orgs), model).Scan(&n)
	return n, coded(err)
}

// CountWithVectors counts the listed profiles, and those of them with current
// centroids for a model.
func (u Unscoped) CountWithVectors(ctx context.Context, model string) (stored, listed int, err error) {
	err = u.s.read.QueryRowContext(ctx, `
		SELECT count(b.user_id), count(*) FROM listed_profiles p
		LEFT JOIN profile_centroids b ON b.user_id = p.user_id AND b.model = ?`, model).Scan(&stored, &listed)
	return stored, listed, coded(err)
}

// SaveVectors stores the vectors and centroids of a profile. It does nothing if
// the profile has changed since it was read, or is no longer listed.
func (u Unscoped) SaveVectors(ctx context.Context, model string, of domain.Profile, v Vectors, b Centroids) error {
	return u.s.inTx(ctx, func(tx *sql.Tx) error {
		saved, err := saveVectors(ctx, tx, model, of, v)
		if err == nil && saved {
			err = saveCentroids(ctx, tx, model, b)
		}
		return err
	})
}

func saveVectors(ctx context.Context, tx *sql.Tx, model string, of domain.Profile, v Vectors) (saved bool, err error) {
	dimension, passages, vectors := 1, []byte{}, []byte{}
	for i, passage := range v.Vectors {
		dimension = len(passage)
		passages = binary.BigEndian.AppendUint64(passages, v.Passages[i])
		vectors = append(vectors, passage.Bytes()...)
	}
	n, err := execCount(ctx, tx, `
		INSERT INTO profile_vectors (user_id, model, digest, dimension, passages, vectors)
		SELECT user_id, ?2, ?3, ?4, ?5, ?6 FROM listed_profiles WHERE user_id = ?1 AND updated_at = ?7
		ON CONFLICT DO UPDATE SET digest = excluded.digest,
		  dimension = excluded.dimension, passages = excluded.passages, vectors = excluded.vectors`,
		of.UserID, model, int64(v.Digest), dimension, passages, vectors, domain.FormatTime(of.UpdatedAt))
	return n > 0, err
}

func saveCentroids(ctx context.Context, tx *sql.Tx, model string, b Centroids) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO profile_centroids (user_id, model, digest, profile, needs) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET digest = excluded.digest, profile = excluded.profile, needs = excluded.needs`,
		b.UserID, model, int64(b.Digest), b.Profile.Bytes(), b.Needs.Bytes())
	return err
}

// DeleteCentroids marks people's vectors as stale for every model.
func (u Unscoped) DeleteCentroids(ctx context.Context, of []domain.UserID) error {
	return u.exec(ctx, `DELETE FROM profile_centroids WHERE user_id IN (SELECT value FROM json_each(?))`, idList(of))
}

// DeleteOtherVectors deletes the vectors of other models, and of people who are
// not listed. It looks for them in the table's index, without reading vectors.
func (u Unscoped) DeleteOtherVectors(ctx context.Context, model string) error {
	return u.exec(ctx, `
		DELETE FROM profile_vectors WHERE rowid IN (
		  SELECT rowid FROM profile_vectors
		  WHERE model <> ? OR user_id NOT IN (SELECT user_id FROM listed_profiles))`, model)
}

func (u Unscoped) exec(ctx context.Context, statement string, args ...any) error {
	return u.s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, statement, args...)
		return err
	})
}
