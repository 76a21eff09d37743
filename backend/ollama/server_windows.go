package ollama

import (
	"fmt"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// start starts the process in a job object, which Windows ends together with Kith.
func (s *Server) start() error {
	job, err := endingJob()
	if err != nil {
		return err
	}
	s.command.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NEW_PROCESS_GROUP}
	if err := s.command.Start(); err != nil {
		return err
	}
	process, err := windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, uint32(s.command.Process.Pid))
	if err == nil {
		_ = windows.AssignProcessToJobObject(job, process) // if this fails, only Stop ends the process
		_ = windows.CloseHandle(process)
	}
	go func() {
		_ = s.command.Wait() // however it ends
		_ = windows.CloseHandle(job)
		close(s.ended)
	}()
	return nil
}

// endingJob creates a job object whose processes end when its last handle closes.
func endingJob() (windows.Handle, error) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return 0, fmt.Errorf("create a job: %w", err)
	}
	var limits windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION
	limits.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)))
	if err != nil {
		return 0, fmt.Errorf("limit a job: %w", err)
	}
	return job, nil
}

// interrupt kills the process, since one without a console cannot be asked to end;
// the job object ends its children.
func (s *Server) interrupt() { s.kill() }

func (s *Server) kill() { _ = s.command.Process.Kill() } // it may be gone
