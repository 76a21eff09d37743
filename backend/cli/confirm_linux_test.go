package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"kith/backend/domain"
)

func TestConfirm(t *testing.T) {
	for typed, want := range map[string]bool{"y\n": true, " YES \n": true, "n\n": false, "\n": false, "yesterday\n": false} {
		person, command := terminal(t)
		if _, err := person.WriteString(typed); err != nil {
			t.Fatal(err)
		}
		yes, asked, err := Streams{In: command, Err: io.Discard}.confirmUndo(t.Context())
		if yes != want || !asked || err != nil {
			t.Errorf("%q: %v, %v, %v", typed, yes, asked, err)
		}
	}
	if yes, asked, err := (Streams{In: strings.NewReader("y\n"), Err: io.Discard}).confirmUndo(t.Context()); yes || asked || err != nil {
		t.Errorf("without a terminal: %v, %v, %v", yes, asked, err)
	}
	_, command := terminal(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if yes, _, err := (Streams{In: command, Err: io.Discard}).confirmUndo(ctx); yes || !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v, %v", yes, err)
	}
}

// typeSecrets types lines once the terminal does not echo.
func typeSecrets(t *testing.T, person, command *os.File, lines ...string) *sync.WaitGroup {
	t.Helper()
	var typing sync.WaitGroup
	typing.Go(func() {
		for deadline := time.Now().Add(time.Minute); echoes(t, command) && time.Now().Before(deadline); {
			time.Sleep(time.Millisecond)
		}
		_, _ = person.WriteString(strings.Join(lines, "\n") + "\n")
	})
	return &typing
}

// TestNewPassphraseIsAskedForTwice also gives it in the environment and in a file,
// where nothing is asked.
func TestNewPassphraseIsAskedForTwice(t *testing.T) {
	t.Setenv(passphraseVariable, "")
	for _, c := range []struct {
		again string
		want  domain.Code
	}{{"four words about boats", ""}, {"four words about goats", domain.Invalid}} {
		person, command := terminal(t)
		var prompts bytes.Buffer
		typing := typeSecrets(t, person, command, "four words about boats", c.again)
		typed, err := passphraseFlag{PassphraseFD: -1}.newPassphrase(t.Context(), Streams{In: command, Err: &prompts})
		typing.Wait()
		if typed != "four words about boats" || domain.CodeOf(err) != c.want || strings.Count(prompts.String(), ": ") != 2 {
			t.Errorf("repeated as %q: %q, %v\n%s", c.again, typed, err, prompts.String())
		}
	}
	_, command := terminal(t)
	s := Streams{In: command, Err: io.Discard}
	t.Setenv(passphraseVariable, "of the environment")
	if given, err := (passphraseFlag{PassphraseFD: -1}).newPassphrase(t.Context(), s); given != "of the environment" || err != nil {
		t.Errorf("it is %q, %v", given, err)
	}
	f := passphraseFlag{PassphraseFD: 0}
	if err := f.before(Streams{In: strings.NewReader("of the file\nand more")}); err != nil {
		t.Fatal(err)
	}
	if given, err := f.newPassphrase(t.Context(), s); given != "of the file" || err != nil {
		t.Errorf("it is %q, %v", given, err)
	}
	if err := f.before(Streams{In: strings.NewReader("\n")}); domain.CodeOf(err) != domain.Invalid {
		t.Errorf("an empty line: %v", err)
	}
}
