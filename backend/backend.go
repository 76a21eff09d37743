// Package backend opens everything that Kith is made of in order, and closes
// it in reverse. It is the one place that wires.
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

// Options say what to open and for whom.
type Options struct {
	DataDir  string // "": the platform's own, see [DefaultDataDir]
	As       string // the e-mail of the acting user; "": who signed in last
	ReadOnly bool   // beside a running Kith; nothing can be changed
	Surface  domain.Surface
	Version  string
	// WordsOnly has people found by words alone: nothing is embedded.
	WordsOnly bool
	LogLevel  slog.Level // the least that is logged
	LogAlso   io.Writer  // receives what is logged besides the log file; nil: nothing does
	// Pace is the pause between two words of the built-in writer, for answers
	// that are read while they appear.
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

	ctx        context.Context // of work in the background; ends with Close
	stop       context.CancelFunc
	background sync.WaitGroup
}

// Open opens the data folder and what works with it. The index is built when
// it is first needed. Errors are those of [store.Open].
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

// Close ends what is under way, keeps what it did, and closes everything.
func (b *Backend) Close() error {
	b.stop()
	b.chat.Close()
	b.models.Close()
	b.background.Wait()
	return errors.Join(b.store.Close(), b.closeLog())
}

// commandPatience is how long a command waits for vectors: the same question is to
// give the same answer on a busy machine too.
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

// Window is what the window's services work with. Work in the background begins
// once drawn is closed, so that it does not keep people from seeing the page; a
// question that comes earlier builds the index at once.
func (b *Backend) Window(w api.Window, drawn <-chan struct{}) api.Parts {
	b.models.Listen(func(jobs []models.Job, changed bool) {
		w.Emit("models", api.ModelsEvent{Jobs: jobs, Changed: changed})
	})
	b.background.Go(func() {
		select {
		case <-drawn:
			b.attend(w)
		case <-b.ctx.Done():
		}
	})
	return api.Parts{
		Store: b.store, Finder: b.search, Chat: b.chat, Ollama: b.ollama, Models: b.models, Embedder: b.search, Window: w,
		Surface: b.options.Surface, As: b.options.As, Version: b.options.Version, Log: b.log,
		WorkFactor: interchange.WorkFactor,
	}
}

// attend does what an open window needs done beside answering, the index first.
func (b *Backend) attend(w api.Window) {
	b.warm()
	b.background.Go(b.tidy)
	b.background.Go(b.resume)
	b.background.Go(func() { b.copyDaily(w) })
	b.search.Run(b.ctx)
}

// warm builds the index before the first question needs it, and gives back the
// memory that only building took. From then on nearly all that is in use stays.
func (b *Backend) warm() {
	if err := b.search.Ready(b.ctx); err != nil && b.ctx.Err() == nil {
		b.log.Warn("the index could not be built yet", "error", err)
	}
	debug.SetGCPercent(littleGarbage)
	debug.FreeOSMemory()
}

// littleGarbage is how much of it may gather, in percent of what is in use: that
// of a few questions among 10,000 people.
const littleGarbage = 50

// tidy erases what was deleted long enough ago, at the start and every hour.
func (b *Backend) tidy() {
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

// copyDaily makes the daily copy, at the start where it is due and later within
// the hour, and tells the page why it could not.
func (b *Backend) copyDaily(w api.Window) {
	ticker := time.NewTicker(time.Hour)
	defer ticker.Stop()
	for {
		if err := b.store.Unscoped().BackUpDaily(b.ctx); err != nil && b.ctx.Err() == nil {
			b.log.Error("the daily copy could not be made", "error", err)
			w.Emit("copies", api.CopiesEvent{Problem: domain.Public(err)})
		}
		select {
		case <-ticker.C:
		case <-b.ctx.Done():
			return
		}
	}
}

// Commands is what the commands work with.
func (b *Backend) Commands() cli.Parts {
	return cli.Parts{
		Store: b.store, Chat: b.chat, Finder: b.search, Embedder: b.search,
		Surface: b.options.Surface, As: b.options.As, Log: b.log,
	}
}

// CommandLine is what commands run on. Each opens a backend of its own, the way
// it needs it.
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
				b.background.Go(b.tidy)
			}
			return b.Commands(), b.Close, nil
		},
		Models: func(ctx context.Context, write bool) (*models.Service, func(), error) {
			return openModels(ctx, o, write)
		},
		DataDir: func() (string, error) { return DataDir(o) },
		Examine: func(ctx context.Context) cli.Report { return Examine(ctx, o) },
	}
}
