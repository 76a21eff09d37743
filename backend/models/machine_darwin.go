package models

import "golang.org/x/sys/unix"

// memory returns this computer's memory in bytes, 0 if unknown.
func memory() int64 {
	bytes, err := unix.SysctlUint64("hw.memsize")
	if err != nil {
		return 0
	}
	return int64(bytes)
}
