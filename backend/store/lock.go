package store

import (
	"path/filepath"

	"github.com/gofrs/flock"

	"kith/backend/domain"
)

// lock is held on a data folder by whoever may write to it.
type lock struct{ file *flock.Flock }

// acquire takes the lock of a data folder at once or fails with [domain.Busy].
// The system gives it back when the process ends, however it ends.
func acquire(dir string) (*lock, error) {
	file := flock.New(filepath.Join(dir, "kith.lock"), flock.SetPermissions(0o600))
	held, err := file.TryLock()
	if err != nil {
		return nil, readOnly(err)
	}
	if !held {
		return nil, domain.Errorf(domain.Busy, "Another Kith is using the data folder %s.", dir).
			WithHint("Close it first, or choose another folder with --data. Commands that only read, like “find”, work beside it.")
	}
	return &lock{file}, nil
}

func (l *lock) release() error {
	if l == nil {
		return nil
	}
	return l.file.Close()
}
