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
	Rows       int            `json:"rows"`      // number of people
	Nameless   int            `json:"nameless"`  // those of them of whom the file has an e-mail address and no name; they can be invited, not imported
	Problems   int            `json:"problems"`  // rows that cannot be used
	Consent    bool           `json:"consent"`   // the file has a column with each person's consent
	Undecided  []string       `json:"undecided"` // headers of columns that may be about consent; each must be mapped before the preview
	Ignored    []string       `json:"ignored"`   // what was not used: headers, or names of a card's properties
	Encoding   string         `json:"encoding"`  // of a text file; "" for a workbook
	Encodings  []string       `json:"encodings"` // that a text file can be read in
	Sheets     []string       `json:"sheets"`    // of a workbook
	Sheet      int            `json:"sheet"`     // the one that is read, from 0
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

// filePatterns are the names of files that the dialog shows.
const filePatterns = "*.csv;*.tsv;*.txt;*.xlsx;*.xlsm;*.ods;*.vcf;*.vcard;*.json;*.jsonl;*.ndjson"

// Choose shows a dialog to choose a file and opens it.
func (i *Imports) Choose() (ImportFile, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) (ImportFile, error) {
		path, err := i.app.parts.Window.OpenFile(filePatterns)
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
		if f.file.Header() == "" {
			return nil // nothing to recognise the next such file by
		}
		return scoped.RememberMapping(ctx, f.file.Header(), r.Fields)
	})
	return described, err
}

// EncodingRequest asks for a text file to be read in another encoding.
type EncodingRequest struct {
	FileID   string `json:"file_id"`
	Encoding string `json:"encoding"`
}

// ReadAs reads a text file in another encoding. The mapping of its columns starts anew.
func (i *Imports) ReadAs(r EncodingRequest) (ImportFile, error) {
	return i.reread(r.FileID, func(f *openFile) error { return f.file.ReadAs(r.Encoding) })
}

// SheetRequest asks for another sheet of a workbook, counted from 0.
type SheetRequest struct {
	FileID string `json:"file_id"`
	Sheet  int    `json:"sheet"`
}

// ChooseSheet reads another sheet of a workbook. The mapping of its columns starts anew.
func (i *Imports) ChooseSheet(r SheetRequest) (ImportFile, error) {
	return i.reread(r.FileID, func(f *openFile) error { return f.file.ChooseSheet(r.Sheet) })
}

func (i *Imports) reread(id string, change func(*openFile) error) (ImportFile, error) {
	described := emptyFile()
	err := i.at(id, func(_ context.Context, _ *store.Scoped, f *openFile) error {
		if err := change(f); err != nil {
			return err
		}
		f.remembered = false
		err := f.read()
		described = f.describe()
		return err
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

func emptyFile() ImportFile {
	return ImportFile{
		Columns: []ImportColumn{}, Fields: []string{}, Undecided: []string{}, Ignored: []string{}, Encodings: []string{}, Sheets: []string{},
	}
}
