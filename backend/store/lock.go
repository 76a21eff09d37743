package store

import (
	"path/filepath"

	"github.com/gofrs/flock"

	"kith/backend/domain"
)

// lock is the lock on a data folder. Its holder may write.
type lock struct{ file *flock.Flock }

// acquire locks a data folder or fails at once with [domain.Busy]. The
// operating system releases the lock when the process ends.
func acquire(dir string) (*lock, error) {
	file := flock.New(filepath.Join(dir, "kith.lock"), flock.SetPermissions(0o600))
	locked, err := file.TryLock()
	if err != nil {
		return nil, readOnly(err)
	}
	if !locked {
		return nil, domain.Errorf(domain.Busy, "store.dataFolderInUse", "Another Kith is using the data folder %s.", dir).
			WithHint("store.closeOtherKith", "Close it first, or choose another folder with --data. Commands that only read, like “find”, work beside it.")
	}
	return &lock{file}, nil
}

func (l *lock) release() error {
	if l == nil {
		return nil
	}
	return l.file.Close()
}
