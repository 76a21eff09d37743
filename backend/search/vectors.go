package search

import (
	"context"
	"maps"
	"slices"
	"time"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
	"kith/backend/store"
	"kith/backend/vector"
)

// Vectors are stored with a digest of the passages that they were made of. If the
// present profile has another digest, they are stale and are not compared.

// embedQuestion starts to embed the text of a question; "" stands for none. The function
// that it returns waits for the vector until its context ends.
func (s *Service) embedQuestion(ctx context.Context, q query.Query) func(context.Context) index.QueryVector {
	e := s.indexes.currentEmbedder()
	if e == nil || q.SemanticText == "" {
		return func(context.Context) index.QueryVector { return index.QueryVector{} }
	}
	done := make(chan index.QueryVector, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), embedTimeout)
		defer cancel()
		if vectors, err := e.embed(ctx, []string{q.SemanticText}); err == nil {
			done <- index.QueryVector{Model: e.model(), Language: q.Language, Vector: vectors[0]}
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

// loadPassageVectors returns the stored vectors of candidates. It reads those that
// are not cached, until ctx ends.
func (x *indexes) loadPassageVectors(ctx context.Context, model string) index.LoadVectors {
	return func(of []domain.UserID) (map[domain.UserID]index.PassageVectors, error) {
		vectors, missing, generation := x.passages.get(model, of)
		if len(missing) == 0 {
			return vectors, ctx.Err()
		}
		stored, err := x.store.VectorsOf(ctx, model, missing)
		read := make(map[domain.UserID]index.PassageVectors, len(stored))
		for _, v := range stored {
			read[v.UserID] = index.NewPassageVectors(model, v.Digest, v.Vectors, index.Centroids{v.Profile, v.Needs})
		}
		x.passages.put(generation, read)
		maps.Copy(vectors, read)
		if err != nil && ctx.Err() == nil {
			x.log.Warn("the vectors of candidates could not be read", "error", err)
		}
		return vectors, err
	}
}

// use makes an embedder embed questions, and loads its centroids into the kept
// indexes. Those that are built later load them by themselves.
func (x *indexes) use(ctx context.Context, e embedder) error {
	release, err := x.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	x.setEmbedder(e)
	return x.loadCentroids(ctx)
}

// loadCentroids puts the stored centroids of the embedder into the kept indexes
// without them, and remembers whose are stale. The caller holds the lock.
func (x *indexes) loadCentroids(ctx context.Context) error {
	e := x.currentEmbedder()
	if e == nil {
		return nil
	}
	for org, one := range x.byOrg {
		if one.model == e.model() {
			continue
		}
		began := time.Now()
		loaded, stale, err := x.fillCentroids(ctx, one, e.model())
		if err != nil {
			return err
		}
		one.model, one.complete = e.model(), loaded == one.Len()
		if len(stale) > 0 {
			x.stale = append(x.stale, stale...)
			x.onStale()
		}
		x.log.Debug("loaded the centroids", "organization", org, "embedder", e.model(), "profiles", loaded, "stale", len(stale), "took", time.Since(began))
	}
	return nil
}

// centroidsPerBatch is how many centroids are read from the store at once.
const centroidsPerBatch = 1_000

// fillCentroids puts the stored centroids of a model into an index. It returns how many
// it put, and whose are stale.
func (x *indexes) fillCentroids(ctx context.Context, into *keptIndex, model string) (loaded int, stale []domain.UserID, err error) {
	err = into.FillCentroids(model, func(put index.PutCentroids) error {
		for batch := range slices.Chunk(into.Users(), centroidsPerBatch) {
			for c, err := range x.store.CentroidsOf(ctx, model, batch) {
				switch {
				case err != nil:
					return err
				case put(c.UserID, c.Digest, index.Centroids{c.Profile, c.Needs}):
					loaded++
				default:
					stale = append(stale, c.UserID)
				}
			}
		}
		return nil
	})
	return loaded, stale, err
}

// complete reports whether the indexes of organizations are known to have the stored
// centroids of all profiles. It is false if only the store can tell.
func (x *indexes) complete(ctx context.Context, orgs []domain.OrgID, model string) (bool, error) {
	release, err := x.lock(ctx)
	if err != nil {
		return false, err
	}
	defer release()
	return !slices.ContainsFunc(orgs, func(org domain.OrgID) bool {
		one := x.byOrg[org]
		return one == nil || one.model != model || !one.complete
	}), nil
}

// takeStale returns the users whose stored vectors were found to be stale since the last call.
func (x *indexes) takeStale(ctx context.Context) ([]domain.UserID, error) {
	release, err := x.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	stale := x.stale
	x.stale = nil
	return stale, nil
}

// save stores the vectors of a newly embedded profile, and puts its centroids into
// the kept indexes. No index is built meanwhile, which would load them as well.
func (x *indexes) save(ctx context.Context, model string, p domain.Profile, v store.Vectors, c store.Centroids) error {
	release, err := x.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	if err := x.store.SaveVectors(ctx, model, p, v, c); err != nil {
		return err
	}
	x.passages.drop(p.UserID)
	putCentroids(x.holding(model), model, c)
	return nil
}

// restoreCentroids puts the stored centroids of users back after their profiles
// were put into the indexes again. The caller holds the lock.
func (x *indexes) restoreCentroids(ctx context.Context, people []domain.UserID) error {
	e := x.currentEmbedder()
	if e == nil {
		return nil
	}
	in := x.holding(e.model())
	for c, err := range x.store.CentroidsOf(ctx, e.model(), people) {
		if err != nil {
			return err
		}
		putCentroids(in, e.model(), c)
	}
	return nil
}

// holding returns the kept indexes with the centroids of a model.
func (x *indexes) holding(model string) []*keptIndex {
	var in []*keptIndex
	for _, one := range x.byOrg {
		if one.model == model {
			in = append(in, one)
		}
	}
	return in
}

// putCentroids puts centroids into those indexes that hold the profile that they were made of.
func putCentroids(all []*keptIndex, model string, c store.Centroids) {
	for _, one := range all {
		one.PutCentroids(c.UserID, c.Digest, model, index.Centroids{c.Profile, c.Needs})
	}
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

// holds reports whether an embedder embeds questions.
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
func (v passageVectors) rows(model string, id domain.UserID, passages []index.Passage) (store.Vectors, store.Centroids) {
	row := store.Vectors{UserID: id, Digest: index.Digest(passages)}
	for _, p := range passages {
		row.Passages, row.Vectors = append(row.Passages, p.Digest()), append(row.Vectors, v[p.Digest()])
	}
	centroids := index.NewCentroids(model, passages, row.Vectors)
	return row, store.Centroids{UserID: id, Digest: row.Digest, Profile: centroids[index.ProfileWords], Needs: centroids[index.NeedWords]}
}
