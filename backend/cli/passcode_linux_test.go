package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// terminals keeps the files open, because a cancelled read blocks until the
// process ends.
var terminals []*os.File

// terminal opens a pseudo-terminal: the test types into one end, and a command
// reads from the other.
func terminal(t *testing.T) (person, command *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("there are no terminals here: ", err)
	}
	if err := unix.IoctlSetPointerInt(int(person.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(int(person.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	command, err = os.OpenFile("/dev/pts/"+strconv.Itoa(number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	terminals = append(terminals, person, command)
	return person, command
}

func echoes(t *testing.T, command *os.File) bool {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(command.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return state.Lflag&unix.ECHO != 0
}

// TestSecretsAreNotEchoed types a passcode at a terminal, then cancels a second prompt.
func TestSecretsAreNotEchoed(t *testing.T) {
	person, command := terminal(t)
	s := Streams{In: command, Out: io.Discard, Err: io.Discard}
	ctx, cancel := context.WithCancel(t.Context())
	for _, c := range []struct {
		then func()
		want string
		err  error
	}{
		{func() { _, _ = person.WriteString("open sesame\n") }, "open sesame", nil},
		{cancel, "", context.Canceled},
	} {
		var typing sync.WaitGroup
		typing.Go(func() {
			for deadline := time.Now().Add(10 * time.Second); echoes(t, command) && time.Now().Before(deadline); {
				time.Sleep(time.Millisecond) // until the prompt turns echo off
			}
			c.then()
		})
		typed, err := s.readSecret(ctx, "Passcode: ")
		typing.Wait()
		if typed != c.want || !errors.Is(err, c.err) {
			t.Errorf("typed is %q, %v", typed, err)
		}
		if !echoes(t, command) {
			t.Error("the terminal does not echo afterwards")
		}
	}
}
