package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"kith/backend/domain"
)

// passcodeVariable carries the passcode of who acts to commands that no terminal
// is there to ask for it. Standard input is not read for it: commands read
// questions and files from there.
const passcodeVariable = "KITH_PASSCODE"

// passcode is that of who acts: from the environment, or typed.
func (s Streams) passcode(ctx context.Context) (string, error) {
	if given := os.Getenv(passcodeVariable); given != "" {
		return given, nil
	}
	return s.typed(ctx, "Passcode: ")
}

// typed asks for something that nobody should read over a shoulder; "" where
// there is no terminal to ask at. Where ctx ends first, the terminal is as it
// was.
func (s Streams) typed(ctx context.Context, prompt string) (string, error) {
	in, isFile := s.In.(*os.File)
	if !isFile || !term.IsTerminal(int(in.Fd())) {
		return "", nil
	}
	before, err := term.GetState(int(in.Fd()))
	if err != nil {
		return "", err
	}
	fmt.Fprint(s.Err, prompt)
	defer fmt.Fprintln(s.Err)
	line := make(chan result, 1)
	go func() {
		typed, err := term.ReadPassword(int(in.Fd()))
		line <- result{string(typed), err}
	}()
	select {
	case read := <-line:
		return read.text, read.err
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(int(in.Fd()), before))
	}
}

// result is what was typed.
type result struct {
	text string
	err  error
}

type passcodeCommand struct {
	Set    passcodeSetCommand    `cmd:"" help:"Set or change your passcode: typed at the terminal, or the first line of standard input."`
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
	return changePasscode(ctx, p, s, func(context.Context) (string, error) { return "", nil }, "There is no passcode any more.")
}

// changePasscode asks for the old passcode once, where there is one.
func changePasscode(ctx context.Context, p Parts, s Streams, choose func(context.Context) (string, error), done string) error {
	actor, err := p.Store.Actor(ctx, p.As)
	var old string
	if domain.CodeOf(err) == domain.Locked {
		if old, err = s.passcode(ctx); err == nil {
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

// newPasscode is typed twice at a terminal, or read from standard input.
func (s Streams) newPasscode(ctx context.Context) (string, error) {
	first, err := s.typed(ctx, "New passcode: ")
	if err != nil {
		return "", err
	}
	if first == "" {
		return s.firstLine()
	}
	again, err := s.typed(ctx, "The same again: ")
	if err == nil && again != first {
		err = domain.Errorf(domain.Invalid, "These are two different passcodes; nothing was changed.")
	}
	return first, err
}

func (s Streams) firstLine() (string, error) {
	line, err := bufio.NewReader(s.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", domain.Errorf(domain.Invalid, "There is no new passcode; nothing was changed.").WithHint("“kith passcode remove” removes the one there is.")
	}
	return line, nil
}
