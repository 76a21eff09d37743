package api

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// Imports bring people in from files: open one, look at its columns and map
// them, preview, import, undo. While one is at work, events named "import" carry
// an [ImportProgress].
type Imports struct {
	app   *App
	files *openFiles
}

// ImportFile is a file that was opened, and what it was taken for.
type ImportFile struct {
	FileID     string         `json:"file_id"` // "": the person changed their mind
	Name       string         `json:"name"`
	Dialect    string         `json:"dialect"` // as in interchange.Dialect: "luma", "linkedin", "vcard", …, "table" for any other
	Columns    []ImportColumn `json:"columns"` // of tables; none of vCards
	Fields     []string       `json:"fields"`  // what a column can be taken for
	Remembered bool           `json:"remembered"`
	Rows       int            `json:"rows"`     // people in it
	Problems   int            `json:"problems"` // rows that cannot be used
	Consent    bool           `json:"consent"`  // it says itself who agreed to be listed
}

// ImportColumn is one column and what it is taken for.
type ImportColumn struct {
	Header  string   `json:"header"`
	Field   string   `json:"field"`  // "": not used
	Reason  string   `json:"reason"` // "header", "content", "organiser", or ""
	Samples []string `json:"samples"`
}

// PathRequest names a file, as a dialog or a drop on the window gave it.
type PathRequest struct {
	Path string `json:"path"`
}

// ContentRequest is a file that a page in a browser was given.
type ContentRequest struct {
	Name    string `json:"name"`
	Content string `json:"content"` // in base64
}

// FileRequest names a file that is open or, to cancel it, an import that is being
// taken back.
type FileRequest struct {
	FileID string `json:"file_id"`
}

// MapRequest takes the columns of a file, in order, for these fields; it is
// remembered for files with the same header.
type MapRequest struct {
	FileID string   `json:"file_id"`
	Fields []string `json:"fields"`
}

// Choose asks for a file and opens it.
func (i *Imports) Choose() (ImportFile, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) (ImportFile, error) {
		path, err := i.app.parts.Window.OpenFile("*.csv;*.tsv;*.txt;*.vcf;*.json")
		if err != nil || path == "" {
			return emptyFile(), err
		}
		return i.openPath(ctx, scoped, path)
	})
}

// Open opens a file that was dropped on the window.
func (i *Imports) Open(r PathRequest) (ImportFile, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) (ImportFile, error) {
		return i.openPath(ctx, scoped, r.Path)
	})
}

// OpenContent opens a file that is given as its bytes.
func (i *Imports) OpenContent(r ContentRequest) (ImportFile, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) (ImportFile, error) {
		content, err := base64.StdEncoding.DecodeString(r.Content)
		if err != nil {
			return emptyFile(), domain.Errorf(domain.Invalid, "api.fileCut", "The file did not arrive whole; nothing was imported.").WithCause(err)
		}
		return i.open(ctx, scoped, r.Name, bytes.NewReader(content))
	})
}

func (i *Imports) openPath(ctx context.Context, scoped *store.Scoped, path string) (ImportFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return emptyFile(), unreadable(path, err)
	}
	defer file.Close()
	return i.open(ctx, scoped, filepath.Base(path), file)
}

func unreadable(path string, cause error) error {
	return domain.Errorf(domain.NotFound, "api.fileUnreadable", "The file %s cannot be read; nothing was changed.", filepath.Base(path)).
		WithHint("common.checkFile", "Check that it is there, and a file.").WithCause(cause)
}

// open reads a file, and maps its columns as they were mapped before.
func (i *Imports) open(ctx context.Context, scoped *store.Scoped, name string, r io.Reader) (ImportFile, error) {
	if err := scoped.RequireOrganiser(ctx); err != nil {
		return emptyFile(), err
	}
	opened, err := interchange.Open(name, r)
	if err != nil {
		if domain.CodeOf(err) == domain.Internal {
			err = unreadable(name, err)
		}
		return emptyFile(), err
	}
	remembered, err := rememberedMapping(ctx, scoped, opened)
	if err != nil {
		return emptyFile(), err
	}
	f := &openFile{id: domain.NewID(), actor: scoped.Scope().Actor, name: name, file: opened, remembered: remembered}
	if err := f.read(); err != nil {
		return emptyFile(), err
	}
	i.files.put(f)
	return f.describe(), nil
}

// rememberedMapping maps the columns of a file as an organiser did before, if one did.
func rememberedMapping(ctx context.Context, scoped *store.Scoped, file *interchange.File) (remembered bool, err error) {
	if file.Header() == "" {
		return false, nil
	}
	fields, err := scoped.Mapping(ctx, file.Header())
	if err != nil || fields == nil {
		return false, err
	}
	return file.Map(each(fields, func(f string) interchange.Field { return interchange.Field(f) })) == nil, nil // fields of an older Kith count for nothing
}

// Map takes the columns of a file for something else.
func (i *Imports) Map(r MapRequest) (ImportFile, error) {
	described := emptyFile()
	err := i.at(r.FileID, func(ctx context.Context, scoped *store.Scoped, f *openFile) error {
		if err := f.file.Map(each(r.Fields, func(field string) interchange.Field { return interchange.Field(field) })); err != nil {
			return err
		}
		if err := f.read(); err != nil {
			return err
		}
		described = f.describe()
		return scoped.RememberMapping(ctx, f.file.Header(), r.Fields)
	})
	return described, err
}

// Close forgets a file and what was previewed of it.
func (i *Imports) Close(r FileRequest) error {
	return i.app.within(func(_ context.Context, scoped *store.Scoped) error {
		f, err := i.files.get(r.FileID, scoped.Scope().Actor)
		if err == nil {
			i.files.remove(f)
		}
		return err
	})
}

// at is a call that works on an open file of the acting user.
func (i *Imports) at(id string, do func(context.Context, *store.Scoped, *openFile) error) error {
	return i.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		f, err := i.files.get(id, scoped.Scope().Actor)
		if err != nil {
			return err
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		return do(ctx, scoped, f)
	})
}

func emptyFile() ImportFile { return ImportFile{Columns: []ImportColumn{}, Fields: []string{}} }
