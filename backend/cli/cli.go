// Package cli is Kith without its window: the same backend, one file a command.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/alecthomas/kong"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/models"
	"kith/backend/store"
)

// Parts are what commands work with.
type Parts struct {
	Store    *store.Store
	Chat     *chat.Service
	Finder   Finder
	Embedder Embedder
	Surface  domain.Surface
	As       string // the e-mail of the acting user; "": who signed in last
	Log      *slog.Logger

	streams Streams // where a passcode is asked for
}

// Finder ranks the people of a scope.
type Finder interface {
	chat.Finder
	// Ready returns once ranking waits for nothing any more.
	Ready(ctx context.Context) error
}

// Embedder makes the vectors by which people are found beside their words.
type Embedder interface {
	// EmbedMissing embeds the profiles that have no vectors, after it told how
	// many they are. Where they are more than most it does nothing.
	EmbedMissing(ctx context.Context, most int, tell func(missing int)) error
	// WithoutVectors is how many have none, as of the last look.
	WithoutVectors() int
}

// scope is that of the acting user in one of their organizations or, with "",
// in all of them.
func (p Parts) scope(ctx context.Context, org string) (domain.Scope, error) {
	actor, err := p.actor(ctx)
	if err != nil {
		return domain.Scope{}, err
	}
	scope := domain.Scope{Actor: actor.ID, Surface: p.Surface}
	if org == "" {
		return scope, nil
	}
	selected, err := p.Store.In(scope).Organization(ctx, org)
	scope.Org = selected.ID
	return scope, err
}

// actor is who acts; their passcode is asked for, if they have one.
func (p Parts) actor(ctx context.Context) (domain.User, error) {
	actor, err := p.Store.Actor(ctx, p.As)
	if domain.CodeOf(err) != domain.Locked {
		return actor, err
	}
	passcode, err := p.streams.passcode(ctx)
	if err == nil {
		err = p.Store.Unlock(ctx, actor.ID, passcode)
	}
	return actor, err
}

// Kith is what the commands run on.
type Kith struct {
	Version string
	// Open opens the parts for one command; closeParts gives them back.
	Open func(ctx context.Context, readOnly bool) (parts Parts, closeParts func() error, err error)
	// Models opens what looks after models, also where there is no data folder
	// unless something is to be written there; closeModels ends it.
	Models func(ctx context.Context, write bool) (service *models.Service, closeModels func(), err error)
	// DataDir is the data folder, whether it can be opened or not.
	DataDir func() (string, error)
	// Examine looks at everything that an answer needs, also where it cannot
	// be opened.
	Examine func(context.Context) Report
}

// Streams are a command's ways in and out.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Line is a command line.
type Line struct {
	Data string `help:"The data folder." env:"KITH_DATA" placeholder:"DIR" type:"path"`
	As   string `help:"Act as the person with this e-mail address." placeholder:"EMAIL"`

	Log slog.Level `help:"Log level: debug, info, warn or error." env:"KITH_LOG" placeholder:"LEVEL"`

	Open       openCommand       `cmd:"" default:"1" hidden:"" help:"Open the window."`
	Demo       demoCommand       `cmd:"" help:"Fill an empty data folder with the sample community and sign in you@example.org."`
	Find       findCommand       `cmd:"" help:"Rank people for a question, without prose."`
	Ask        askCommand        `cmd:"" help:"Ask a question and stream the answer."`
	Import     importCommand     `cmd:"" help:"Bring members in from a CSV or vCard file."`
	UndoImport undoImportCommand `cmd:"" help:"Take an import back."`
	Export     exportCommand     `cmd:"" help:"Write members, saved contacts or conversations to a file."`
	Directory  directoryCommand  `cmd:"" help:"Hand an organization's directory to other laptops."`
	Profile    profileCommand    `cmd:"" help:"Carry what members say about themselves back to where their organization is kept."`
	Backup     backupCommand     `cmd:"" help:"Back up all data."`
	Copies     backupsCommand    `cmd:"" help:"List the copies in the data folder."`
	Restore    restoreCommand    `cmd:"" help:"Restore all data from a backup. The present data is kept as a backup."`
	Org        orgCommand        `cmd:"" help:"Found, change and delete organizations."`
	Member     memberCommand     `cmd:"" help:"Look after the members of an organization."`
	Invite     inviteCommand     `cmd:"" help:"Invite people into an organization; prints a code for each."`
	Join       joinCommand       `cmd:"" help:"Join an organization with an invitation code."`
	Passcode   passcodeCommand   `cmd:"" help:"Set or remove the passcode that Kith asks you for."`

	Model  modelCommand  `cmd:"" help:"Look after the models that can write: list, pull, use, remove, probe, import."`
	Doctor doctorCommand `cmd:"" help:"Check the data, the index, Ollama and the system."`

	Version versionCommand `cmd:"" help:"Print the version."`

	parsed *kong.Context
}

// A command works with an open data folder, and one that runs alone without.
type (
	command interface {
		readOnly() bool
		run(ctx context.Context, p Parts, s Streams) error
	}
	alone interface {
		runAlone(ctx context.Context, k Kith, s Streams) error
	}
)

// Parse reads a command line. It fails with [domain.Invalid] on one that makes
// no sense; help was printed, and done is true, where it was asked for.
func Parse(args []string, s Streams) (line *Line, done bool, err error) {
	line = &Line{}
	exited := false
	parser, err := kong.New(line,
		kong.Name("kith"),
		kong.Description("Who here can help me with this? Without a command the window opens."),
		kong.Writers(s.Out, s.Err),
		kong.Exit(func(int) { exited = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		return nil, false, fmt.Errorf("describe the commands: %w", err)
	}
	line.parsed, err = parser.Parse(args)
	if exited {
		return line, true, nil
	}
	if err != nil {
		return nil, false, domain.Errorf(domain.Invalid, "%s.", err).WithHint("“kith --help” lists the commands.")
	}
	return line, false, nil
}

// Window reports whether the window was asked for.
func (l *Line) Window() bool { return l.parsed.Command() == "open" }

// Run runs the command.
func (l *Line) Run(ctx context.Context, k Kith, s Streams) error {
	switch c := l.parsed.Selected().Target.Addr().Interface().(type) {
	case alone:
		return c.runAlone(ctx, k, s)
	case command:
		return runOpen(ctx, c, k, s, l.parsed.Selected().Path())
	default:
		return domain.Errorf(domain.Invalid, "There is nothing to run.")
	}
}

func runOpen(ctx context.Context, c command, k Kith, s Streams, name string) (err error) {
	parts, closeParts, err := k.Open(ctx, c.readOnly())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeParts()) }()
	parts.streams = s
	began := time.Now()
	err = c.run(ctx, parts, s)
	logEnd(parts.Log, name, time.Since(began), err)
	return err
}

// logEnd logs how a command ended. An error with a code of its own may quote
// what the person typed, so its code alone is logged.
func logEnd(log *slog.Logger, name string, took time.Duration, err error) {
	switch code := domain.CodeOf(err); code {
	case domain.Internal:
		log.Error("the command failed", "command", name, "took", took, "error", err)
	default:
		log.Debug("the command ended", "command", name, "took", took, "code", code)
	}
}

// ExitStatus is what the process ends with: 130, as shells expect it, where the
// person stopped it, else 1.
func ExitStatus(err error) int {
	if domain.CodeOf(err) == domain.Stopped {
		return 130
	}
	return 1
}

// Explain words an error for the terminal. Of a defect it tells the cause, so
// that people need not look for the log.
func Explain(err error) string {
	public := domain.Public(err)
	if public.Code == domain.Internal && public.Err != nil {
		public = public.WithHint("What was stored before is kept. The cause: %v", public.Err)
	}
	return sanitize(public.Error())
}

// openCommand stands for the window, which is opened elsewhere.
type openCommand struct{}

type versionCommand struct{}

func (*versionCommand) runAlone(_ context.Context, k Kith, s Streams) error {
	_, err := fmt.Fprintln(s.Out, "kith", k.Version)
	return err
}
