package search

import (
	"context"
	"log/slog"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/store"
)

// A job embeds the listed profiles with the chosen embedder, and puts the vectors
// into the store and the indexes. After a restart it continues where it stopped.
// Of a changed profile it embeds the new passages only.
type job struct {
	store   store.Unscoped
	indexes *indexes
	chosen  func(context.Context) (embedder, error)
	log     *slog.Logger
	changed chan struct{} // holds a token while there may be something to embed

	mu       sync.Mutex
	progress Progress
}

// Progress is how far the embedding of profiles is.
type Progress struct {
	Done    int           // profiles with vectors
	Total   int           // listed profiles
	Problem *domain.Error // why embedding has stopped; nil: it has not
}

const (
	profilesPerBatch = 64          // read from the store at once
	retryAfter       = time.Minute // after a failure
)

func newJob(s store.Unscoped, x *indexes, chosen func(context.Context) (embedder, error), log *slog.Logger) *job {
	return &job{store: s, indexes: x, chosen: chosen, log: log, changed: make(chan struct{}, 1)}
}

// wake tells the job that there may be profiles to embed. It does not block.
func (j *job) wake() {
	select {
	case j.changed <- struct{}{}:
	default:
	}
}

// Run embeds profiles in the background, one passage after the other and only while
// no question is answered, until ctx ends.
func (s *Service) Run(ctx context.Context) {
	if !s.options.WordsOnly {
		s.job.run(ctx)
	}
}

func (j *job) run(ctx context.Context) {
	for ctx.Err() == nil {
		err := j.embedAll(ctx)
		debug.FreeOSMemory() // loading allocates much that is not needed later
		var retry <-chan time.Time
		if err != nil && ctx.Err() == nil {
			j.log.Warn("profiles could not be embedded yet", "error", err)
			retry = time.After(retryAfter)
		}
		j.setProblem(err)
		select {
		case <-j.changed:
		case <-retry:
		case <-ctx.Done():
		}
	}
}

// embedAll embeds the profiles that the chosen embedder lacks, and deletes the
// vectors of others.
func (j *job) embedAll(ctx context.Context) error {
	e, err := j.begin(ctx)
	if err != nil {
		return err
	}
	for last := domain.UserID(""); ; {
		people, err := j.store.WithoutVectors(ctx, e.model(), last, profilesPerBatch)
		if err != nil {
			return err
		}
		if len(people) == 0 {
			return j.store.DeleteOtherVectors(ctx, e.model())
		}
		for _, p := range people {
			if err := j.embed(ctx, e, p); err != nil {
				return err
			}
		}
		if now, err := j.chosen(ctx); err != nil || now.model() != e.model() {
			j.wake()
			return err
		}
		last = people[len(people)-1].UserID
	}
}

// begin uses the chosen embedder, and deletes the stored vectors that are stale.
func (j *job) begin(ctx context.Context) (embedder, error) {
	e, err := j.chosen(ctx)
	if err != nil {
		return nil, err
	}
	if err := j.indexes.use(ctx, e); err != nil {
		return nil, err
	}
	if err := j.deleteStale(ctx); err != nil {
		return nil, err
	}
	return e, j.count(ctx, e)
}

func (j *job) deleteStale(ctx context.Context) error {
	stale, err := j.indexes.takeStale(ctx)
	if err != nil || len(stale) == 0 {
		return err
	}
	return j.store.DeleteCentroids(ctx, stale)
}

// load is begin for a read-only store: it deletes nothing. If the chosen embedder is not available, it loads nothing,
// and the search uses words only.
func (j *job) load(ctx context.Context) error {
	e, err := j.chosen(ctx)
	if code := domain.CodeOf(err); code == domain.Unavailable || code == domain.NotFound {
		return nil
	}
	if err != nil || j.indexes.holds(e) {
		return err
	}
	return j.indexes.use(ctx, e)
}

// embed makes and stores the vectors of one profile.
func (j *job) embed(ctx context.Context, e embedder, p domain.Profile) error {
	known, err := storedVectors(ctx, j.store, e.model(), p.UserID)
	if err != nil {
		return err
	}
	passages := index.Passages(p)
	for batch := range slices.Chunk(known.missing(passages), e.batchSize()) {
		if err := j.indexes.idle.wait(ctx); err != nil {
			return err
		}
		vectors, err := e.embed(ctx, textsOf(batch))
		if err != nil {
			return err
		}
		for i, v := range vectors {
			known[batch[i].Digest()] = v
		}
	}
	vectors, centroids := known.rows(e.model(), p.UserID, passages)
	if err := j.indexes.save(ctx, e.model(), p, vectors, centroids); err != nil {
		return err
	}
	j.addDone()
	return nil
}

func textsOf(passages []index.Passage) []string {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	return texts
}

func (j *job) count(ctx context.Context, e embedder) error {
	done, total, err := j.store.CountWithVectors(ctx, e.model())
	j.mu.Lock()
	defer j.mu.Unlock()
	j.progress.Done, j.progress.Total = done, total
	return err
}

func (j *job) addDone() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.progress.Done++
}

func (j *job) setProblem(err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.progress.Problem = domain.Public(err)
}

func (j *job) state() Progress {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.progress
}
