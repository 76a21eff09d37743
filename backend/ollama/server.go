package ollama

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"kith/backend/domain"
)

const (
	starting = 20 * time.Second      // until a server answers
	knocking = 50 * time.Millisecond // between two looks whether it does
	stopping = 5 * time.Second       // until one that was asked to end is killed
)

// Server is an Ollama that Kith started, and that ends with it.
type Server struct {
	Log string // the file that holds what it says

	command *exec.Cmd
	ended   chan struct{} // closed once the process is gone
}

// Start starts the Ollama at path at the client's address, and returns once it
// answers. It listens on this machine alone, serves no model of other
// computers, and writes to the file log, which is begun anew.
//
// It fails with [domain.Invalid] where the address is not of this machine, and
// with [domain.Unavailable] where the server does not come up; then nothing of
// it is left behind.
func (c *Client) Start(ctx context.Context, path, log string) (*Server, error) {
	if !c.IsLocal() {
		return nil, domain.Errorf(domain.Invalid, "ollama.startElsewhere", "%s is not this computer, so Kith cannot start Ollama there.", c.Address()).
			WithHint("ollama.startThere", "Start it there, or change OLLAMA_HOST.")
	}
	s := &Server{Log: log, command: exec.Command(path, "serve"), ended: make(chan struct{})} //nolint:noctx,gosec // the user's own program; it outlives the call, and ends with Stop
	s.command.Env = append(os.Environ(), "OLLAMA_HOST="+c.base.Host, "OLLAMA_NO_CLOUD=1")
	if err := s.run(); err != nil {
		return nil, s.failed(c, err)
	}
	if err := s.await(ctx, c); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// run starts the process, which writes to the log, and watches over its end.
func (s *Server) run() error {
	log, err := os.OpenFile(s.Log, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	s.command.Stdout, s.command.Stderr = log, log
	return s.start()
}

// await returns once the server answers.
func (s *Server) await(ctx context.Context, c *Client) error {
	ctx, cancel := context.WithTimeout(ctx, starting)
	defer cancel()
	ticker := time.NewTicker(knocking)
	defer ticker.Stop()
	for {
		select {
		case <-s.ended:
			return s.failed(c, fmt.Errorf("ollama: %v", s.command.ProcessState))
		case <-ctx.Done():
			return s.failed(c, ctx.Err())
		case <-ticker.C:
		}
		if c.ask(ctx, "GET", "/api/version", "").json && s.Running() {
			return nil
		}
	}
}

// failed tells why the server did not come up, in its own last words.
func (s *Server) failed(c *Client, cause error) error {
	words := lastWords(s.Log)
	if strings.Contains(words, "address already in use") || strings.Contains(words, "Only one usage of each socket address") {
		return domain.Errorf(domain.Unavailable, "ollama.portInUse", "Another program uses %s, so Ollama cannot start there.", c.Address()).
			WithHint("ollama.endProgramOrMove", "End that program, or set OLLAMA_HOST to another port.").WithCause(cause)
	}
	failed := domain.Errorf(domain.Unavailable, "ollama.notStarted", "Ollama did not start.").WithHint("ollama.logPath", "Its log is %s.", s.Log)
	if words != "" {
		failed = domain.Errorf(domain.Unavailable, "ollama.notStartedBecause", "Ollama did not start: %.300s", words).WithHint("ollama.logPath", "Its log is %s.", s.Log)
	}
	return failed.WithCause(cause)
}

// lastWords is the last line of a log.
func lastWords(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Size() > 4096 {
		_, _ = file.Seek(-4096, io.SeekEnd) // or its beginning has to do
	}
	end, _ := io.ReadAll(file) // half of it is better than nothing
	lines := bytes.Split(bytes.TrimSpace(end), []byte("\n"))
	return string(bytes.TrimSpace(lines[len(lines)-1]))
}

// Running reports whether the process is still there.
func (s *Server) Running() bool {
	select {
	case <-s.ended:
		return false
	default:
		return true
	}
}

// Stop ends the server and everything that it started.
func (s *Server) Stop() {
	s.interrupt()
	select {
	case <-s.ended:
	case <-time.After(stopping):
	}
	s.kill()
	<-s.ended
}
