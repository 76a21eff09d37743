package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"golang.org/x/term"

	"kith/backend/domain"
)

// passcodeVariable names the environment variable that holds the acting user's
// passcode for commands that run without a terminal. Standard input is not used,
// because commands read questions and files from it.
const passcodeVariable = "KITH_PASSCODE"

// passcode returns the acting user's passcode from the environment or, if it is
// not set there, as typed at the terminal.
func (s Streams) passcode(ctx context.Context, of domain.User) (string, error) {
	if given := os.Getenv(passcodeVariable); given != "" {
		return given, nil
	}
	return s.readSecret(ctx, "Passcode of "+domain.OneLine(of.Name)+": ")
}

// readSecret prompts for a secret and reads it without echo. Without a terminal it
// returns "". If ctx ends first, it restores the terminal and returns ctx's error.
func (s Streams) readSecret(ctx context.Context, prompt string) (string, error) {
	in, ok := s.terminal()
	if !ok {
		return "", nil
	}
	before, err := term.GetState(int(in.Fd()))
	if err != nil {
		return "", err
	}
	fmt.Fprint(s.Err, prompt)
	defer fmt.Fprintln(s.Err)
	lines := make(chan typedLine, 1)
	go func() {
		typed, err := term.ReadPassword(int(in.Fd()))
		lines <- typedLine{string(typed), err}
	}()
	select {
	case read := <-lines:
		return read.text, read.err
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(int(in.Fd()), before))
	}
}

type typedLine struct {
	text string
	err  error
}

type passcodeCommand struct {
	Set    passcodeSetCommand    `cmd:"" help:"Set or change your passcode. It is typed at the terminal or read from the first line of standard input."`
	Remove passcodeRemoveCommand `cmd:"" help:"Remove your passcode."`
}

type passcodeSetCommand struct{}

func (*passcodeSetCommand) readOnly() bool { return false }

func (*passcodeSetCommand) run(ctx context.Context, p Parts, s Streams) error {
	return changePasscode(ctx, p, s, s.newPasscode, "The passcode is set.")
}

type passcodeRemoveCommand struct{}

func (*passcodeRemoveCommand) readOnly() bool { return false }

func (*passcodeRemoveCommand) run(ctx context.Context, p Parts, s Streams) error {
	return changePasscode(ctx, p, s, func(context.Context) (string, error) { return "", nil }, "The passcode is removed.")
}

// changePasscode asks for the old passcode if there is one, sets the one that
// choose returns ("" removes it), and prints done.
func changePasscode(ctx context.Context, p Parts, s Streams, choose func(context.Context) (string, error), done string) error {
	actor, err := p.Store.Actor(ctx, p.As)
	var old string
	if domain.CodeOf(err) == domain.Locked {
		if old, err = s.passcode(ctx, actor); err == nil {
			err = p.Store.Unlock(ctx, actor.ID, old)
		}
	}
	if err != nil {
		return err
	}
	changed, err := choose(ctx)
	if err != nil {
		return err
	}
	if err := p.Store.In(domain.Scope{Actor: actor.ID, Surface: p.Surface}).ChangePasscode(ctx, old, changed); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.Out, done)
	return err
}

// newPasscode reads a new passcode twice at the terminal or, without one, from
// the first line of standard input. It fails with [domain.Invalid] if the two
// differ or if there is none.
func (s Streams) newPasscode(ctx context.Context) (string, error) {
	first, err := s.readSecret(ctx, "New passcode: ")
	if err != nil {
		return "", err
	}
	if first == "" {
		return s.firstLine()
	}
	again, err := s.readSecret(ctx, "Repeat the new passcode: ")
	if err == nil && again != first {
		err = domain.Errorf(domain.Invalid, "cli.passcodesDiffer", "The two passcodes differ; nothing was changed.")
	}
	return first, err
}

func (s Streams) firstLine() (string, error) {
	line, err := lineOf(s.In)
	if err != nil {
		return "", err
	}
	if line == "" {
		return "", domain.Errorf(domain.Invalid, "cli.noPasscodeGiven", "No new passcode was given; nothing was changed.").WithHint("cli.removePasscode", "To remove your passcode, run “kith passcode remove”.")
	}
	return line, nil
}
