package backend

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/store"
)

// Directory keeps one index for each organization in step with the store, and
// ranks over those in scope. It decides what is worth looking at, never what
// may be seen: whoever shows people reads them back through the door.
//
// What changed is noted at once and applied by whoever asks next, so that
// nobody who saves something waits for an index.
type Directory struct {
	store    *store.Store
	patience time.Duration // how long a question waits for what it and people mean
	gate     *gate         // closed while a question is ranked

	turn    chan struct{}                 // holds one token: the right to what follows
	built   int                           // how often
	indexes map[domain.OrgID]*match.Index // "" holds people of no organization

	noted func() // called when something changed

	mu       sync.Mutex
	changed  []domain.UserID // not applied yet
	recalled mind            // whose vectors the indexes hold, and who reads questions; nil: nobody's yet
}

// bulk is the number of changed people from which building anew is faster than
// changing one by one.
const bulk = 1_000

// newDirectory follows a store; the indexes are built for the first question,
// or by [Directory.Ready].
func newDirectory(s *store.Store) *Directory {
	d := &Directory{
		store: s, patience: patience, gate: new(gate), noted: func() {},
		turn: make(chan struct{}, 1),
	}
	s.OnChange(d.note)
	return d
}

func (d *Directory) note(users []domain.UserID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.changed = append(d.changed, users...)
	d.noted()
}

func (d *Directory) takeChanged() []domain.UserID {
	d.mu.Lock()
	defer d.mu.Unlock()
	changed := d.changed
	d.changed = nil
	return changed
}

// Ready returns once the indexes are in step with what was stored before the
// call.
func (d *Directory) Ready(ctx context.Context) error {
	release, err := d.inStep(ctx)
	if err == nil {
		release()
	}
	return err
}

// inStep brings the indexes in step and keeps them so until release is called.
func (d *Directory) inStep(ctx context.Context) (release func(), err error) {
	select {
	case d.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	release = func() { <-d.turn }
	changed := d.takeChanged()
	if d.built == 0 || len(changed) > bulk {
		err = d.build(ctx)
	} else if len(changed) > 0 {
		err = d.apply(ctx, changed)
	}
	if err != nil {
		d.note(changed)
		release()
		return nil, err
	}
	return release, nil
}

func (d *Directory) build(ctx context.Context) error {
	builders := map[domain.OrgID]*match.Builder{}
	for p, err := range d.store.Unscoped().Listed(ctx) {
		if err != nil {
			return err
		}
		for _, org := range standsIn(p) {
			if builders[org] == nil {
				builders[org] = match.NewBuilder()
			}
			builders[org].Add(p.Profile)
		}
	}
	indexes := make(map[domain.OrgID]*match.Index, len(builders))
	for org, builder := range builders {
		indexes[org] = builder.Index()
	}
	d.indexes, d.built = indexes, d.built+1
	d.setRecalled(nil)
	return nil
}

func (d *Directory) apply(ctx context.Context, changed []domain.UserID) error {
	people, err := d.store.Unscoped().ListedOf(ctx, changed)
	if err != nil {
		return err
	}
	for _, index := range d.indexes {
		for _, user := range changed {
			index.Remove(user)
		}
	}
	for _, p := range people {
		for _, org := range standsIn(p) {
			if d.indexes[org] == nil {
				d.indexes[org] = match.NewIndex()
			}
			d.indexes[org].Put(p.Profile)
		}
	}
	return d.rememberAgain(ctx, changed)
}

func standsIn(p store.Listed) []domain.OrgID {
	if len(p.Orgs) == 0 {
		return []domain.OrgID{""}
	}
	return p.Orgs
}

// Find ranks the people of a scope for a question.
func (d *Directory) Find(ctx context.Context, scope domain.Scope, q match.Question, limit int) (match.Result, error) {
	defer d.gate.ask()()
	meaning := d.meaning(ctx, q.Sense)
	orgs, everyone, err := d.store.In(scope).Reach(ctx)
	if err != nil {
		return match.Result{}, err
	}
	release, err := d.inStep(ctx)
	if err != nil {
		return match.Result{}, err
	}
	var in []*match.Index
	for _, org := range slices.Sorted(maps.Keys(d.indexes)) {
		if everyone || slices.Contains(orgs, org) {
			in = append(in, d.indexes[org])
		}
	}
	release()
	patient, cancel := context.WithTimeout(ctx, d.patience)
	defer cancel()
	q.Meaning = meaning(patient)
	q.Recall = d.recall(patient, q.Meaning.Model)
	return match.Find(q, in, scope.Actor, limit), nil
}

// Len is how many entries the indexes hold, counting a person in each of their
// organizations.
func (d *Directory) Len(ctx context.Context) (n int, err error) {
	release, err := d.inStep(ctx)
	if err != nil {
		return 0, err
	}
	defer release()
	for _, index := range d.indexes {
		n += index.Len()
	}
	return n, nil
}
