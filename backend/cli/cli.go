// Package cli is the command line: it runs the backend without the window. A file
// is a command or a group of commands.
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
	"kith/backend/search/query"
	"kith/backend/search/rank"
	"kith/backend/store"
)

// Parts are what a command needs to run.
type Parts struct {
	Store    *store.Store
	Chat     *chat.Service
	Finder   Finder
	Embedder Embedder
	Surface  domain.Surface
	As       string // the acting user's e-mail address; "": whoever signed in last
	Log      *slog.Logger

	streams Streams // for the passcode prompt
}

// Finder ranks the people of a scope.
type Finder interface {
	chat.Finder
	// FindTraced is Find that tells trace, unless it is nil, what each stage did.
	FindTraced(ctx context.Context, scope domain.Scope, q query.Query, limit int, trace rank.Trace) (rank.Result, error)
	// Ready returns once the search indexes of a scope are built.
	Ready(ctx context.Context, scope domain.Scope) error
}

// Embedder makes the vectors for semantic search.
type Embedder interface {
	// EmbedMissing embeds the profiles of a scope that have no vectors. If there
	// are any, it calls report at first and after each profile.
	EmbedMissing(ctx context.Context, scope domain.Scope, report func(done, total int)) error
	// WithoutVectors returns the number of profiles of a scope without vectors.
	WithoutVectors(ctx context.Context, scope domain.Scope) (int, error)
}

// scope returns the acting user's scope in one of their organizations or, for "",
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

// actor returns the acting user. If the user has a passcode, it prompts for it.
func (p Parts) actor(ctx context.Context) (domain.User, error) {
	actor, err := p.Store.Actor(ctx, p.As)
	if domain.CodeOf(err) != domain.Locked {
		return actor, err
	}
	passcode, err := p.streams.passcode(ctx, actor)
	if err == nil {
		err = p.Store.Unlock(ctx, actor.ID, passcode)
	}
	return actor, err
}

// Kith opens what the commands need.
type Kith struct {
	Version string
	// Open opens the parts for one command; closeParts closes them.
	Open func(ctx context.Context, readOnly bool) (parts Parts, closeParts func() error, err error)
	// Models opens the models service; closeModels closes it. It needs a data
	// folder only if write is true.
	Models func(ctx context.Context, write bool) (service *models.Service, closeModels func(), err error)
	// DataDir returns the data folder, without opening it.
	DataDir func() (string, error)
	// Examine checks everything that an answer needs, even if the data cannot be
	// opened.
	Examine func(context.Context) Report
}

// Streams are a command's standard input, output and error.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Line is a parsed command line.
type Line struct {
	Data string `help:"The data folder." env:"KITH_DATA" placeholder:"DIR" type:"path"`
	As   string `help:"Act as the person with this e-mail address." placeholder:"EMAIL"`

	Log slog.Level `help:"Log level: debug, info, warn or error." env:"KITH_LOG" placeholder:"LEVEL"`

	Open        openCommand        `cmd:"" default:"1" hidden:"" help:"Open the window."`
	Signup      signUpCommand      `cmd:"" help:"Sign up in this data folder, and sign in."`
	Demo        demoCommand        `cmd:"" help:"Fill an empty data folder with the sample community and sign in you@example.org."`
	Find        findCommand        `cmd:"" help:"Rank people for a question, without a written answer."`
	Ask         askCommand         `cmd:"" help:"Ask a question and stream the answer."`
	Index       indexCommand       `cmd:"" help:"Prepare the profiles of your organizations for semantic search."`
	Import      importCommand      `cmd:"" help:"Import members from a CSV or vCard file."`
	Imports     importsCommand     `cmd:"" help:"List the imports into an organization, the latest first."`
	UndoImport  undoImportCommand  `cmd:"" help:"Undo an import: that of an id, or the latest of an organization."`
	Export      exportCommand      `cmd:"" help:"Export members, saved contacts, conversations or all your data."`
	Directory   directoryCommand   `cmd:"" help:"Share an organization's directory in an encrypted file."`
	Profile     profileCommand     `cmd:"" help:"Show or hide your profile, send it to an organization's admins, or receive a member's profile."`
	Backup      backupCommand      `cmd:"" help:"Back up all data."`
	Backups     backupsCommand     `cmd:"" aliases:"copies" help:"List the backups in the data folder."`
	Restore     restoreCommand     `cmd:"" help:"Restore all data from a backup. The current data is kept as a backup."`
	Org         orgCommand         `cmd:"" help:"Create, change and delete organizations."`
	Member      memberCommand      `cmd:"" help:"Manage the members of an organization."`
	Invite      inviteCommand      `cmd:"" help:"Invite people to an organization and print a code for each."`
	Invitations invitationsCommand `cmd:"" help:"List and withdraw the invitations to an organization."`
	Join        joinCommand        `cmd:"" help:"Join an organization with an invitation code, and with the directory file if it is kept on another computer."`
	Passcode    passcodeCommand    `cmd:"" help:"Set or remove the passcode that Kith asks you for."`

	Model  modelCommand  `cmd:"" help:"Manage the language models on this computer."`
	Doctor doctorCommand `cmd:"" help:"Check the data, the index, Ollama and the system."`

	Version versionCommand `cmd:"" help:"Print the version."`

	parsed *kong.Context
}

// A command needs an open data folder; an alone command does not.
type (
	command interface {
		readOnly() bool
		run(ctx context.Context, p Parts, s Streams) error
	}
	// An early command does something before the data folder is opened.
	early interface {
		before(s Streams) error
	}
	alone interface {
		runAlone(ctx context.Context, k Kith, s Streams) error
	}
)

// Parse parses a command line. It fails with [domain.Invalid] if the line is
// invalid. If help was requested, it prints it and done is true.
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
		return nil, false, domain.Errorf(domain.Invalid, "cli.sentence", "%s.", err).WithHint("cli.seeHelp", "“kith --help” lists the commands.")
	}
	return line, false, nil
}

// Window reports whether the window is to be opened.
func (l *Line) Window() bool { return l.parsed.Command() == "open" }

// Run runs the command.
func (l *Line) Run(ctx context.Context, k Kith, s Streams) error {
	selected := l.parsed.Selected().Target.Addr().Interface()
	if c, ok := selected.(early); ok {
		if err := c.before(s); err != nil {
			return err
		}
	}
	switch c := selected.(type) {
	case alone:
		return c.runAlone(ctx, k, s)
	case command:
		return runOpen(ctx, c, k, s, l.parsed.Selected().Path())
	default:
		return domain.Errorf(domain.Invalid, "cli.nothingRun", "There is nothing to run.")
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
	err = parts.nameActor(ctx, c.run(ctx, parts, s))
	logEnd(parts.Log, name, time.Since(began), err)
	return err
}

// logEnd logs how a command ended. The text of a coded error may quote what the
// user typed, so only its code is logged.
func logEnd(log *slog.Logger, name string, took time.Duration, err error) {
	switch code := domain.CodeOf(err); code {
	case domain.Internal:
		log.Error("the command failed", "command", name, "took", took, "error", err)
	default:
		log.Debug("the command ended", "command", name, "took", took, "code", code)
	}
}

// ExitStatus returns the exit status for an error: 130 if the user interrupted
// the command, as shells expect, else 1.
func ExitStatus(err error) int {
	if domain.CodeOf(err) == domain.Stopped {
		return 130
	}
	return 1
}

// Explain formats an error for the terminal. For an internal error it adds the
// cause, so that users need not find the log.
func Explain(err error) string {
	public := domain.Public(err)
	if public.Code == domain.Internal && public.Err != nil {
		public = public.WithHint("cli.causeIs", "What was stored before is kept. The cause: %v", public.Err)
	}
	text := public.Error()
	if acting := actingIn(err); acting != "" {
		text += " " + acting
	}
	return domain.Visible(text)
}

// openCommand selects the window, which the main package opens.
type openCommand struct{}

type versionCommand struct{}

func (*versionCommand) runAlone(_ context.Context, k Kith, s Streams) error {
	_, err := fmt.Fprintln(s.Out, "kith", k.Version)
	return err
}
