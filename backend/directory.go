package backend

import (
	"context"
	"slices"
	"sync"

	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/store"
)

// Directory keeps one index for each organization in step with the store, and
// ranks over those in scope. It decides what is worth looking at, never what
// may be seen: whoever shows people reads them back through the door.
type Directory struct {
	store  *store.Store
	cancel context.CancelFunc
	ready  chan struct{} // closed once built, or once it failed
	failed error

	mu      sync.Mutex // held while indexes are brought in step
	indexes sync.Map   // domain.OrgID to *match.Index; "" holds people of no organization
	stands  map[domain.UserID][]domain.OrgID
}

// openDirectory builds the indexes in the background and follows the store
// from then on.
func openDirectory(s *store.Store) *Directory {
	ctx, cancel := context.WithCancel(context.Background())
	d := &Directory{store: s, cancel: cancel, ready: make(chan struct{}), stands: map[domain.UserID][]domain.OrgID{}}
	d.mu.Lock()
	s.OnChange(func(users []domain.UserID) { d.refresh(ctx, users) })
	go func() {
		defer close(d.ready)
		defer d.mu.Unlock()
		d.failed = d.build(ctx)
	}()
	return d
}

func (d *Directory) close() {
	d.cancel()
	<-d.ready
}

func (d *Directory) build(ctx context.Context) error {
	people, err := d.store.Unscoped().Listed(ctx)
	if err != nil {
		return err
	}
	clear(d.stands)
	standing := map[domain.OrgID][]domain.Profile{}
	for _, p := range people {
		orgs := standsIn(p)
		d.stands[p.Profile.UserID] = orgs
		for _, org := range orgs {
			standing[org] = append(standing[org], p.Profile)
		}
	}
	d.indexes.Range(func(org, _ any) bool {
		if len(standing[org.(domain.OrgID)]) == 0 {
			d.indexes.Delete(org)
		}
		return true
	})
	for org, profiles := range standing {
		d.indexes.Store(org, match.Build(profiles))
	}
	return nil
}

// bulk is the number of changed people from which building anew is faster.
const bulk = 1_000

// refresh brings the indexes in step with what the store says of some people.
func (d *Directory) refresh(ctx context.Context, users []domain.UserID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(users) > bulk {
		_ = d.build(ctx) // on failure the indexes stay as they were, and cards are read through the door
		return
	}
	people, err := d.store.Unscoped().ListedOf(ctx, users)
	if err != nil { // the store is closing, or cannot be read: nobody is shown who may not be
		return
	}
	for _, user := range users {
		for _, org := range d.stands[user] {
			d.index(org).Remove(user)
		}
		delete(d.stands, user)
	}
	for _, p := range people {
		orgs := standsIn(p)
		d.stands[p.Profile.UserID] = orgs
		for _, org := range orgs {
			d.index(org).Put(p.Profile)
		}
	}
}

func (d *Directory) index(org domain.OrgID) *match.Index {
	if index, ok := d.indexes.Load(org); ok {
		return index.(*match.Index)
	}
	index, _ := d.indexes.LoadOrStore(org, match.NewIndex())
	return index.(*match.Index)
}

func standsIn(p store.Listed) []domain.OrgID {
	if len(p.Orgs) == 0 {
		return []domain.OrgID{""}
	}
	return p.Orgs
}

// Find ranks the people of a scope for a question, once the index is built.
func (d *Directory) Find(ctx context.Context, scope domain.Scope, q match.Question, limit int) (match.Result, error) {
	select {
	case <-d.ready:
	case <-ctx.Done():
		return match.Result{}, ctx.Err()
	}
	if d.failed != nil {
		return match.Result{}, d.failed
	}
	orgs, everyone, err := d.store.In(scope).Reach(ctx)
	if err != nil {
		return match.Result{}, err
	}
	var in []*match.Index
	d.indexes.Range(func(org, index any) bool {
		if everyone || slices.Contains(orgs, org.(domain.OrgID)) {
			in = append(in, index.(*match.Index))
		}
		return true
	})
	return match.Find(q, in, scope.Actor, limit), nil
}

// Len is how many entries the indexes hold, counting a person in each of their
// organizations, once they are built.
func (d *Directory) Len(ctx context.Context) (n int, err error) {
	select {
	case <-d.ready:
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	d.indexes.Range(func(_, index any) bool {
		n += index.(*match.Index).Len()
		return true
	})
	return n, d.failed
}
