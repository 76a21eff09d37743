// Package backend wires the parts of Kith: it opens them in order, and closes
// them in reverse order.
package backend

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"kith/backend/api"
	"kith/backend/chat"
	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/models"
	"kith/backend/ollama"
	"kith/backend/search"
	"kith/backend/store"
	"kith/backend/writer"
)

// Options say what to open, and for which user.
type Options struct {
	DataDir   string // "": the platform's own, see [DefaultDataDir]
	As        string // the e-mail of the acting user; "": the user who signed in last
	ReadOnly  bool   // open beside a running Kith, without changing anything
	Surface   domain.Surface
	Version   string
	WordsOnly bool       // search by words alone, and embed nothing
	LogLevel  slog.Level // the lowest level that is logged
	LogAlso   io.Writer  // receives the log too; nil: only the log file does
	// Pace is the pause between two words of the built-in writer, so that people
	// can read its answers while they appear.
	Pace time.Duration
}

// Backend is an open Kith without its window.
type Backend struct {
	options  Options
	log      *slog.Logger
	closeLog func() error
	store    *store.Store
	search   *search.Service
	ollama   *ollama.Client
	chat     *chat.Service
	models   *models.Service

	ctx        context.Context // of background work; Close cancels it
	stop       context.CancelFunc
	background sync.WaitGroup
}

// Open opens the data folder, and the services that work with it. The search
// indexes are built when they are first needed. Errors are those of [store.Open].
func Open(ctx context.Context, o Options) (*Backend, error) {
	began := time.Now()
	dir, err := dataDir(o.DataDir)
	if err != nil {
		return nil, err
	}
	b := &Backend{options: o}
	b.ctx, b.stop = context.WithCancel(context.WithoutCancel(ctx))
	if b.store, err = store.Open(ctx, dir, store.Options{ReadOnly: o.ReadOnly}); err != nil {
		return nil, err
	}
	if b.log, b.closeLog, err = openLog(dir, o); err != nil {
		return nil, errors.Join(err, b.store.Close())
	}
	b.log.Debug("opened the data folder", "folder", dir, "version", o.Version, "surface", o.Surface, "read_only", o.ReadOnly, "took", time.Since(began))
	if b.ollama, err = ollama.New(""); err != nil {
		b.log.Warn("OLLAMA_HOST cannot be used; the built-in writer writes", "error", err)
	}
	b.search = search.New(b.store, b.store.Unscoped(), b.searchOptions())
	b.chat = chat.New(b.chatParts())
	b.models = models.New(b.modelParts(err))
	return b, nil
}

// Close stops running work, stores its results so far, and closes everything.
func (b *Backend) Close() error {
	b.stop()
	b.chat.Close()
	b.models.Close()
	b.background.Wait()
	return errors.Join(b.store.Close(), b.closeLog())
}

// commandPatience is how long a command waits for vectors. It is long, so that a
// command gives the same answer on a busy machine.
const commandPatience = 30 * time.Second

func (b *Backend) searchOptions() search.Options {
	o := search.Options{WordsOnly: b.options.WordsOnly, Ollama: b.ollama, Log: b.log}
	if b.options.Surface == domain.SurfaceCommandLine {
		o.Patience, o.LoadVectors = commandPatience, true
	}
	return o
}

func (b *Backend) chatParts() chat.Parts {
	parts := chat.Parts{
		In:        func(scope domain.Scope) chat.ScopedStore { return b.store.In(scope) },
		Finder:    b.search,
		Builtin:   writer.Builtin{Pace: b.options.Pace},
		Preferred: b.preferredModel,
		Busy:      b.search.Busy,
		Log:       b.log,
	}
	if b.ollama != nil {
		parts.Model = b.ollama
	}
	return parts
}

func (b *Backend) preferredModel(ctx context.Context) string {
	model, err := b.store.Setting(ctx, store.SettingModel)
	if err != nil {
		b.log.Warn("the preferred model could not be read", "error", err)
	}
	return model
}

// Window returns what the services of the window need. Background work begins
// once drawn is closed, so that it does not delay the page; a question before
// that builds the indexes at once.
func (b *Backend) Window(w api.Window, drawn <-chan struct{}) api.Parts {
	b.models.Listen(func(jobs []models.Job, changed bool) {
		w.Emit("models", api.ModelsEvent{Jobs: jobs, Changed: changed})
	})
	b.background.Go(func() {
		select {
		case <-drawn:
			b.run(w)
		case <-b.ctx.Done():
		}
	})
	return api.Parts{
		Store: b.store, Finder: b.search, Chat: b.chat, Ollama: b.ollama, Models: b.models, Embedder: b.search, Window: w,
		Surface: b.options.Surface, As: b.options.As, Version: b.options.Version, Log: b.log,
		WorkFactor: interchange.WorkFactor,
	}
}

// run does the background work of an open window: first the indexes, then
// everything else.
func (b *Backend) run(w api.Window) {
	b.preload()
	b.background.Go(b.purge)
	b.background.Go(b.resume)
	b.background.Go(func() { b.backUpDaily(w) })
	b.search.Run(b.ctx)
}

// preload builds the indexes of whoever is signed in before the first question
// needs them, and returns the memory that building took to the system. Later
// little memory is freed, so that the garbage collector may run more often.
func (b *Backend) preload() {
	actor, err := b.store.Actor(b.ctx, b.options.As)
	if err == nil || domain.CodeOf(err) == domain.Locked {
		err = b.search.Preload(b.ctx, actor.ID)
	}
	if err != nil && b.ctx.Err() == nil && domain.CodeOf(err) != domain.NoActor {
		b.log.Warn("the index could not be built yet", "error", err)
	}
	debug.SetGCPercent(gcPercent)
	debug.FreeOSMemory()
}

// gcPercent is the heap growth, in percent, at which garbage is collected: about
// the garbage of a few questions among 10,000 profiles.
const gcPercent = 50

// purge erases data whose retention after deletion has ended, at the start and
// every hour.
func (b *Backend) purge() {
	ticker := time.NewTicker(time.Hour)
	defer ticker.Stop()
	for {
		if err := b.store.Unscoped().Purge(b.ctx); err != nil && b.ctx.Err() == nil {
			b.log.Warn("what was deleted could not be erased yet", "error", err)
		}
		select {
		case <-ticker.C:
		case <-b.ctx.Done():
			return
		}
	}
}

// backUpDaily makes the daily backup within an hour of the time at which it is
// due, and tells the page if that fails.
func (b *Backend) backUpDaily(w api.Window) {
	ticker := time.NewTicker(time.Hour)
	defer ticker.Stop()
	for {
		if err := b.store.Unscoped().BackUpDaily(b.ctx); err != nil && b.ctx.Err() == nil {
			b.log.Error("the daily copy could not be made", "error", err)
			w.Emit("backups", api.BackupsEvent{Problem: domain.Public(err)})
		}
		select {
		case <-ticker.C:
		case <-b.ctx.Done():
			return
		}
	}
}

// Commands returns what the commands need.
func (b *Backend) Commands() cli.Parts {
	return cli.Parts{
		Store: b.store, Chat: b.chat, Finder: b.search, Embedder: b.search,
		Surface: b.options.Surface, As: b.options.As, Log: b.log,
	}
}

// CommandLine returns what the command line needs. Each command opens its own
// backend, read-only or not.
func CommandLine(o Options) cli.Kith {
	o.Surface = domain.SurfaceCommandLine
	return cli.Kith{
		Version: o.Version,
		Open: func(ctx context.Context, readOnly bool) (cli.Parts, func() error, error) {
			o := o
			o.ReadOnly = readOnly
			b, err := Open(ctx, o)
			if err != nil {
				return cli.Parts{}, nil, err
			}
			if !readOnly {
				b.background.Go(b.purge)
			}
			return b.Commands(), b.Close, nil
		},
		Models: func(ctx context.Context, write bool) (*models.Service, func(), error) {
			return openModels(ctx, o, write)
		},
		DataDir: func() (string, error) { return DataDir(o) },
		Examine: func(ctx context.Context) cli.Report { return Doctor(ctx, o) },
	}
}
