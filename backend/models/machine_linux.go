package models

import "golang.org/x/sys/unix"

// memory returns this computer's memory in bytes, 0 if unknown.
func memory() int64 {
	var info unix.Sysinfo_t
	if err := unix.Sysinfo(&info); err != nil {
		return 0
	}
	return int64(info.Totalram) * int64(info.Unit)
}
