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

// indexes keeps one index for each organization up to date with the store.
// Changes are only noted when they happen, and applied before the next question,
// so that saving a profile does not wait for an index.
type indexes struct {
	store store.Unscoped
	idle  *idleGate // closed while a question is ranked
	log   *slog.Logger

	turn   chan struct{}                 // a lock with a timeout for builds and byOrg; it is held while full
	builds int                           // how often all indexes were built
	byOrg  map[domain.OrgID]*index.Index // "" holds users without an organization

	mu       sync.Mutex      // guards the fields below
	changed  []domain.UserID // not applied yet
	embedder embedder        // whose vectors the indexes hold, and which embeds questions; nil: none yet
}

// maxApplied is the number of changed users up to which updating the indexes is
// faster than rebuilding them.
const maxApplied = 1_000

func newIndexes(s store.Unscoped, log *slog.Logger) *indexes {
	return &indexes{store: s, idle: new(idleGate), log: log, turn: make(chan struct{}, 1)}
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

// lock brings the indexes up to date with the store. They are locked until
// release is called.
func (x *indexes) lock(ctx context.Context) (release func(), err error) {
	select {
	case x.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	release = func() { <-x.turn }
	changed := x.takeChanged()
	if x.builds == 0 || len(changed) > maxApplied {
		err = x.build(ctx)
	} else if len(changed) > 0 {
		err = x.apply(ctx, changed)
	}
	if err != nil {
		x.note(changed)
		release()
		return nil, err
	}
	return release, nil
}

func (x *indexes) build(ctx context.Context) error {
	began, entries := time.Now(), 0
	builders := map[domain.OrgID]*index.Builder{}
	for p, err := range x.store.Listed(ctx) {
		if err != nil {
			return err
		}
		for _, org := range indexedUnder(p) {
			if builders[org] == nil {
				builders[org] = index.NewBuilder()
			}
			builders[org].Add(p.Profile)
			entries++
		}
	}
	x.byOrg = make(map[domain.OrgID]*index.Index, len(builders))
	for org, builder := range builders {
		x.byOrg[org] = builder.Index()
	}
	x.builds++
	x.setEmbedder(nil)
	x.log.Debug("built the indexes", "organizations", len(x.byOrg), "entries", entries, "took", time.Since(began))
	return nil
}

func (x *indexes) apply(ctx context.Context, changed []domain.UserID) error {
	people, err := x.store.ListedOf(ctx, changed)
	if err != nil {
		return err
	}
	for _, one := range x.byOrg {
		for _, user := range changed {
			one.Remove(user)
		}
	}
	for _, p := range people {
		for _, org := range indexedUnder(p) {
			if x.byOrg[org] == nil {
				x.byOrg[org] = index.NewIndex()
			}
			x.byOrg[org].Put(p.Profile)
		}
	}
	return x.restoreCentroids(ctx, changed)
}

// indexedUnder returns the organizations in whose indexes a profile belongs.
func indexedUnder(p store.Listed) []domain.OrgID {
	if len(p.Orgs) == 0 {
		return []domain.OrgID{""}
	}
	return p.Orgs
}

// Entries returns how many entries the indexes should hold for a profile.
func Entries(p store.Listed) int { return len(indexedUnder(p)) }

// current returns all indexes, up to date, and how often they were built.
func (x *indexes) current(ctx context.Context) (all []*index.Index, builds int, err error) {
	release, err := x.lock(ctx)
	if err != nil {
		return nil, 0, err
	}
	defer release()
	return slices.Collect(maps.Values(x.byOrg)), x.builds, nil
}

// of returns the indexes of organizations, or of all, in a fixed order.
func (x *indexes) of(ctx context.Context, orgs []domain.OrgID, everyone bool) ([]*index.Index, error) {
	release, err := x.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	var in []*index.Index
	for _, org := range slices.Sorted(maps.Keys(x.byOrg)) {
		if everyone || slices.Contains(orgs, org) {
			in = append(in, x.byOrg[org])
		}
	}
	return in, nil
}
