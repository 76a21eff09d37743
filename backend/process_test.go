package backend_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"
)

// TestExitStatus runs the real binary: status 1 means an error.
func TestExitStatus(t *testing.T) {
	binary, dir := build(t), demo(t)
	t.Setenv("OLLAMA_HOST", slowOllama(t))
	for _, c := range []struct {
		name string
		args []string
		want int
	}{
		{"the doctor finds nothing", []string{"--data", dir, "doctor"}, 0},
		{"the doctor finds no data", []string{"--data", t.TempDir(), "doctor"}, 1},
		{"no such model", []string{"--data", dir, "ask", "--model", "missing", "Who can weld?"}, 1},
		{"no such command", []string{"nonsense"}, 1},
		{"help", []string{"--help"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			output, err := exec.CommandContext(t.Context(), binary, c.args...).CombinedOutput()
			var exit *exec.ExitError
			status := 0
			if errors.As(err, &exit) {
				status = exit.ExitCode()
			} else {
				must(t, err)
			}
			if status != c.want {
				t.Errorf("the status is %d, want %d:\n%s", status, c.want, output)
			}
		})
	}
}

// TestSecondInterruptKills interrupts a command that waits for its standard input. The first
// interrupt cannot end it.
func TestSecondInterruptKills(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("nothing can be interrupted from here")
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // without it a failing test would never end
	defer cancel()
	command := exec.CommandContext(ctx, build(t), "--data", demo(t), "find", "--json")
	in, err := command.StdinPipe()
	must(t, err)
	out, err := command.StdoutPipe()
	must(t, err)
	must(t, command.Start())
	_, err = io.WriteString(in, "who can weld?\n")
	must(t, err)
	_, err = bufio.NewReader(out).ReadString('\n')
	must(t, err)

	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for {
		select {
		case err := <-ended:
			if err == nil || err.Error() != "signal: interrupt" {
				t.Errorf("it ended with %v", err)
			}
			return
		case <-again.C:
			_ = command.Process.Signal(os.Interrupt) // the error says that it has already ended
		}
	}
}
