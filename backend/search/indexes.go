package search

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/store"
)

// indexes keeps the indexes of the organizations that questions were asked in
// up to date with the store. Changes are only noted when they happen, and applied
// before the next question, so that saving a profile does not wait for an index.
type indexes struct {
	store store.Unscoped
	idle  *idleGate // closed while a question is ranked
	log   *slog.Logger
	now   func() time.Time
	// onStale is called when stale vectors were found.
	onStale  func()
	passages *passageCache

	turn   chan struct{}               // a lock with a timeout for builds, byOrg and stale; it is held while full
	builds int                         // how many indexes were built
	byOrg  map[domain.OrgID]*keptIndex // "" holds users without an organization
	stale  []domain.UserID             // their stored vectors are of other passages; the job has not deleted them yet

	mu       sync.Mutex      // guards the fields below
	changed  []domain.UserID // not applied yet
	embedder embedder        // whose vectors the indexes hold, and which embeds questions; nil: none yet
}

// A keptIndex is an index that is kept for the next question.
type keptIndex struct {
	*index.Index
	model    string    // whose centroids are loaded; "": none
	complete bool      // all of its profiles had centroids when these were loaded, and none has changed since
	used     time.Time // by the last question
}

const (
	// maxApplied is the number of changed users up to which updating the indexes
	// is faster than rebuilding them.
	maxApplied = 1_000
	// keepUnused is how long an index is kept that no question needs.
	keepUnused = time.Hour
)

func newIndexes(s store.Unscoped, log *slog.Logger) *indexes {
	return &indexes{store: s, idle: new(idleGate), log: log, now: time.Now, turn: make(chan struct{}, 1), byOrg: map[domain.OrgID]*keptIndex{}, passages: &passageCache{max: maxCachedBytes}}
}

// note remembers that users have changed.
func (x *indexes) note(users []domain.UserID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.changed = append(x.changed, users...)
}

func (x *indexes) takeChanged() []domain.UserID {
	x.mu.Lock()
	defer x.mu.Unlock()
	changed := x.changed
	x.changed = nil
	return changed
}

// lock brings the kept indexes up to date with the store. They are locked until
// release is called.
func (x *indexes) lock(ctx context.Context) (release func(), err error) {
	select {
	case x.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	release = func() { <-x.turn }
	changed := x.takeChanged()
	x.passages.drop(changed...)
	if len(x.byOrg) == 0 || len(changed) == 0 {
		return release, nil
	}
	if len(changed) > maxApplied {
		err = x.keep(ctx, slices.Collect(maps.Keys(x.byOrg)))
	} else {
		err = x.apply(ctx, changed)
	}
	if err != nil {
		x.note(changed)
		release()
		return nil, err
	}
	return release, nil
}

// of returns the indexes of organizations, in their order. It builds those that
// are not kept, and drops those that no question needed for long.
func (x *indexes) of(ctx context.Context, orgs []domain.OrgID) ([]*index.Index, error) {
	release, err := x.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	isKept := func(org domain.OrgID) bool { return x.byOrg[org] != nil }
	if err := x.keep(ctx, slices.DeleteFunc(slices.Clone(orgs), isKept)); err != nil {
		return nil, err
	}
	var in []*index.Index
	for _, org := range orgs {
		x.byOrg[org].used = x.now()
		in = append(in, x.byOrg[org].Index)
	}
	x.dropUnused()
	return in, nil
}

func (x *indexes) dropUnused() {
	maps.DeleteFunc(x.byOrg, func(_ domain.OrgID, one *keptIndex) bool { return x.now().Sub(one.used) > keepUnused })
}

// keep builds the indexes of organizations, loads their centroids, and keeps them.
// The caller holds the lock.
func (x *indexes) keep(ctx context.Context, orgs []domain.OrgID) error {
	built, err := x.build(ctx, orgs)
	if err != nil {
		return err
	}
	for org, one := range built {
		used := x.now()
		if former := x.byOrg[org]; former != nil {
			used = former.used
		}
		x.byOrg[org] = &keptIndex{Index: one, used: used}
	}
	return x.loadCentroids(ctx)
}

// build returns a new index for each organization.
func (x *indexes) build(ctx context.Context, orgs []domain.OrgID) (map[domain.OrgID]*index.Index, error) {
	if len(orgs) == 0 {
		return nil, nil
	}
	began, entries := time.Now(), 0
	built := make(map[domain.OrgID]*index.Index, len(orgs))
	for _, org := range orgs {
		builder := index.NewBuilder()
		for p, err := range x.store.Listed(ctx, org) {
			if err != nil {
				return nil, err
			}
			builder.Add(p)
		}
		built[org] = builder.Index()
		entries += built[org].Len()
		if profiles, bytes := built[org].LeftOut(); profiles > 0 {
			x.log.Warn("long profiles are not indexed in full", "organization", org, "profiles", profiles, "bytes_left_out", bytes)
		}
	}
	x.builds += len(orgs)
	x.log.Debug("built indexes", "organizations", len(orgs), "entries", entries, "took", time.Since(began))
	return built, nil
}

// apply puts changed users into the kept indexes. The caller holds the lock.
func (x *indexes) apply(ctx context.Context, changed []domain.UserID) error {
	people, err := x.store.ListedOf(ctx, slices.Collect(maps.Keys(x.byOrg)), changed)
	if err != nil {
		return err
	}
	for _, one := range x.byOrg {
		one.complete = false
		for _, user := range changed {
			one.Remove(user)
		}
	}
	for _, p := range people {
		for _, org := range p.Orgs {
			x.byOrg[org].Put(p.Profile)
		}
	}
	return x.restoreCentroids(ctx, changed)
}

// Counts say what the indexes of all organizations have. A member of two
// organizations counts twice.
type Counts struct {
	Entries      int
	Cut          int // entries of long profiles that are not indexed in full
	BytesLeftOut int // of their text
}

func (c *Counts) add(x *index.Index) {
	cut, bytes := x.LeftOut()
	c.Entries, c.Cut, c.BytesLeftOut = c.Entries+x.Len(), c.Cut+cut, c.BytesLeftOut+bytes
}

// count counts the entries of the indexes of all organizations. It builds those
// that are not kept one after the other, and keeps none of them.
func (x *indexes) count(ctx context.Context) (c Counts, err error) {
	orgs, err := x.store.Organizations(ctx)
	if err != nil {
		return c, err
	}
	release, err := x.lock(ctx)
	if err != nil {
		return c, err
	}
	defer release()
	for _, org := range orgs {
		if one := x.byOrg[org]; one != nil {
			c.add(one.Index)
			continue
		}
		built, err := x.build(ctx, []domain.OrgID{org})
		if err != nil {
			return c, err
		}
		c.add(built[org])
	}
	return c, nil
}
