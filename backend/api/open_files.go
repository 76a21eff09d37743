package api

import (
	"context"
	"sync"

	"kith/backend/domain"
	"kith/backend/interchange"
)

// openFiles has, for each user, the open file to import and the running undo of an import.
type openFiles struct {
	mu    sync.Mutex
	files map[domain.UserID]*openFile
	undos map[domain.UserID]*undo
}

func newOpenFiles() *openFiles {
	return &openFiles{files: map[domain.UserID]*openFile{}, undos: map[domain.UserID]*undo{}}
}

// undo is the running undo of an import.
type undo struct {
	id string
	stopper
}

// openFile is an open file. Calls that use it hold mu.
type openFile struct {
	id         string
	actor      domain.UserID
	name       string
	remembered bool

	mu      sync.Mutex
	file    *interchange.File
	people  interchange.MemberFile
	plan    PreviewRequest // of the last preview
	report  domain.ImportReport
	planned bool

	stopper
}

func (o *openFiles) put(f *openFile) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.files[f.actor] = f
}

// get returns the file with an id. It fails with [domain.NotFound] if the user has closed it or opened
// another.
func (o *openFiles) get(id string, actor domain.UserID) (*openFile, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f := o.files[actor]
	if f == nil || f.id != id {
		return nil, domain.Errorf(domain.NotFound, "api.fileClosed", "This file is not open any more.").WithHint("api.openAgain", "Open it again.")
	}
	return f, nil
}

// beginUndo registers the undo of an import. An earlier undo of the same user can no longer be stopped.
func (o *openFiles) beginUndo(id string, actor domain.UserID) *undo {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.undos[actor] = &undo{id: id}
	return o.undos[actor]
}

// stopperOf returns the stopper of a file or of the undo of an import.
func (o *openFiles) stopperOf(id string, actor domain.UserID) (*stopper, error) {
	o.mu.Lock()
	back := o.undos[actor]
	o.mu.Unlock()
	if back != nil && back.id == id {
		return &back.stopper, nil
	}
	f, err := o.get(id, actor)
	if err != nil {
		return nil, err
	}
	return &f.stopper, nil
}

func (o *openFiles) remove(f *openFile) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f.stop()
	delete(o.files, f.actor)
}

// stopper cancels a running operation. The zero value has none.
type stopper struct {
	mu     sync.Mutex
	cancel context.CancelFunc
}

// stoppable returns a context that [stopper.stop] cancels.
func (s *stopper) stoppable(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cancel = cancel
	return ctx, s.stop
}

func (s *stopper) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
}

// read reads the people with the present mapping, and discards the preview.
func (f *openFile) read() (err error) {
	f.planned = false
	f.people, err = f.file.Read()
	return err
}

func (f *openFile) describe() ImportFile {
	consent := false
	for _, row := range f.people.Rows {
		consent = consent || row.Consent != domain.ConsentUnknown
	}
	return ImportFile{
		FileID: f.id, Name: f.name, Dialect: string(f.file.Dialect), Remembered: f.remembered,
		Columns: each(f.file.Columns(), func(c interchange.Column) ImportColumn {
			return ImportColumn{Header: c.Header, Field: string(c.Field), Reason: string(c.Reason), Samples: orEmpty(c.Samples)}
		}),
		Fields: each(interchange.Fields, func(field interchange.Field) string { return string(field) }),
		Rows:   len(f.people.Rows), Problems: len(f.people.Problems), Consent: consent,
		Nameless:  len(f.addresses(nameless)),
		Undecided: orEmpty(f.people.Undecided), Ignored: orEmpty(f.people.Ignored),
		Encoding: f.file.Encoding, Encodings: orEmpty(interchange.Encodings), Sheets: orEmpty(f.file.Sheets), Sheet: f.file.Sheet,
	}
}
