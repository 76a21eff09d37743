package backend

import (
	"context"
	"maps"
	"slices"
	"time"

	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/store"
	"kith/backend/vector"
)

// meanings is what passages mean, as one model has it.
type meanings map[match.Passage]vector.Vector

const (
	// patience is how long cards wait for what a question means; after that
	// they are ranked by its words alone.
	patience = 100 * time.Millisecond
	// loading is how long a model is given to read a question all the same, so
	// that it is there for the next.
	loading = time.Minute
)

// meaning has a question, "" being none, read while other things are done. What
// it returns waits for that, with patience.
func (d *Directory) meaning(ctx context.Context, question string) func() match.Meaning {
	m := d.holding()
	if m == nil || question == "" {
		return func() match.Meaning { return match.Meaning{} }
	}
	late := time.After(d.patience)
	read := make(chan match.Meaning, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), loading)
		defer cancel()
		if said, err := m.read(ctx, []string{question}); err == nil {
			read <- match.Meaning{Model: m.model(), Vector: said[0]}
		}
	}()
	return func() match.Meaning {
		select {
		case m := <-read:
			return m
		case <-late:
			return match.Meaning{}
		}
	}
}

// recallFrom gives the indexes what is stored of a mind, unless they have it, and
// has it read questions. It returns of whom something is stored that does not
// fit what they say.
func (d *Directory) recallFrom(ctx context.Context, m mind) (unfit []domain.UserID, err error) {
	indexes, built, err := d.current(ctx)
	if err != nil || d.holds(m) {
		return nil, err
	}
	for v, err := range d.store.Unscoped().Vectors(ctx, m.model()) {
		if err != nil {
			return nil, err
		}
		if !putMeaning(indexes, m.model(), v) {
			unfit = append(unfit, v.UserID)
		}
	}
	if _, now, err := d.current(ctx); err != nil || now != built {
		return nil, err // somebody built anew meanwhile
	}
	d.setRecalled(m)
	return unfit, nil
}

// remember gives the indexes what a model takes somebody's profile to mean.
func (d *Directory) remember(ctx context.Context, model string, v store.Vectors) error {
	indexes, _, err := d.current(ctx)
	if err == nil {
		putMeaning(indexes, model, v)
	}
	return err
}

func putMeaning(indexes []*match.Index, model string, v store.Vectors) (fits bool) {
	for _, index := range indexes {
		fits = index.PutMeaning(v.UserID, v.Digest, model, v.Said) || fits
	}
	return fits
}

// takeKept returns, once, what was known of somebody's passages before the profile
// changed.
func (d *Directory) takeKept(ctx context.Context, id domain.UserID) (meanings, error) {
	release, err := d.inStep(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	kept := d.kept[id]
	delete(d.kept, id)
	return kept, nil
}

// keep holds on to what an index knows of somebody who is about to change, for
// most of it will be said again. Only who holds the turn calls it.
func (d *Directory) keep(index *match.Index, id domain.UserID) {
	m := d.holding()
	if m == nil {
		return
	}
	if known := index.Meanings(id, m.model()); len(known) > 0 {
		d.kept[id] = known
	}
}

// current returns the indexes, in step, and how often they were built.
func (d *Directory) current(ctx context.Context) (indexes []*match.Index, built int, err error) {
	release, err := d.inStep(ctx)
	if err != nil {
		return nil, 0, err
	}
	defer release()
	return slices.Collect(maps.Values(d.indexes)), d.built, nil
}

// holding is the mind whose vectors the indexes hold, nil where there are none.
func (d *Directory) holding() mind {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.recalled
}

// holds reports whether the indexes hold the vectors of a mind.
func (d *Directory) holds(m mind) bool {
	held := d.holding()
	return held != nil && held.model() == m.model()
}

func (d *Directory) setRecalled(m mind) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.recalled = m
}
