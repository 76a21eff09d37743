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

// Imports imports people from files: open a file, map its columns, preview, import, undo. During a
// preview, import or undo, events named "import" have an [ImportProgress].
type Imports struct {
	app   *App
	files *openFiles
}

// ImportFile is an open file with its format and the mapping of its columns.
type ImportFile struct {
	FileID     string         `json:"file_id"` // "": the dialog was cancelled
	Name       string         `json:"name"`
	Dialect    string         `json:"dialect"` // as in interchange.Dialect: "luma", "linkedin", "vcard", …, "table" for any other
	Columns    []ImportColumn `json:"columns"` // of a table; empty for vCards
	Fields     []string       `json:"fields"`  // fields that a column can be mapped to
	Remembered bool           `json:"remembered"`
	Rows       int            `json:"rows"`     // number of people
	Problems   int            `json:"problems"` // rows that cannot be used
	Consent    bool           `json:"consent"`  // the file has a column with each person's consent
}

// ImportColumn is a column and the field that it is mapped to.
type ImportColumn struct {
	Header  string   `json:"header"`
	Field   string   `json:"field"`  // "": none
	Reason  string   `json:"reason"` // "header", "content", "organiser", or ""
	Samples []string `json:"samples"`
}

// PathRequest names a file that was chosen in a dialog or dropped on the window.
type PathRequest struct {
	Path string `json:"path"`
}

// ContentRequest is a file that was opened by the page in a browser.
type ContentRequest struct {
	Name    string `json:"name"`
	Content string `json:"content"` // in base64
}

// FileRequest names an open file or, for Cancel, an import that is being undone.
type FileRequest struct {
	FileID string `json:"file_id"`
}

// MapRequest maps the columns of a file, in order, to these fields. The mapping is stored for files with
// the same header.
type MapRequest struct {
	FileID string   `json:"file_id"`
	Fields []string `json:"fields"`
}

// Choose shows a dialog to choose a file and opens it.
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

// OpenContent opens a file from its bytes.
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

// open reads a file and applies the stored mapping for its header, if any.
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

// rememberedMapping applies the mapping that is stored for the header of a file, if any.
func rememberedMapping(ctx context.Context, scoped *store.Scoped, file *interchange.File) (remembered bool, err error) {
	if file.Header() == "" {
		return false, nil
	}
	fields, err := scoped.Mapping(ctx, file.Header())
	if err != nil || fields == nil {
		return false, err
	}
	return file.Map(each(fields, func(f string) interchange.Field { return interchange.Field(f) })) == nil, nil // ignore a mapping with fields that no longer exist
}

// Map changes the mapping of the columns of a file.
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

// Close closes a file and discards its preview.
func (i *Imports) Close(r FileRequest) error {
	return i.app.within(func(_ context.Context, scoped *store.Scoped) error {
		f, err := i.files.get(r.FileID, scoped.Scope().Actor)
		if err == nil {
			i.files.remove(f)
		}
		return err
	})
}

// at makes a call with an open file of the acting user.
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
