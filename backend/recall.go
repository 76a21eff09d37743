package backend

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"time"

	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/store"
)

const (
	// patience is how long cards wait for what a question means, and for what
	// those say who may answer it; after that they are ranked by words alone.
	patience = 100 * time.Millisecond
	// loading is how long a model is given to read a question all the same, so
	// that it is there for the next.
	loading = time.Minute
)

// meaning has a question, "" being none, read while other things are done. What
// it returns waits for that until its context ends.
func (d *Directory) meaning(ctx context.Context, question string) func(context.Context) match.Meaning {
	m := d.holding()
	if m == nil || question == "" {
		return func(context.Context) match.Meaning { return match.Meaning{} }
	}
	read := make(chan match.Meaning, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), loading)
		defer cancel()
		if said, err := m.read(ctx, []string{question}); err == nil {
			read <- match.Meaning{Model: m.model(), Vector: said[0]}
		}
	}()
	return func(ctx context.Context) match.Meaning {
		select {
		case m := <-read:
			return m
		case <-ctx.Done():
			return match.Meaning{}
		}
	}
}

// recall reads what people's passages mean to a model, until ctx ends.
func (d *Directory) recall(ctx context.Context, model string) match.Recall {
	return func(of []domain.UserID) (map[domain.UserID]match.Said, error) {
		stored, err := d.store.Unscoped().VectorsOf(ctx, model, of)
		said := make(map[domain.UserID]match.Said, len(stored))
		for _, v := range stored {
			said[v.UserID] = match.Said{Digest: v.Digest, Vectors: v.Said, Lengths: v.Lengths}
		}
		if err != nil && ctx.Err() == nil {
			slog.Warn("what people say could not be compared by meaning", "error", err)
		}
		return said, err
	}
}

// recallFrom gives the indexes where people point to a mind, unless they have it,
// and has it read questions. It returns of whom something is stored that does
// not fit what they say.
func (d *Directory) recallFrom(ctx context.Context, m mind) (unfit []domain.UserID, err error) {
	indexes, built, err := d.current(ctx)
	if err != nil || d.holds(m) {
		return nil, err
	}
	d.setRecalled(nil)
	for _, index := range indexes {
		index.ForgetMeaning()
	}
	for b, err := range d.store.Unscoped().Bearings(ctx, m.model()) {
		if err != nil {
			return nil, err
		}
		if !putMeaning(indexes, m.model(), b) {
			unfit = append(unfit, b.UserID)
		}
	}
	if _, now, err := d.current(ctx); err != nil || now != built {
		return nil, err // somebody built anew meanwhile
	}
	d.setRecalled(m)
	return unfit, nil
}

// remember gives the indexes where a model takes somebody to point.
func (d *Directory) remember(ctx context.Context, model string, b store.Bearings) error {
	indexes, _, err := d.current(ctx)
	if err == nil {
		putMeaning(indexes, model, b)
	}
	return err
}

// rememberAgain gives the indexes what is stored of people who were put into
// them anew. Only who holds the turn calls it.
func (d *Directory) rememberAgain(ctx context.Context, people []domain.UserID) error {
	m := d.holding()
	if m == nil {
		return nil
	}
	stored, err := d.store.Unscoped().BearingsOf(ctx, m.model(), people)
	indexes := slices.Collect(maps.Values(d.indexes))
	for _, b := range stored {
		putMeaning(indexes, m.model(), b)
	}
	return err
}

func putMeaning(indexes []*match.Index, model string, b store.Bearings) (fits bool) {
	for _, index := range indexes {
		fits = index.PutMeaning(b.UserID, b.Digest, model, match.Bearings{b.Has, b.Wants}) || fits
	}
	return fits
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
