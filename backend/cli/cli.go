// Package cli is Kith without its window: the same backend, one file a command.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/alecthomas/kong"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/store"
)

// Parts are what commands work with.
type Parts struct {
	Store   *store.Store
	Chat    *chat.Service
	Finder  Finder
	Surface domain.Surface
	As      string // the e-mail of the acting user; "": who signed in last
	Examine func(context.Context) (Report, error)
}

// Finder ranks the people of a scope.
type Finder interface {
	chat.Finder
	// Ready returns once ranking waits for nothing any more.
	Ready(ctx context.Context) error
}

// scope is that of the acting user in one of their organizations or, with "",
// in all of them.
func (p Parts) scope(ctx context.Context, org string) (domain.Scope, error) {
	actor, err := p.Store.Actor(ctx, p.As)
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

// Opener opens the parts for one command; close gives them back.
type Opener func(ctx context.Context, readOnly bool) (parts Parts, closeParts func() error, err error)

// Streams are a command's ways in and out.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Line is a command line.
type Line struct {
	Data string `help:"The data folder." env:"KITH_DATA" placeholder:"DIR" type:"path"`
	As   string `help:"Act as the person with this e-mail address." placeholder:"EMAIL"`

	Open   openCommand   `cmd:"" default:"1" hidden:"" help:"Open the window."`
	Demo   demoCommand   `cmd:"" help:"Fill an empty data folder with the sample community and sign in you@example.org."`
	Find   findCommand   `cmd:"" help:"Rank people for a question, without prose."`
	Ask    askCommand    `cmd:"" help:"Ask a question and stream the answer."`
	Import importCommand `cmd:"" help:"Bring members in from a CSV or vCard file."`
	Export exportCommand `cmd:"" help:"Write members, saved contacts or conversations to a file."`
	Doctor doctorCommand `cmd:"" help:"Check the data, the index, Ollama and the system."`
	About  aboutCommand  `cmd:"" name:"version" help:"Print the version."`

	parsed *kong.Context
}

// command is what every one of them can do.
type command interface {
	readOnly() bool
	run(ctx context.Context, p Parts, s Streams) error
}

// Parse reads a command line. It fails with [domain.Invalid] on one that makes
// no sense; help was printed, and done is true, where it was asked for.
func Parse(args []string, version string, s Streams) (line *Line, done bool, err error) {
	line = &Line{About: aboutCommand{version: version}}
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
func (l *Line) Run(ctx context.Context, open Opener, s Streams) (err error) {
	command, ok := l.parsed.Selected().Target.Addr().Interface().(command)
	if !ok {
		return domain.Errorf(domain.Invalid, "There is nothing to run.")
	}
	if about, ok := command.(*aboutCommand); ok {
		return about.run(ctx, Parts{}, s)
	}
	parts, closeParts, err := open(ctx, command.readOnly())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeParts()) }()
	return command.run(ctx, parts, s)
}

// openCommand stands for the window, which is opened elsewhere.
type openCommand struct{}

type aboutCommand struct{ version string }

func (*aboutCommand) readOnly() bool { return true }

func (c *aboutCommand) run(_ context.Context, _ Parts, s Streams) error {
	_, err := fmt.Fprintln(s.Out, "kith", c.version)
	return err
}
