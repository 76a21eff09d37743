package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// PreviewRequest names the file and the organization to import into. Consent is the organiser's statement
// of where people agreed to be listed, for those without a consent column in the file; with "" they are
// not listed.
type PreviewRequest struct {
	FileID  string `json:"file_id"`
	OrgID   string `json:"org_id"`
	Consent string `json:"consent"`
}

// ImportSummary is the summary of an import or a preview.
type ImportSummary struct {
	ImportID string         `json:"import_id"` // for undoing it; "" for a preview
	Counts   map[string]int `json:"counts"`    // by outcome: new, updated, unchanged, duplicate, invited, member, opted_out, rejected
	Total    int            `json:"total"`
	Listed   int            `json:"listed"`    // number of people whom others can find
	Unlisted map[string]int `json:"unlisted"`  // number of the other people who came in, by [domain.Unlisted]
	Noted    int            `json:"noted"`     // number of rows with notes
	Notes    []NoteCount    `json:"notes"`     // about consent: the most frequent, 20 at most
	ToInvite int            `json:"to_invite"` // number of the addresses of unlisted people who did not say no
}

// NoteCount is a note and the number of rows that have it.
type NoteCount struct {
	Note Reason `json:"note"`
	Rows int    `json:"rows"`
}

// ImportProgress is the progress of a preview, an import or an undo.
type ImportProgress struct {
	FileID string `json:"file_id"`
	Done   int    `json:"done"`
	Total  int    `json:"total"`
}

// ImportRowsRequest asks for rows of the last preview or import. The zero value of a filter lets all rows pass.
type ImportRowsRequest struct {
	FileID   string `json:"file_id"`
	Outcome  string `json:"outcome"`
	Noted    bool   `json:"noted"`    // only rows with notes
	Unlisted string `json:"unlisted"` // only people who are not listed for this reason, or "any"
	Offset   int    `json:"offset"`
	Limit    int    `json:"limit"` // 500 at most
}

// ImportRows are some of the rows, and the total number.
type ImportRows struct {
	Total int         `json:"total"`
	Rows  []ImportRow `json:"rows"`
}

// ImportRow is the outcome of one row of the file.
type ImportRow struct {
	Line     int                  `json:"line"`
	Name     string               `json:"name"`
	Email    string               `json:"email"`
	Outcome  string               `json:"outcome"`
	Reason   Reason               `json:"reason"`
	Changes  []domain.FieldChange `json:"changes"`  // of an updated person
	Notes    []Reason             `json:"notes"`    // what could not be used of the row
	Unlisted string               `json:"unlisted"` // why others do not find the person who came in: a [domain.Unlisted]
}

// Reason explains the outcome of a row: in English, and as a message that the page can translate.
type Reason struct {
	Text string           `json:"text"` // "": no explanation is needed
	Said domain.UIMessage `json:"said"`
}

// ReportRequest asks for the report of an import as a file: "csv" or "json".
type ReportRequest struct {
	FileID string `json:"file_id"`
	Format string `json:"format"`
	Locale string `json:"locale"` // as in [ExportMembersRequest]
}

// PastImport is an earlier import into an organization.
type PastImport struct {
	ImportID  string         `json:"import_id"`
	File      string         `json:"file"`
	By        string         `json:"by"` // name of the admin; "" if erased
	Counts    map[string]int `json:"counts"`
	At        string         `json:"at"`
	UndoneAt  string         `json:"undone_at"`  // "" unless it was undone
	UndoUntil string         `json:"undo_until"` // until when it can be undone
}

// UndoRequest names an import.
type UndoRequest struct {
	ImportID string `json:"import_id"`
}

// Undone is the result of undoing an import.
type Undone struct {
	Removed   int         `json:"removed"`
	Restored  int         `json:"restored"`
	Withdrawn int         `json:"withdrawn"` // number of invitations that were withdrawn
	Left      []ImportRow `json:"left"`      // people who were changed after the import and are kept, with the reason
}

// Preview imports the file in a transaction that it rolls back, and returns the summary.
func (i *Imports) Preview(r PreviewRequest) (ImportSummary, error) {
	return i.run(r.FileID, func(ctx context.Context, scoped *store.Scoped, f *openFile) error {
		f.planned = false
		report, err := i.importFile(ctx, scoped, f, r, true)
		if err == nil {
			f.plan, f.report, f.planned = r, report, true
		}
		return err
	})
}

// Commit imports the file as it was previewed last. If it fails, nothing is imported.
func (i *Imports) Commit(r FileRequest) (ImportSummary, error) {
	return i.run(r.FileID, func(ctx context.Context, scoped *store.Scoped, f *openFile) error {
		if !f.planned {
			return domain.Errorf(domain.Conflict, "api.notPreviewed", "The file was not previewed as it is now; nothing was imported.").WithHint("api.previewFirst", "Look at the preview first.")
		}
		report, err := i.importFile(ctx, scoped, f, f.plan, false)
		if err == nil {
			f.report, f.planned = report, false
		}
		return err
	})
}

func (i *Imports) run(id string, do func(context.Context, *store.Scoped, *openFile) error) (summary ImportSummary, err error) {
	summary = ImportSummary{Counts: map[string]int{}, Unlisted: map[string]int{}, Notes: []NoteCount{}}
	err = i.at(id, func(ctx context.Context, scoped *store.Scoped, f *openFile) error {
		ctx, stop := f.stoppable(ctx)
		defer stop()
		if err := do(ctx, scoped, f); err != nil {
			return err
		}
		summary = f.summary()
		return nil
	})
	return summary, err
}

// importFile imports a file, or only simulates it with dryRun.
func (i *Imports) importFile(ctx context.Context, scoped *store.Scoped, f *openFile, r PreviewRequest, dryRun bool) (domain.ImportReport, error) {
	if err := f.people.RequireDecisions(); err != nil {
		return domain.ImportReport{}, err
	}
	entries, tell := f.people.Entries(r.Consent), i.progress(f.id)
	report, err := scoped.Import(ctx, domain.Import{
		Org: domain.OrgID(r.OrgID), File: f.name, Entries: entries, Rejected: f.people.Rejected(), DryRun: dryRun,
		Progress: func(done int) { tell(done, len(entries)) },
	})
	f.people.Describe(&report)
	report.Encoding, report.Sheet = f.file.Encoding, f.file.SheetName()
	return report, err
}

// progress returns a function that sends the progress of a file or an import to the page, at most a
// hundred times.
func (i *Imports) progress(id string) func(done, total int) {
	reported := 0
	return func(done, total int) {
		if part := done * 100 / total; part > reported {
			reported = part
			i.app.parts.Window.Emit("import", ImportProgress{FileID: id, Done: done, Total: total})
		}
	}
}

// Cancel stops the preview or import of a file, or the undo of an import. Its changes are rolled back.
func (i *Imports) Cancel(r FileRequest) error {
	return i.app.within(func(_ context.Context, scoped *store.Scoped) error {
		work, err := i.files.stopperOf(r.FileID, scoped.Scope().Actor)
		if err == nil {
			work.stop()
		}
		return err
	})
}

// Rows returns rows of the last preview or import.
func (i *Imports) Rows(r ImportRowsRequest) (ImportRows, error) {
	page := ImportRows{Rows: []ImportRow{}}
	err := i.at(r.FileID, func(_ context.Context, _ *store.Scoped, f *openFile) error {
		limit := min(r.Limit, 500)
		for _, row := range f.report.Rows {
			if !r.wants(row) {
				continue
			}
			if page.Total >= r.Offset && len(page.Rows) < limit {
				page.Rows = append(page.Rows, importRow(row))
			}
			page.Total++
		}
		return nil
	})
	return page, err
}

// SaveReport writes the report of the last preview or import to a file that the user chooses.
func (i *Imports) SaveReport(r ReportRequest) (Exported, error) {
	var exported Exported
	err := i.at(r.FileID, func(ctx context.Context, _ *store.Scoped, f *openFile) (err error) {
		separator, err := separatorFor(ctx, i.app.parts, r.Locale)
		if err != nil {
			return err
		}
		format, err := interchange.ReportFormat(r.Format, separator)
		if err != nil {
			return err
		}
		exported, err = save(ctx, i.app.parts, "kith-import", format, f.report.Rows)
		return err
	})
	return exported, err
}

// List returns the imports into an organization, the latest first. It is for admins.
func (i *Imports) List(r OrganizationRequest) ([]PastImport, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) ([]PastImport, error) {
		past, err := scoped.Imports(ctx, domain.OrgID(r.OrgID))
		return each(past, func(p domain.PastImport) PastImport {
			return PastImport{
				ImportID: string(p.ID), File: p.File, By: p.By, Counts: countsOf(p.Counts), At: domain.FormatTime(p.At),
				UndoneAt: domain.FormatTime(p.UndoneAt), UndoUntil: domain.FormatTime(p.Until),
			}
		}), err
	})
}

// Undo undoes an import, except for people who were changed after it.
func (i *Imports) Undo(r UndoRequest) (Undone, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) (Undone, error) {
		ctx, stop := i.files.beginUndo(r.ImportID, scoped.Scope().Actor).stoppable(ctx)
		defer stop()
		undone, err := scoped.UndoImport(ctx, domain.ImportID(r.ImportID), i.progress(r.ImportID))
		return Undone{
			Removed: undone.Removed, Restored: undone.Restored, Withdrawn: undone.Withdrawn, Left: each(undone.Left, importRow),
		}, err
	})
}

func countsOf(counts map[domain.ImportOutcome]int) map[string]int {
	named := make(map[string]int, len(counts))
	for outcome, n := range counts {
		named[string(outcome)] = n
	}
	return named
}

func importRow(row domain.ImportedRow) ImportRow {
	return ImportRow{
		Line: row.Line, Name: row.Name, Email: row.Email, Outcome: string(row.Outcome), Reason: Reason{row.Reason, row.ReasonTemplate},
		Changes: orEmpty(row.Changes), Notes: notesOf(row), Unlisted: string(row.Unlisted),
	}
}

func notesOf(row domain.ImportedRow) []Reason {
	notes := make([]Reason, len(row.Notes))
	for i := range notes {
		notes[i] = Reason{row.Notes[i], row.NoteTemplates[i]}
	}
	return notes
}

// save writes rows to a file that the user chooses. The path is empty if the dialog was cancelled.
func save[T any](ctx context.Context, p Parts, name string, format interchange.Format[T], rows []T) (Exported, error) {
	path, err := p.saveAs(name + format.Extension)
	if err != nil || path == "" {
		return Exported{}, err
	}
	if err := ctx.Err(); err != nil { // Kith was closed during the dialog
		return Exported{}, err
	}
	return Exported{Path: path, Count: len(rows)}, format.WriteFile(path, rows)
}
