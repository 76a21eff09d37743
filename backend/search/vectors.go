package search

import (
	"context"
	"maps"
	"slices"
	"time"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/store"
	"kith/backend/vector"
)

// Vectors are stored with a digest of the passages that they were made of. If the
// present profile has another digest, they are stale and are not compared.

// embedQuestion starts to embed a question; "" stands for none. The function that
// it returns waits for the vector until its context ends.
func (s *Service) embedQuestion(ctx context.Context, text string) func(context.Context) index.QueryVector {
	e := s.indexes.currentEmbedder()
	if e == nil || text == "" {
		return func(context.Context) index.QueryVector { return index.QueryVector{} }
	}
	done := make(chan index.QueryVector, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), embedTimeout)
		defer cancel()
		if vectors, err := e.embed(ctx, []string{text}); err == nil {
			done <- index.QueryVector{Model: e.model(), Vector: vectors[0]}
		}
	}()
	return func(ctx context.Context) index.QueryVector {
		select {
		case v := <-done:
			return v
		case <-ctx.Done():
			return index.QueryVector{}
		}
	}
}

// loadPassageVectors reads the stored vectors of candidates, until ctx ends.
func (x *indexes) loadPassageVectors(ctx context.Context, model string) index.LoadVectors {
	return func(of []domain.UserID) (map[domain.UserID]index.PassageVectors, error) {
		stored, err := x.store.VectorsOf(ctx, model, of)
		vectors := make(map[domain.UserID]index.PassageVectors, len(stored))
		for _, v := range stored {
			vectors[v.UserID] = index.PassageVectors{Digest: v.Digest, Vectors: v.Vectors, Lengths: v.Lengths}
		}
		if err != nil && ctx.Err() == nil {
			x.log.Warn("the vectors of candidates could not be read", "error", err)
		}
		return vectors, err
	}
}

// loadCentroids puts the stored centroids of an embedder into the indexes, unless
// they are there already, and makes it embed questions. It returns the users whose
// stored vectors are stale.
func (x *indexes) loadCentroids(ctx context.Context, e embedder) (stale []domain.UserID, err error) {
	all, builds, err := x.current(ctx)
	if err != nil || x.holds(e) {
		return nil, err
	}
	began, loaded := time.Now(), 0
	x.setEmbedder(nil)
	for _, one := range all {
		one.DropCentroids()
	}
	for c, err := range x.store.Centroids(ctx, e.model()) {
		if err != nil {
			return nil, err
		}
		loaded++
		if !putCentroids(all, e.model(), c) {
			stale = append(stale, c.UserID)
		}
	}
	if _, now, err := x.current(ctx); err != nil || now != builds {
		return nil, err // the indexes were rebuilt meanwhile
	}
	x.setEmbedder(e)
	x.log.Debug("loaded the centroids", "embedder", e.model(), "profiles", loaded, "stale", len(stale), "took", time.Since(began))
	return stale, nil
}

// putCentroids puts the centroids of a newly embedded profile into the indexes.
func (x *indexes) putCentroids(ctx context.Context, model string, c store.Centroids) error {
	all, _, err := x.current(ctx)
	if err == nil {
		putCentroids(all, model, c)
	}
	return err
}

// restoreCentroids puts the stored centroids of users back after their profiles
// were put into the indexes again. The caller holds the lock.
func (x *indexes) restoreCentroids(ctx context.Context, people []domain.UserID) error {
	e := x.currentEmbedder()
	if e == nil {
		return nil
	}
	stored, err := x.store.CentroidsOf(ctx, e.model(), people)
	all := slices.Collect(maps.Values(x.byOrg))
	for _, c := range stored {
		putCentroids(all, e.model(), c)
	}
	return err
}

// putCentroids reports whether an index holds the profile that the centroids were
// made of.
func putCentroids(all []*index.Index, model string, c store.Centroids) (fresh bool) {
	for _, one := range all {
		fresh = one.PutCentroids(c.UserID, c.Digest, model, index.Centroids{c.Profile, c.Needs}) || fresh
	}
	return fresh
}

// currentEmbedder returns the embedder whose vectors the indexes hold, or nil.
func (x *indexes) currentEmbedder() embedder {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.embedder
}

func (x *indexes) setEmbedder(e embedder) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.embedder = e
}

// holds reports whether the indexes hold the vectors of an embedder.
func (x *indexes) holds(e embedder) bool {
	current := x.currentEmbedder()
	return current != nil && current.model() == e.model()
}

// passageVectors are vectors by the digest of their passage.
type passageVectors map[uint64]vector.Vector

// storedVectors returns the stored vectors of a user, also those of an earlier
// profile.
func storedVectors(ctx context.Context, s store.Unscoped, model string, id domain.UserID) (passageVectors, error) {
	stored, err := s.VectorsOf(ctx, model, []domain.UserID{id})
	known := passageVectors{}
	for _, v := range stored {
		for i, digest := range v.Passages {
			known[digest] = v.Vectors[i]
		}
	}
	return known, err
}

// missing returns the passages that have no vector.
func (v passageVectors) missing(passages []index.Passage) []index.Passage {
	return slices.DeleteFunc(slices.Clone(passages), func(p index.Passage) bool { return v[p.Digest()] != nil })
}

// rows returns what to store for a user with these passages, each of which has a
// vector.
func (v passageVectors) rows(id domain.UserID, passages []index.Passage) (store.Vectors, store.Centroids) {
	row := store.Vectors{UserID: id, Digest: index.Digest(passages)}
	for _, p := range passages {
		row.Passages, row.Vectors = append(row.Passages, p.Digest()), append(row.Vectors, v[p.Digest()])
	}
	centroids, lengths := index.NewCentroids(passages, row.Vectors)
	row.Lengths = lengths
	return row, store.Centroids{UserID: id, Digest: row.Digest, Profile: centroids[index.ProfileWords], Needs: centroids[index.NeedWords]}
}
