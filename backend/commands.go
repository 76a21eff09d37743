package backend

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/match"
)

// commandPatience is how long a command waits for what its question means: the
// same question is to give the same answer on a busy machine too.
const commandPatience = 30 * time.Second

// Commands is what the commands work with.
func (b *Backend) Commands() cli.Parts {
	return cli.Parts{
		Store: b.store, Chat: b.chat, Finder: commandFinder{b.directory, b.reading}, Reader: b.reading,
		Surface: b.options.Surface, As: b.options.As, Log: b.log,
	}
}

// A commandFinder ranks once all that is stored is there, and takes its time.
type commandFinder struct {
	*Directory
	reading *reading
}

// Ready implements [cli.Finder].
func (f commandFinder) Ready(ctx context.Context) error {
	f.patience = commandPatience
	if err := f.Directory.Ready(ctx); err != nil {
		return err
	}
	return f.reading.recall(ctx)
}

// Find implements [cli.Finder].
func (f commandFinder) Find(ctx context.Context, scope domain.Scope, q match.Question, limit int) (match.Result, error) {
	if err := f.Ready(ctx); err != nil {
		return match.Result{}, err
	}
	return f.Directory.Find(ctx, scope, q, limit)
}

// recall is begin for who may not change anything. Where the chosen mind is not
// there, words are all that is left.
func (r *reading) recall(ctx context.Context) error {
	if r.off {
		return nil
	}
	m, err := r.chosen(ctx)
	if code := domain.CodeOf(err); code == domain.Unavailable || code == domain.NotFound {
		return nil
	}
	if err != nil || r.directory.holds(m) {
		return err
	}
	var counting sync.WaitGroup
	var uncounted error
	counting.Go(func() { uncounted = r.count(ctx, m) })
	_, err = r.directory.recallFrom(ctx, m)
	counting.Wait()
	return errors.Join(err, uncounted)
}

// Unread is how many listed profiles are not read by meaning, as of the last
// look.
func (r *reading) Unread() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.state.Total - r.state.Done
}

// ReadMissing has everybody read who is not, on all processors, after it told
// how many they are. Where they are more than most it leaves them to the window.
func (r *reading) ReadMissing(ctx context.Context, most int, told func(missing int)) error {
	if r.off {
		return nil
	}
	m, err := r.begin(ctx)
	if err != nil || r.Unread() > most {
		return err
	}
	people, err := r.store.Unread(ctx, m.model(), "", most)
	if err != nil || len(people) == 0 {
		return err
	}
	told(len(people))
	return r.readOnAll(ctx, m, people)
}

// readOnAll has people read on all processors.
func (r *reading) readOnAll(ctx context.Context, m mind, people []domain.Profile) error {
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	next := make(chan domain.Profile)
	var readers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		readers.Go(func() {
			for p := range next {
				if err := r.read(ctx, m, p); err != nil {
					fail(err)
				}
			}
		})
	}
	for _, p := range people {
		next <- p
	}
	close(next)
	readers.Wait()
	return context.Cause(ctx)
}
