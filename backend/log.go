package backend

import (
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"kith/backend/domain"
)

// logName is the log's file name in the data folder.
const logName = "kith.log"

// maxLog is the size in bytes above which the log is truncated at the next start.
const maxLog = 1 << 20

// openLog opens the log in the data folder. The log never contains what people
// asked or wrote.
//
// Several processes append to one file, each line with a single write. Only the
// process that holds the lock of the data folder creates and truncates it. If the
// file cannot be opened, a read-only Kith works without it, and a writing one
// fails with [domain.ReadOnly].
func openLog(dir string, o Options) (*slog.Logger, func() error, error) {
	flags := os.O_WRONLY | os.O_APPEND
	name := filepath.Join(dir, logName)
	if !o.ReadOnly {
		flags |= os.O_CREATE
		if info, err := os.Stat(name); err == nil && info.Size() > maxLog {
			flags |= os.O_TRUNC
		}
	}
	file, err := os.OpenFile(name, flags, 0o600)
	switch {
	case err == nil:
		return newLog(o, file), file.Close, nil
	case o.ReadOnly:
		return newLog(o), func() error { return nil }, nil
	case errors.Is(err, os.ErrPermission):
		return nil, nil, domain.Errorf(domain.ReadOnly, "data.folderNotWritable", "Kith cannot write to its data folder %s.", dir).WithCause(err)
	default:
		return nil, nil, err
	}
}

// newLog returns a logger that writes to the given writers, and to the one in
// the options.
func newLog(o Options, to ...io.Writer) *slog.Logger {
	if o.LogAlso != nil {
		to = append(to, o.LogAlso)
	}
	return slog.New(slog.NewTextHandler(io.MultiWriter(to...), &slog.HandlerOptions{Level: o.LogLevel}))
}
