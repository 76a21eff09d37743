package interchange

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"kith/backend/domain"
)

// Format is a file format for export.
type Format[T any] struct {
	Extension string // with the dot
	Write     func(io.Writer, []T) error
}

// MemberFormat returns the format for members by its name: "csv" with a separator
// (see [Separator]), "vcard" or "json". It fails with [domain.Invalid] for other names.
func MemberFormat(name string, separator rune) (Format[domain.Profile], error) {
	return formatOf(name, separator, WriteCSV, WriteVCard, WriteJSON)
}

// ContactFormat is like [MemberFormat], for saved contacts.
func ContactFormat(name string, separator rune) (Format[ContactRow], error) {
	return formatOf(name, separator, WriteContactsCSV, WriteContactsVCard, WriteContactsJSON)
}

func formatOf[T any](name string, separator rune, csv func(io.Writer, rune, []T) error, vcard, json func(io.Writer, []T) error) (Format[T], error) {
	switch name {
	case "csv":
		return Format[T]{".csv", func(w io.Writer, rows []T) error { return csv(w, separator, rows) }}, nil
	case "vcard":
		return Format[T]{".vcf", vcard}, nil
	case "json":
		return Format[T]{".json", json}, nil
	}
	return Format[T]{}, domain.Errorf(domain.Invalid, "interchange.noSuchFormat", "There is no format %q.", name).WithHint("interchange.useCSVVCardOrJSON", "Use csv, vcard or json.")
}

// JSON returns the format that writes rows as a JSON array.
func JSON[T any]() Format[T] {
	return Format[T]{".json", func(w io.Writer, rows []T) error { return writeJSON(w, rows) }}
}

// WriteFile writes rows to the file at path, as the function [WriteFile] does.
func (f Format[T]) WriteFile(path string, rows []T) error {
	return WriteFile(path, func(w io.Writer) error { return f.Write(w, rows) })
}

// WriteFile writes the file at path atomically. Only its owner can read it. It
// fails with [domain.Unavailable] if the file cannot be written.
func WriteFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".kith-*")
	if err != nil {
		return unwritten(path, err)
	}
	defer func() { _ = os.Remove(file.Name()) }() // does nothing after the rename
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
	return domain.Errorf(domain.Unavailable, "interchange.fileNotWritable", "The file %s could not be written.", path).
		WithHint("interchange.chooseAnotherFolder", "Choose another folder.").WithCause(cause)
}
