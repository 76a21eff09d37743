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
	startTimeout = 20 * time.Second      // until the server answers
	pollInterval = 50 * time.Millisecond // between checks whether it answers
	stopTimeout  = 5 * time.Second       // before it is killed
)

// Server is an Ollama process that Kith started. It ends when Kith ends.
type Server struct {
	Log string // the path of its log file

	command *exec.Cmd
	ended   chan struct{} // closed when the process has ended
}

// Start runs the Ollama program at path and returns when it answers at the client's
// address. It listens on this computer only, serves no models of other computers, and
// overwrites the file log.
//
// It fails with [domain.Invalid] if the address is not on this computer, and with
// [domain.Unavailable] if the server does not start. Then the process is stopped.
func (c *Client) Start(ctx context.Context, path, log string) (*Server, error) {
	if !c.IsLocal() {
		return nil, domain.Errorf(domain.Invalid, "ollama.startElsewhere", "%s is not this computer, so Kith cannot start Ollama there.", c.Address()).
			WithHint("ollama.startThere", "Start it there, or change OLLAMA_HOST.")
	}
	s := &Server{Log: log, command: exec.Command(path, "serve"), ended: make(chan struct{})} //nolint:noctx,gosec // the user's own program; it outlives ctx and ends with Stop
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

// run starts the process with the log as its output.
func (s *Server) run() error {
	log, err := os.OpenFile(s.Log, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	s.command.Stdout, s.command.Stderr = log, log
	return s.start()
}

// await returns when the server answers.
func (s *Server) await(ctx context.Context, c *Client) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	ticker := time.NewTicker(pollInterval)
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

// failed returns the error for a server that did not start, with the last line of its
// log.
func (s *Server) failed(c *Client, cause error) error {
	line := lastLogLine(s.Log)
	if strings.Contains(line, "address already in use") || strings.Contains(line, "Only one usage of each socket address") {
		return domain.Errorf(domain.Unavailable, "ollama.portInUse", "Another program uses %s, so Ollama cannot start there.", c.Address()).
			WithHint("ollama.endProgramOrMove", "End that program, or set OLLAMA_HOST to another port.").WithCause(cause)
	}
	failed := domain.Errorf(domain.Unavailable, "ollama.notStarted", "Ollama did not start.").WithHint("ollama.logPath", "Its log is %s.", s.Log)
	if line != "" {
		failed = domain.Errorf(domain.Unavailable, "ollama.notStartedBecause", "Ollama did not start: %.300s", line).WithHint("ollama.logPath", "Its log is %s.", s.Log)
	}
	return failed.WithCause(cause)
}

// lastLogLine returns the last line of a log, or "".
func lastLogLine(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Size() > 4096 {
		_, _ = file.Seek(-4096, io.SeekEnd) // if it fails, all is read
	}
	end, _ := io.ReadAll(file) // after an error the part that was read is used
	lines := bytes.Split(bytes.TrimSpace(end), []byte("\n"))
	return string(bytes.TrimSpace(lines[len(lines)-1]))
}

// Running reports whether the process is still running.
func (s *Server) Running() bool {
	select {
	case <-s.ended:
		return false
	default:
		return true
	}
}

// Stop ends the server and its child processes.
func (s *Server) Stop() {
	s.interrupt()
	select {
	case <-s.ended:
	case <-time.After(stopTimeout):
	}
	s.kill()
	<-s.ended
}
