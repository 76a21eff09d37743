package backend

import (
	"context"
	"log/slog"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"kith/backend/api"
	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/store"
	"kith/backend/vector"
)

// A reading has the listed profiles read by the chosen mind, and keeps what
// they mean in the store and in the directory's indexes. It goes on where it
// was left off, and reads of a profile that changed only what is new.
type reading struct {
	store     store.Unscoped
	directory *Directory
	minds     minds
	chosen    func(context.Context) (mind, error)
	off       bool // nobody is read
	log       *slog.Logger
	changed   chan struct{} // holds a token when there may be something to read

	mu    sync.Mutex
	state api.MeaningState
}

const (
	batch    = 64          // profiles, from the store
	tryAgain = time.Minute // after a mind could not read
)

func newReading(d *Directory, m minds, log *slog.Logger) *reading {
	r := &reading{store: m.store.Unscoped(), directory: d, minds: m, chosen: m.chosen, log: log, changed: make(chan struct{}, 1)}
	d.noted = r.Changed
	return r
}

// Changed says that there may be something to read. It returns at once.
func (r *reading) Changed() {
	select {
	case r.changed <- struct{}{}:
	default:
	}
}

// Meaning is how far the reading is.
func (r *reading) Meaning(ctx context.Context) (api.MeaningState, error) {
	model, err := r.minds.store.Setting(ctx, store.SettingMeaning)
	names := r.minds.names(ctx)
	r.mu.Lock()
	defer r.mu.Unlock()
	state := r.state
	state.Model, state.Models = model, names
	return state, err
}

// ChooseMeaning has another mind read; what was read by the one before goes
// once the other has read everybody.
func (r *reading) ChooseMeaning(ctx context.Context, model string) error {
	err := r.minds.choose(ctx, model)
	r.Changed()
	return err
}

// Run reads in the background, on one processor and only while nobody asks
// anything, until ctx ends.
func (r *reading) Run(ctx context.Context) {
	for !r.off && ctx.Err() == nil {
		err := r.readAll(ctx)
		debug.FreeOSMemory() // what only loading took
		var again <-chan time.Time
		if err != nil && ctx.Err() == nil {
			r.log.Warn("profiles could not be read by meaning yet", "error", err)
			again = time.After(tryAgain)
		}
		r.fail(err)
		select {
		case <-r.changed:
		case <-again:
		case <-ctx.Done():
		}
	}
}

// readAll reads whom the chosen mind has not read yet, and forgets what is of
// no use any more.
func (r *reading) readAll(ctx context.Context) error {
	m, err := r.begin(ctx)
	if err != nil {
		return err
	}
	for last := domain.UserID(""); ; {
		people, err := r.store.Unread(ctx, m.model(), last, batch)
		if err != nil {
			return err
		}
		if len(people) == 0 {
			return r.store.ForgetOtherVectors(ctx, m.model())
		}
		for _, p := range people {
			if err := r.read(ctx, m, p); err != nil {
				return err
			}
		}
		if now, err := r.chosen(ctx); err != nil || now.model() != m.model() {
			r.Changed()
			return err
		}
		last = people[len(people)-1].UserID
	}
}

// begin recalls what the chosen mind has read already, and forgets what does
// not fit any more.
func (r *reading) begin(ctx context.Context) (mind, error) {
	m, err := r.chosen(ctx)
	if err != nil {
		return nil, err
	}
	unfit, err := r.directory.recallFrom(ctx, m)
	if err == nil && len(unfit) > 0 {
		err = r.store.ForgetBearings(ctx, unfit)
	}
	if err == nil {
		err = r.count(ctx, m)
	}
	return m, err
}

func (r *reading) count(ctx context.Context, m mind) error {
	stored, listed, err := r.store.CountRead(ctx, m.model())
	r.tell(stored, listed)
	return err
}

func (r *reading) tell(done, total int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.state.Done, r.state.Total = done, total
}

func (r *reading) fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.state.Problem = nil
	if err != nil {
		r.state.Problem = domain.Public(err)
	}
}

// read has one profile read, and keeps what comes of it.
func (r *reading) read(ctx context.Context, m mind, p domain.Profile) error {
	known, err := r.known(ctx, m, p.UserID)
	if err != nil {
		return err
	}
	passages := match.Passages(p)
	if err := r.complete(ctx, m, known, passages); err != nil {
		return err
	}
	v := vectorsOf(p.UserID, passages, known)
	toward, lengths := match.NewBearings(passages, v.Said)
	v.Lengths = lengths
	b := store.Bearings{UserID: p.UserID, Digest: v.Digest, Has: toward[0], Wants: toward[1]}
	if err := r.store.SaveVectors(ctx, m.model(), p, v, b); err != nil {
		return err
	}
	r.mu.Lock()
	r.state.Done++
	r.mu.Unlock()
	return r.directory.remember(ctx, m.model(), b)
}

// meanings is what passages mean, by the digest of each.
type meanings map[uint64]vector.Vector

// known is what was read of somebody's passages before their profile changed.
func (r *reading) known(ctx context.Context, m mind, id domain.UserID) (meanings, error) {
	stored, err := r.store.VectorsOf(ctx, m.model(), []domain.UserID{id})
	known := meanings{}
	for _, v := range stored {
		for i, digest := range v.Passages {
			known[digest] = v.Said[i]
		}
	}
	return known, err
}

// complete has those passages read that are not known.
func (r *reading) complete(ctx context.Context, m mind, known meanings, passages []match.Passage) error {
	var unknown []match.Passage
	for i, p := range passages {
		if known[match.Digest(passages[i:i+1])] == nil {
			unknown = append(unknown, p)
		}
	}
	for some := range slices.Chunk(unknown, m.atOnce()) {
		if err := r.directory.gate.pass(ctx); err != nil {
			return err
		}
		said, err := m.read(ctx, textsOf(some))
		if err != nil {
			return err
		}
		for i, v := range said {
			known[match.Digest(some[i:i+1])] = v
		}
	}
	return nil
}

func vectorsOf(id domain.UserID, passages []match.Passage, known meanings) store.Vectors {
	v := store.Vectors{UserID: id, Digest: match.Digest(passages)}
	for i := range passages {
		digest := match.Digest(passages[i : i+1])
		v.Passages, v.Said = append(v.Passages, digest), append(v.Said, known[digest])
	}
	return v
}

func textsOf(passages []match.Passage) []string {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	return texts
}
