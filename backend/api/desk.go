package api

import (
	"context"
	"sync"

	"kith/backend/domain"
	"kith/backend/roster"
)

// desk is where files lie that were opened to be imported, one a person.
type desk struct {
	mu    sync.Mutex
	files map[domain.UserID]*openFile
}

func newDesk() *desk { return &desk{files: map[domain.UserID]*openFile{}} }

// openFile is a file on the desk. Whoever works on it holds mu.
type openFile struct {
	id         string
	actor      domain.UserID
	name       string
	remembered bool

	mu      sync.Mutex
	file    *roster.File
	people  roster.Roster
	plan    PreviewRequest // what was previewed last
	report  domain.ImportReport
	planned bool

	cancelling sync.Mutex
	cancel     context.CancelFunc // of what is under way; nil: nothing is
}

func (d *desk) put(f *openFile) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.files[f.actor] = f
}

// get is the file of that id. It fails with [domain.NotFound] where the person
// has closed it or opened another.
func (d *desk) get(id string, actor domain.UserID) (*openFile, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := d.files[actor]
	if f == nil || f.id != id {
		return nil, domain.Errorf(domain.NotFound, "This file is not open any more.").WithHint("Open it again.")
	}
	return f, nil
}

func (d *desk) remove(f *openFile) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f.stop()
	delete(d.files, f.actor)
}

// stoppable is a context that [openFile.stop] ends.
func (f *openFile) stoppable(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	f.cancelling.Lock()
	defer f.cancelling.Unlock()
	f.cancel = cancel
	return ctx, f.stop
}

func (f *openFile) stop() {
	f.cancelling.Lock()
	defer f.cancelling.Unlock()
	if f.cancel != nil {
		f.cancel()
		f.cancel = nil
	}
}

// read reads the people by the mapping of now; what was previewed is void.
func (f *openFile) read() (err error) {
	f.planned = false
	f.people, err = f.file.Read()
	return err
}

func (f *openFile) describe() ImportFile {
	consent := false
	for _, row := range f.people.Rows {
		consent = consent || row.Consent != domain.ConsentUnsaid
	}
	return ImportFile{
		FileID: f.id, Name: f.name, Dialect: string(f.file.Dialect), Remembered: f.remembered,
		Columns: each(f.file.Columns(), func(c roster.Column) ImportColumn {
			return ImportColumn{Header: c.Header, Field: string(c.Field), Reason: string(c.Reason), Samples: orEmpty(c.Samples)}
		}),
		Fields: each(roster.Fields, func(field roster.Field) string { return string(field) }),
		Rows:   len(f.people.Rows), Problems: len(f.people.Problems), Consent: consent,
	}
}
