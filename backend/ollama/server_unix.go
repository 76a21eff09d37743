//go:build !windows

package ollama

import (
	"runtime"
	"syscall"
)

// start starts the process in its own process group, so that Ctrl-C at the terminal
// does not reach it directly. On Linux the kernel terminates it if Kith is killed
// (Pdeathsig): that signal follows the parent thread, which is therefore locked.
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

// kill ends all processes left in the group.
func (s *Server) kill() { _ = syscall.Kill(-s.command.Process.Pid, syscall.SIGKILL) } // all may be gone
