package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"kith/backend/domain"
)

// passphraseVariable names the environment variable that holds the passphrase for
// commands that run without a terminal.
const passphraseVariable = "KITH_PASSPHRASE"

// passphraseFlag says how a command gets a passphrase.
type passphraseFlag struct {
	PassphraseFD int    `name:"passphrase-fd" help:"Read the passphrase or code from the first line of this open file; 0 is standard input. Default: the variable KITH_PASSPHRASE, else it is asked for at the terminal." placeholder:"N" default:"-1"`
	read         string // from PassphraseFD
}

// before reads the passphrase from the file descriptor. Later the number could
// mean a file that Kith has opened itself.
func (f *passphraseFlag) before(s Streams) error {
	if f.PassphraseFD < 0 {
		return nil
	}
	line, err := readDescriptor(f.PassphraseFD, s)
	if err != nil {
		return domain.Errorf(domain.Invalid, "cli.descriptorUnreadable", "No passphrase can be read from the open file %d; nothing was changed.", f.PassphraseFD).WithCause(err)
	}
	f.read, err = needed(line, nil)
	return err
}

// passphrase returns the passphrase to open a file with: from the file
// descriptor, the environment, or as typed at the terminal.
func (f passphraseFlag) passphrase(ctx context.Context, s Streams) (string, error) {
	if given := f.given(); given != "" {
		return given, nil
	}
	return needed(s.readSecret(ctx, "Passphrase or invitation code: "))
}

// newPassphrase is passphrase for a new file. At the terminal it asks twice.
func (f passphraseFlag) newPassphrase(ctx context.Context, s Streams) (string, error) {
	if given := f.given(); given != "" {
		return given, nil
	}
	first, err := needed(s.readSecret(ctx, "Passphrase or invitation code for the file: "))
	if err != nil {
		return "", err
	}
	again, err := s.readSecret(ctx, "Repeat it: ")
	if err == nil && again != first {
		err = domain.Errorf(domain.Invalid, "cli.passphrasesDiffer", "The two passphrases differ; nothing was written.")
	}
	return first, err
}

// given returns the passphrase that was given without a terminal, or "".
func (f passphraseFlag) given() string { return cmp.Or(f.read, os.Getenv(passphraseVariable)) }

func readDescriptor(fd int, s Streams) (string, error) {
	in := s.In
	if fd != 0 {
		file := os.NewFile(uintptr(fd), "passphrase")
		if file == nil {
			return "", os.ErrInvalid
		}
		defer file.Close()
		in = file
	}
	const longest = 1 << 12
	return lineOf(io.LimitReader(in, longest))
}

// lineOf reads a line without its end.
func lineOf(r io.Reader) (string, error) {
	line, err := bufio.NewReader(r).ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}

// needed fails with [domain.Invalid] if a passphrase is empty.
func needed(passphrase string, err error) (string, error) {
	if err == nil && passphrase == "" {
		err = domain.Errorf(domain.Invalid, "cli.noPassphraseGiven", "The passphrase is missing; nothing was changed.").
			WithHint("cli.givePassphrase", "Type it at a terminal, or give it with --passphrase-fd N or in the variable KITH_PASSPHRASE.")
	}
	return passphrase, err
}
