//go:build !windows

package models

import "golang.org/x/sys/unix"

// free returns the free space on the disk of a folder, in bytes.
func free(folder string) (int64, error) {
	var disk unix.Statfs_t
	if err := unix.Statfs(folder, &disk); err != nil {
		return 0, err
	}
	return int64(disk.Bavail) * int64(disk.Bsize), nil //nolint:unconvert // their types differ between systems
}
