package interchange

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"kith/backend/domain"
)

// Format is a kind of file that people go out in.
type Format[T any] struct {
	Extension string // with its dot
	Write     func(io.Writer, []T) error
}

// MemberFormat is the format of that name for members: "csv", "vcard" or
// "json". It fails with [domain.Invalid] for any other.
func MemberFormat(name string) (Format[domain.Profile], error) {
	return formatOf(name, WriteCSV, WriteVCard, WriteJSON)
}

// ContactFormat is the same for saved contacts.
func ContactFormat(name string) (Format[ContactRow], error) {
	return formatOf(name, WriteContactsCSV, WriteContactsVCard, WriteContactsJSON)
}

func formatOf[T any](name string, csv, vcard, json func(io.Writer, []T) error) (Format[T], error) {
	switch name {
	case "csv":
		return Format[T]{".csv", csv}, nil
	case "vcard":
		return Format[T]{".vcf", vcard}, nil
	case "json":
		return Format[T]{".json", json}, nil
	}
	return Format[T]{}, domain.Errorf(domain.Invalid, "There is no format %q.", name).WithHint("Use csv, vcard or json.")
}

// JSON is the format of anything that is written for programs alone.
func JSON[T any]() Format[T] {
	return Format[T]{".json", func(w io.Writer, rows []T) error { return writeJSON(w, rows) }}
}

// WriteFile writes rows to the file at path, whole or not at all, readable by
// its owner alone.
func (f Format[T]) WriteFile(path string, rows []T) error {
	return WriteFile(path, func(w io.Writer) error { return f.Write(w, rows) })
}

// WriteFile writes the file at path, whole or not at all, readable by its owner
// alone.
func WriteFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".kith-*")
	if err != nil {
		return unwritten(path, err)
	}
	defer func() { _ = os.Remove(file.Name()) }() // what is left unless it was renamed
	err = write(file)
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	var coded *domain.Error
	if err != nil && !errors.As(err, &coded) {
		return unwritten(path, err)
	}
	return err
}

func unwritten(path string, cause error) error {
	return domain.Errorf(domain.Unavailable, "The file %s could not be written.", path).
		WithHint("Choose another folder.").WithCause(cause)
}
