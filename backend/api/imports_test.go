package api_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/backend/api"
	"kith/backend/domain"
)

func (p *page) openTable(t *testing.T, content string) api.ImportFile {
	t.Helper()
	file, err := p.Imports.OpenContent(api.ContentRequest{Name: "members.csv", Content: base64.StdEncoding.EncodeToString([]byte(content))})
	must(t, err)
	return file
}

// importReport saves the report of an import as CSV and returns it.
func (p *page) importReport(t *testing.T, fileID string) string {
	t.Helper()
	report := filepath.Join(t.TempDir(), "report.csv")
	p.saveAs = func() string { return report }
	_, err := p.Imports.SaveReport(api.ReportRequest{FileID: fileID, Format: "csv"})
	must(t, err)
	written, err := os.ReadFile(report)
	must(t, err)
	return string(written)
}

// found founds an organization.
func (p *page) foundHarbour(t *testing.T) api.Organization {
	t.Helper()
	org, err := p.Organizations.Create(api.DescribeOrganizationRequest{Name: "Harbour"})
	must(t, err)
	return org
}

// TestImportWaitsForDecisions checks that a column that may be about consent stops the preview until it is mapped, and
// that the rows say what nobody could read.
func TestImportWaitsForDecisions(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	org := p.foundHarbour(t)
	file := p.openTable(t, "Name,Email,Opted in,Share with members\nAnn Lee,ann@example.org,purple,yes\nBo Ray,bo@example.org,yes,no\n")
	if len(file.Undecided) != 1 || file.Undecided[0] != "Share with members" {
		t.Fatalf("undecided are %q", file.Undecided)
	}
	request := api.PreviewRequest{FileID: file.FileID, OrgID: org.OrgID, Consent: "the fair"}
	_, err := p.Imports.Preview(request)
	wantCode(t, err, domain.Invalid)
	file, err = p.Imports.Map(api.MapRequest{FileID: file.FileID, Fields: []string{"name", "email", "consent", "not_used"}})
	must(t, err)
	if len(file.Undecided) != 0 {
		t.Errorf("undecided are %q", file.Undecided)
	}
	preview, err := p.Imports.Preview(request)
	must(t, err)
	rows, err := p.Imports.Rows(api.ImportRowsRequest{FileID: file.FileID, Limit: 10})
	must(t, err)
	if preview.Listed != 1 || len(rows.Rows) != 2 || len(rows.Rows[0].Notes) != 1 || !strings.Contains(rows.Rows[0].Notes[0].Text, "purple") {
		t.Errorf("the preview is %+v, its rows %+v", preview, rows.Rows)
	}
	if report := p.importReport(t, file.FileID); !strings.Contains(report, "purple") {
		t.Errorf("the report is %s", report)
	}
}

// TestImportFileWithProblems tests all steps: open, map, preview, import, save the report,
// undo.
func TestImportFileWithProblems(t *testing.T) {
	p := newPage(t)
	me, org := p.signUp(t, "Olive"), p.foundHarbour(t)
	const table = "Name,Contact,Knows about\nAnn Lee,ann@example.org,knots\n,nonsense,\nOlive,olive@example.org,\nAnn Lee,ann@example.org,\n"
	file := p.openTable(t, table)
	if file.Dialect != "table" || file.Columns[1].Field != "" || file.Columns[2].Field != "" || file.Rows != 3 {
		t.Fatalf("opened: %+v", file)
	}
	file, err := p.Imports.Map(api.MapRequest{FileID: file.FileID, Fields: []string{"name", "email", "offers"}})
	must(t, err)
	if file.Rows != 3 || file.Problems != 1 { // the row that names nobody counts now
		t.Errorf("mapped: %+v", file)
	}
	_, err = p.Imports.Commit(api.FileRequest{FileID: file.FileID})
	wantCode(t, err, domain.Conflict)

	preview, err := p.Imports.Preview(api.PreviewRequest{FileID: file.FileID, OrgID: org.OrgID, Consent: "the fair"})
	must(t, err)
	if preview.ImportID != "" || preview.Total != 4 || preview.Listed != 1 || preview.Counts["new"] != 1 || preview.Counts["duplicate"] != 1 ||
		preview.Counts["member"] != 1 || preview.Counts["rejected"] != 1 {
		t.Errorf("the preview is %+v", preview)
	}
	rows, err := p.Imports.Rows(api.ImportRowsRequest{FileID: file.FileID, Outcome: "rejected", Limit: 10})
	if err != nil || rows.Total != 1 || rows.Rows[0].Line != 3 || rows.Rows[0].Reason.Text == "" {
		t.Errorf("rejected are %+v, %v", rows, err)
	}
	done, err := p.Imports.Commit(api.FileRequest{FileID: file.FileID})
	must(t, err)
	if done.ImportID == "" || done.Counts["new"] != 1 {
		t.Errorf("imported: %+v", done)
	}
	if report := p.importReport(t, file.FileID); !strings.Contains(report, "Ann Lee,ann@example.org,duplicate") {
		t.Errorf("the report is %s", report)
	}

	if again := p.openTable(t, table); !again.Remembered || again.Columns[1].Field != "email" {
		t.Errorf("the mapping was forgotten: %+v", again)
	}
	undone, err := p.Imports.Undo(api.UndoRequest{ImportID: done.ImportID})
	if err != nil || undone.Removed != 1 {
		t.Errorf("undone: %+v, %v", undone, err)
	}
	past, err := p.Imports.List(api.OrganizationRequest{OrgID: org.OrgID})
	if err != nil || len(past) != 1 || past[0].UndoneAt == "" || past[0].By != me.Name {
		t.Errorf("past imports are %+v, %v", past, err)
	}
}

func TestImportNeedsAdmin(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	file := p.openTable(t, "Name\nAnn\n")
	p.signUp(t, "Ben")
	_, err := p.Imports.OpenContent(api.ContentRequest{Name: "a.csv"})
	wantCode(t, err, domain.Forbidden)
	for _, call := range []func() error{
		func() error { _, err := p.Imports.Map(api.MapRequest{FileID: file.FileID}); return err },
		func() error { _, err := p.Imports.Preview(api.PreviewRequest{FileID: file.FileID}); return err },
		func() error { _, err := p.Imports.Rows(api.ImportRowsRequest{FileID: file.FileID}); return err },
		func() error { return p.Imports.Cancel(api.FileRequest{FileID: file.FileID}) },
		func() error { return p.Imports.Close(api.FileRequest{FileID: file.FileID}) },
	} {
		wantCode(t, call(), domain.NotFound)
	}
}

func TestImportDialogCancelled(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	if file, err := p.Imports.Choose(); err != nil || file.FileID != "" || file.Columns == nil {
		t.Errorf("leaving the dialog gives %+v, %v", file, err)
	}
	_, err := p.Imports.Open(api.PathRequest{Path: t.TempDir()})
	wantCode(t, err, domain.NotFound)
}

// TestImportCancelled cancels an import at its first progress event: nobody is imported, and
// the file can be imported again.
func TestImportCancelled(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	org, err := p.Organizations.Create(api.DescribeOrganizationRequest{Name: "Harbour"})
	must(t, err)
	file := p.openTable(t, "Name\n"+strings.Repeat("Somebody\nSomebody else\n", 2_000))
	request := api.PreviewRequest{FileID: file.FileID, OrgID: org.OrgID}
	_, err = p.Imports.Preview(request)
	must(t, err)
	p.imports = func(api.ImportProgress) { must(t, p.Imports.Cancel(api.FileRequest{FileID: file.FileID})) }
	_, err = p.Imports.Commit(api.FileRequest{FileID: file.FileID})
	wantCode(t, err, domain.Stopped)
	p.imports = nil
	past, err := p.Imports.List(api.OrganizationRequest{OrgID: org.OrgID})
	if err != nil || len(past) != 0 {
		t.Errorf("what was cancelled is listed: %+v, %v", past, err)
	}
	if done, err := p.Imports.Commit(api.FileRequest{FileID: file.FileID}); err != nil || done.Counts["new"] != 2 {
		t.Errorf("imported after all: %+v, %v", done, err)
	}
}

// TestUndoCancelled cancels an undo at its first progress event: nobody is removed, and the
// import can be undone again. Other users cannot cancel it.
func TestUndoCancelled(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	org, err := p.Organizations.Create(api.DescribeOrganizationRequest{Name: "Harbour"})
	must(t, err)
	var table strings.Builder
	for i := range 1_000 {
		fmt.Fprintf(&table, "Somebody %d\n", i)
	}
	file := p.openTable(t, "Name\n"+table.String())
	_, err = p.Imports.Preview(api.PreviewRequest{FileID: file.FileID, OrgID: org.OrgID})
	must(t, err)
	done, err := p.Imports.Commit(api.FileRequest{FileID: file.FileID})
	must(t, err)
	p.imports = func(progress api.ImportProgress) {
		if progress.FileID != done.ImportID || progress.Total != 1_000 {
			t.Errorf("the progress is %+v", progress)
		}
		must(t, p.Imports.Cancel(api.FileRequest{FileID: done.ImportID}))
	}
	_, err = p.Imports.Undo(api.UndoRequest{ImportID: done.ImportID})
	wantCode(t, err, domain.Stopped)
	p.imports = nil
	undone, err := p.Imports.Undo(api.UndoRequest{ImportID: done.ImportID})
	if err != nil || undone.Removed != 1_000 {
		t.Errorf("undone after all: %d, %v", undone.Removed, err)
	}
	p.signUp(t, "Ben")
	wantCode(t, p.Imports.Cancel(api.FileRequest{FileID: done.ImportID}), domain.NotFound)
}

// TestImportOfAnotherEncodingAndSheet reads a text in another encoding than the guessed one, and another list than the
// first.
func TestImportOfAnotherEncodingAndSheet(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	p.foundHarbour(t)
	file := p.openTable(t, "Name,Email\nT\xF3th Gy\xF5z\xF5,toth@example.org\n")
	if file.Encoding != "windows-1252" || len(file.Encodings) < 20 || len(file.Sheets) != 0 {
		t.Fatalf("opened: %+v", file)
	}
	_, err := p.Imports.ReadAs(api.EncodingRequest{FileID: file.FileID, Encoding: "klingon"})
	wantCode(t, err, domain.Invalid)
	file, err = p.Imports.ReadAs(api.EncodingRequest{FileID: file.FileID, Encoding: "windows-1250"})
	must(t, err)
	if file.Encoding != "windows-1250" || file.Columns[0].Samples[0] != "Tóth Győző" {
		t.Errorf("read again: %+v", file)
	}
	file = p.openTable(t, `{"staff":[{"name":"Ann Lee"}],"guests":[{"name":"Bo Ray"},{"name":"Cy Moss"}]}`)
	if file.Sheet != 0 || len(file.Sheets) != 2 || file.Rows != 1 {
		t.Fatalf("opened: %+v", file)
	}
	_, err = p.Imports.ChooseSheet(api.SheetRequest{FileID: file.FileID, Sheet: 2})
	wantCode(t, err, domain.Invalid)
	file, err = p.Imports.ChooseSheet(api.SheetRequest{FileID: file.FileID, Sheet: 1})
	must(t, err)
	if file.Sheet != 1 || file.Rows != 2 {
		t.Errorf("the other list: %+v", file)
	}
}

// TestMappingWithoutHeaderIsNotRemembered maps a list without a header. The next such list may have other columns.
func TestMappingWithoutHeaderIsNotRemembered(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	p.foundHarbour(t)
	const list = "Ann Lee,ann@example.org,x\nBo Ray,bo@example.org,z\n"
	file := p.openTable(t, list)
	_, err := p.Imports.Map(api.MapRequest{FileID: file.FileID, Fields: []string{"name", "email", "skills"}})
	must(t, err)
	if again := p.openTable(t, list); again.Remembered || again.Columns[2].Field == "skills" {
		t.Errorf("remembered: %+v", again)
	}
}
