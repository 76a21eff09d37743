//go:build !windows

package ollama

import (
	"runtime"
	"syscall"
)

// start starts the process in a group of its own, so that an interrupt at the
// terminal does not reach it before Kith does. On Linux the kernel ends it
// should Kith be killed; it counts the thread that started it as Kith.
func (s *Server) start() error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		s.command.SysProcAttr = attributes()
		err := s.command.Start()
		started <- err
		if err == nil {
			_ = s.command.Wait() // however it ends
			close(s.ended)
		}
	}()
	return <-started
}

func (s *Server) interrupt() { _ = s.command.Process.Signal(syscall.SIGTERM) } // it may be gone

// kill ends what is left of the group.
func (s *Server) kill() { _ = syscall.Kill(-s.command.Process.Pid, syscall.SIGKILL) } // all may be gone
