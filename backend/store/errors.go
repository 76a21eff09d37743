package store

import (
	"database/sql"
	"errors"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"kith/backend/domain"
)

// coded turns database and file errors into errors with a code and a message
// for people. Coded errors are returned unchanged.
func coded(err error) error {
	var already *domain.Error
	if err == nil || errors.As(err, &already) {
		return err
	}
	if errors.Is(err, sql.ErrNoRows) {
		return domain.Errorf(domain.NotFound, "store.gone", "That is not here any more.").WithCause(err)
	}
	if errors.Is(err, fs.ErrPermission) {
		return readOnly(err)
	}
	if errors.Is(err, syscall.ENOSPC) {
		return full(err)
	}
	var database *sqlite.Error
	if !errors.As(err, &database) {
		return err
	}
	switch database.Code() & 0xff { // the primary result code
	case lib.SQLITE_FULL:
		return full(err)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_CANTOPEN:
		return readOnly(err)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return domain.Errorf(domain.Busy, "store.folderInUse", "The data folder is in use by another program; nothing was changed.").
			WithHint("store.closeOtherProgram", "Close the other program and try again.").WithCause(err)
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return damaged(err)
	default:
		return err
	}
}

func damaged(cause error) *domain.Error {
	return domain.Errorf(domain.Damaged, "store.databaseDamaged", "The database is damaged; Kith has not changed it.").
		WithHint("store.restoreNewest", "Restore the newest good copy: “kith backups” lists them, “kith restore” puts one back. What is there now is kept.").
		WithCause(cause)
}

func full(cause error) *domain.Error {
	return domain.Errorf(domain.Full, "store.diskFull", "The disk is full. What was stored before is kept; the last change was not made.").
		WithHint("store.freeSpace", "Free some space and try again.").WithCause(cause)
}

func readOnly(cause error) *domain.Error {
	return domain.Errorf(domain.ReadOnly, "store.folderNotWritable", "Kith cannot write to its data folder; nothing was changed.").
		WithHint("store.checkPermissions", "Check the folder's permissions, or choose another with --data.").WithCause(cause)
}
